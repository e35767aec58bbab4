/// What a weapon makes of violence that a wide word tells: the rows of `means.tsv`.
struct Means: Sendable {
  private struct Key: Hashable {
    var weapon: String
    var type: Int
  }

  private var results: [Key: Int] = [:]

  /// The index of the type that violence done with a weapon of a kind is; nil where the weapon changes nothing.
  /// - Parameter type: as told, an index into the ontology's types.
  /// - Parameter name: the weapon's last word, of which the table may say more than of its kind.
  func type(of type: Int, with weapon: String, named name: String) -> Int? {
    results[Key(weapon: "\(weapon):\(name)", type: type)] ?? results[Key(weapon: weapon, type: type)]
  }

  static func load(_ tables: OntologyTables, types: [EventType]) throws(TableError) -> Means {
    let rows = try tables.rows("means", required: ["weapon", "modes", "result"])
    var means = Means()
    for row in rows {
      let result = try type(try row.text("result"), types, row)
      for weapon in row.list("weapon") {
        for mode in row.list("modes") {
          let key = Key(weapon: weapon, type: try type(mode, types, row))
          // An added table's rows come first.
          if means.results[key] == nil { means.results[key] = result }
        }
      }
    }
    return means
  }

  private static func type(_ mode: String, _ types: [EventType], _ row: TableRow) throws(TableError) -> Int {
    guard let type = types.firstIndex(where: { $0.event == "ASSAULT" && $0.mode == mode }) else {
      throw row.error("ASSAULT \(mode) is no row of event-types.tsv")
    }
    return type
  }
}
