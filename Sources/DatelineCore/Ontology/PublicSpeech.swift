/// What makes words a public statement: the types of STATEMENT, and whose words count. Rows of `attribution.tsv` say of
/// each verb what it is to say something, rows of `speakers.tsv` who speaks in public.
struct PublicSpeech: Sendable {
  /// What a verb must say to be a statement.
  enum Content: String, Sendable, Hashable, CaseIterable {
    /// A clause or a quotation.
    case clause
    /// An object too: "announced the results".
    case any
    /// An act of the speaker's own: "admitted that it had shelled the camp".
    case own
  }

  /// What a verb of saying is, said in public.
  struct Verb: Sendable, Hashable {
    /// Index into the ontology's types.
    var type: Int
    var content: Content
  }

  static let event = "STATEMENT"

  private enum Kind: String, CaseIterable {
    case sector, subject, individual
  }

  /// Index of STATEMENT without a mode; nil where the table of types has no such row: then nothing is a statement.
  let plain: Int?
  /// Sectors of those who speak in public.
  let sectors: Set<String>
  /// Words, in lower case, in the names of bodies that speak of their own subject: "weather", "football".
  let subjects: Set<String>
  /// Words for people of a public sector who speak for themselves or a client: "lawyer", "protester".
  let individuals: Set<String>

  static func load(_ tables: OntologyTables, types: [EventType]) throws(TableError) -> PublicSpeech {
    var values: [Kind: Set<String>] = [:]
    for row in try tables.rows("speakers", required: ["kind", "value"]) {
      guard let kind = try row.choice("kind", as: Kind.self) else { throw row.error("column \"kind\" is empty") }
      values[kind, default: []].insert(try row.text("value"))
    }
    return PublicSpeech(
      plain: types.firstIndex { $0.isStatement && $0.mode == nil }, sectors: values[.sector] ?? [],
      subjects: values[.subject] ?? [], individuals: values[.individual] ?? [])
  }

  /// What `attribution.tsv` says of a verb; nil for a verb that is no public statement.
  static func verb(_ row: TableRow, types: [EventType]) throws(TableError) -> Verb? {
    guard let name = row.value("statement") else { return nil }
    let mode = name == "plain" ? nil : name
    guard let type = types.firstIndex(where: { $0.isStatement && $0.mode == mode }) else {
      throw row.error("column \"statement\": \(event) \(mode ?? "-") is no row of event-types.tsv")
    }
    guard row.value("content") != nil, let content = try row.choice("content", as: Content.self) else {
      throw row.error("column \"content\" is empty")
    }
    return Verb(type: type, content: content)
  }
}
