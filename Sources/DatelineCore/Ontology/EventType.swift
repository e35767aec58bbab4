/// One kind of event: a row of `event-types.tsv`.
struct EventType: Sendable, Hashable {
  struct Acled: Sendable, Hashable {
    var eventType: String
    var subEventType: String
  }

  /// PLOVER event type, `ASSAULT`, `COERCE`, …, or one beside them: `STATEMENT`, `ACCIDENT`, …
  var event: String
  /// This project's mode: `airstrike`, `seize-territory`, …
  var mode: String?
  /// The PLOVER mode that `mode` belongs to.
  var ploverMode: String?
  /// Digits, leading zeros kept; nil where CAMEO has no such event.
  var cameo: String?
  /// -10…10; nil without a CAMEO code.
  var goldstein: Double?
  /// GLIDE hazard code: `FL`, `EQ`, `AC`, …
  var glide: String?
  var acled: Acled?
  /// The ACLED code where the target is itself an armed force.
  var acledArmed: Acled?
  /// Mentions whose types share a group can tell one event; `any` goes with every violent group.
  var group: String
  var contexts: [String]

  var isViolent: Bool { event == "ASSAULT" }

  /// Harm that nobody means to do: an accident or a natural disaster.
  var isHazard: Bool { event == "ACCIDENT" || event == "DISASTER" }

  /// A public statement of which no other event is told: what an article is about only where it tells nothing else.
  var isStatement: Bool { event == PublicSpeech.event }

  /// What governments do by speaking, deciding, giving and withholding: a country that takes part is its government.
  var isPolitical: Bool { !isViolent && !isHazard && event != "PROTEST" && event != "MOBILIZE" }

  /// Something is done, not merely said.
  var isPhysical: Bool {
    switch event {
    case "ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "RETREAT", "SANCTION", "ACCIDENT", "DISASTER": true
    default: false
    }
  }

  /// Only the harm is told, not how it was done.
  var isHarm: Bool { mode == "kill" || mode == "injure" }

  /// A way to die that is an event where nothing else is told, and the harm of the flood, the wreck or the fire where it
  /// is.
  var isHazardOutcome: Bool { isHazard && ["drowning", "fall", "electrocution"].contains(mode) }

  /// Violence of which people can be named as its victims, and others as those who did it to them.
  var isDoneToPeople: Bool { isViolent && !["territory", "blockade", "coup", "ceasefire"].contains(group) }

  /// Violence that is no "attack" on someone: the taking of a town, an abduction, a blockade, a coup.
  var standsApart: Bool {
    switch group {
    case "territory", "abduction", "blockade", "coup", "intercept": true
    default: false
    }
  }
}

extension EventType {
  /// A row that comes first stands, where two give one event and mode in different files.
  static func load(_ tables: OntologyTables) throws(TableError) -> [EventType] {
    let rows = try tables.rows(
      "event-types",
      required: ["event", "mode", "plover", "cameo", "goldstein", "acled", "armed", "group", "contexts"],
      optional: ["glide"])
    var types: [EventType] = []
    var files: [(event: String, mode: String?, file: String)] = []
    for row in rows {
      let cameo = try row.cameo()
      let type = EventType(
        event: try row.text("event"), mode: row.value("mode"), ploverMode: row.value("plover"), cameo: cameo,
        goldstein: try row.goldstein(cameo: cameo), glide: try row.glide(), acled: try row.acled("acled"),
        acledArmed: try row.acled("armed"), group: try row.text("group"),
        contexts: row.value("contexts")?.split(separator: ",").map(String.init) ?? [])
      if let known = files.firstIndex(where: { $0.event == type.event && $0.mode == type.mode }) {
        guard files[known].file != row.file else {
          throw row.error("\(type.event) \(type.mode ?? "-") stands twice")
        }
        continue
      }
      files.append((type.event, type.mode, row.file))
      types.append(type)
    }
    return types
  }
}

extension TableRow {
  /// The cell, or nil when it is empty or `-`.
  func value(_ column: String) -> String? {
    guard let cell = optional(column), cell != "-" else { return nil }
    return cell
  }

  fileprivate func cameo() throws(TableError) -> String? {
    guard let code = value("cameo") else { return nil }
    guard (2...4).contains(code.count), code.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      throw error("column \"cameo\": \"\(code)\" is not a code of two to four digits, nor -")
    }
    return code
  }

  fileprivate func goldstein(cameo: String?) throws(TableError) -> Double? {
    guard value("goldstein") != nil else {
      guard cameo == nil else { throw error("column \"goldstein\" is missing for CAMEO \(cameo ?? "")") }
      return nil
    }
    guard cameo != nil else { throw error("column \"goldstein\" is the scale of a CAMEO code, and there is none") }
    guard let scale = try number("goldstein"), (-10...10).contains(scale) else {
      throw error("column \"goldstein\" must be a number from -10 to 10")
    }
    return scale
  }

  /// The column may be absent: ontologies of users need not have it.
  fileprivate func glide() throws(TableError) -> String? {
    guard let code = value("glide") else { return nil }
    guard code.count == 2, code.allSatisfy({ $0.isASCII && $0.isUppercase }) else {
      throw error("column \"glide\": \"\(code)\" is not a code of two capitals")
    }
    return code
  }

  fileprivate func acled(_ column: String) throws(TableError) -> EventType.Acled? {
    guard let cell = value(column) else { return nil }
    guard let slash = cell.firstIndex(of: "/"), cell.index(after: slash) < cell.endIndex else {
      throw error("column \"\(column)\": \"\(cell)\" is not EVENT TYPE/SUB-EVENT TYPE")
    }
    // "Explosions/Remote violence/Suicide bomb": the type's own name holds a slash.
    let first = String(cell[..<slash])
    let rest = String(cell[cell.index(after: slash)...])
    guard first == "Explosions", let second = rest.firstIndex(of: "/") else {
      return EventType.Acled(eventType: first, subEventType: rest)
    }
    return EventType.Acled(
      eventType: first + "/" + rest[..<second], subEventType: String(rest[rest.index(after: second)...]))
  }
}
