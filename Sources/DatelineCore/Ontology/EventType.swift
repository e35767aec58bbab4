/// One kind of event: a row of `event-types.tsv`.
///
/// A class, and what is asked of it most often is decided once: every mention of an event asks its type many times.
final class EventType: Sendable {
  struct Acled: Sendable, Hashable {
    var eventType: String
    var subEventType: String
  }

  /// PLOVER event type, `ASSAULT`, `COERCE`, …, or one beside them: `STATEMENT`, `ACCIDENT`, …
  let event: String
  /// This project's mode: `airstrike`, `seize-territory`, …
  let mode: String?
  /// The PLOVER mode that `mode` belongs to.
  let ploverMode: String?
  /// Digits, leading zeros kept; nil where CAMEO has no such event.
  let cameo: String?
  /// -10…10; nil without a CAMEO code.
  let goldstein: Double?
  /// GLIDE hazard code: `FL`, `EQ`, `AC`, …
  let glide: String?
  let acled: Acled?
  /// The ACLED code where the target is itself an armed force.
  let acledArmed: Acled?
  /// Mentions whose types share a group can tell one event; `any` goes with every violent group.
  let group: String
  let contexts: [String]

  let isViolent: Bool
  /// Harm that nobody means to do: an accident or a natural disaster.
  let isHazard: Bool
  /// A public statement of which no other event is told: what an article is about only where it tells nothing else.
  let isStatement: Bool
  /// What governments do by speaking, deciding, giving and withholding: a country that takes part is its government.
  let isPolitical: Bool
  /// Something is done, not merely said.
  let isPhysical: Bool
  /// People come together: talks, visits; not by telephone.
  var isMeeting: Bool { event == "CONSULT" && mode != "phone" }
  /// Somebody goes or agrees to go somewhere.
  var isVisit: Bool { mode == "visit" || event == "AGREE" && mode == "meet" }
  /// Only the harm is told, not how it was done.
  let isHarm: Bool
  /// A way to die that is an event where nothing else is told, and the harm of the flood, the wreck or the fire where it
  /// is.
  let isHazardOutcome: Bool
  /// Violence of which people can be named as its victims, and others as those who did it to them.
  let isDoneToPeople: Bool
  /// Violence that is no "attack" on someone: the taking of a town, an abduction, a blockade, a coup.
  let standsApart: Bool

  init(
    event: String, mode: String?, ploverMode: String?, cameo: String?, goldstein: Double?, glide: String?,
    acled: Acled?, acledArmed: Acled?, group: String, contexts: [String]
  ) {
    self.event = event
    self.mode = mode
    self.ploverMode = ploverMode
    self.cameo = cameo
    self.goldstein = goldstein
    self.glide = glide
    self.acled = acled
    self.acledArmed = acledArmed
    self.group = group
    self.contexts = contexts
    isViolent = event == "ASSAULT"
    isHazard = event == "ACCIDENT" || event == "DISASTER"
    isStatement = event == PublicSpeech.event
    isPolitical = !isViolent && !isHazard && event != "PROTEST"
    isPhysical = isViolent || isHazard || ["COERCE", "PROTEST", "MOBILIZE", "AID", "RETREAT", "SANCTION"].contains(event)
    isHarm = mode == "kill" || mode == "injure"
    isHazardOutcome = isHazard && ["drowning", "fall", "electrocution"].contains(mode)
    isDoneToPeople = isViolent && !["territory", "blockade", "coup", "ceasefire"].contains(group)
    standsApart = ["territory", "abduction", "blockade", "coup", "intercept"].contains(group)
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
