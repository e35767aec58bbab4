/// What becomes of an attitude and the event that it is about: "threatened to attack", "demanded that troops withdraw",
/// "agreed to send aid" are each one event, of a type that both decide. The rows of `compositions.tsv`.
struct Compositions: Sendable {
  private struct Key: Hashable {
    var attitude: String
    var event: String
    var mode: String?
  }

  /// Attitudes that are not themselves event types: an intention told in the future tense.
  static let intention = "INTEND"
  /// And what someone says that he will not do.
  static let refusal = "REFUSE"

  private var results: [Key: Int] = [:]
  /// PLOVER events and ``intention`` that stand in the first column.
  private(set) var attitudes: Set<String> = []

  /// The index of the composed type; nil where the two stay two events.
  /// - Parameter mode: the attitude's; rows that name it come before those that do not.
  func type(attitude: String, mode attitudeMode: String? = nil, content: EventType) -> Int? {
    let attitudes = (attitudeMode.map { ["\(attitude)/\($0)"] } ?? []) + [attitude]
    for attitude in attitudes {
      for mode in [content.mode, nil] {
        if let type = results[Key(attitude: attitude, event: content.event, mode: mode)] { return type }
      }
    }
    return nil
  }

  static func load(_ tables: OntologyTables, types: [EventType]) throws(TableError) -> Compositions {
    let rows = try tables.rows("compositions", required: ["attitude", "event", "mode", "result", "result-mode"])
    var files: [Key: String] = [:]
    var compositions = Compositions()
    let events = Set(types.map(\.event))
    for row in rows {
      let attitude = try row.text("attitude")
      let sides = attitude.split(separator: "/").map(String.init)
      guard let first = sides.first, sides.count <= 2, events.contains(first) || attitude == intention || attitude == refusal,
        sides.count == 1 || types.contains(where: { $0.event == first && $0.mode == sides[1] })
      else {
        throw row.error("\(attitude) is neither an event of event-types.tsv, with /MODE or without, nor \(intention) or \(refusal)")
      }
      let event = try row.text("event")
      let mode = row.value("mode")
      guard types.contains(where: { $0.event == event && (mode == nil || $0.mode == mode) }) else {
        throw row.error("\(event) \(mode ?? "-") is no row of event-types.tsv")
      }
      let result = try row.text("result")
      let resultMode = row.value("result-mode")
      guard let type = types.firstIndex(where: { $0.event == result && $0.mode == resultMode }) else {
        throw row.error("\(result) \(resultMode ?? "-") is no row of event-types.tsv")
      }
      let key = Key(attitude: attitude, event: event, mode: mode)
      if let file = files[key] {
        guard file != row.file else { throw row.error("\(attitude) \(event) \(mode ?? "-") stands twice") }
        continue
      }
      files[key] = row.file
      compositions.results[key] = type
      compositions.attitudes.insert(first)
    }
    return compositions
  }
}
