import Testing

@testable import DatelineCore

@Suite struct TimeGrammarTests {
  private static let words =
    "text\tclass\tfeatures\tform\nmay\tMONTH\tmonth=5\tcapital\nlast\tDIRECTION\tdirection=last\n"

  private func grammar(rules: String = "time\tMONTH\t\n", words: String = Self.words) throws -> TimeGrammar {
    try TimeGrammar(
      rules: Table(
        text: "symbol\tpattern\tfeatures\texample\n" + rules, file: "time-grammar.tsv",
        required: ["symbol", "pattern", "features"], optional: ["example"]),
      words: Table(
        text: words, file: "time-words.tsv", required: ["text", "class", "features"], optional: ["form"]),
      numbers: Table(
        text: "text\tkind\tvalue\ntwo\tcardinal\t2\n", file: "numbers.tsv", required: ["text", "kind", "value"]))
  }

  @Test func `The tables of the product are sound`() throws {
    let tables = try TimeText.tables()
    #expect(!tables.grammar.rules.isEmpty && !tables.verbs.isEmpty)
  }

  @Test(arguments: [
    ("time\tMONTHS\t\n", "no class"), ("time\t(MONTH\t\n", "not closed"), ("time\tMONTH )\t\n", "unexpected"),
    ("time\t\"of\t\n", "quotation"), ("time\tMONTH?\t\n", "nothing at all"), ("time\t!MONTH\t\n", "nothing at all"),
    ("time\tMONTH |\t\n", "empty"), ("time\tMONTH\tmonth=13\n", "unknown feature"), ("Time\tMONTH\t\n", "lower-case"),
    ("a\ta MONTH\t\n", "no symbol"), ("time\tlater\t\n", "no symbol"), ("time\t<(MONTH DAY) YEAR\t\n", "single words"),
    ("a\tMONTH\t\nb\tMONTH\t\na\tMONTH\t\n", "apart"), ("time\t\"123\"\t\n", "no word"),
  ])
  func `A wrong rule is an error with file and line`(rules: String, message: String) throws {
    let error = try #require(#expect(throws: TableError.self) { try grammar(rules: rules) })
    #expect(error.file == "time-grammar.tsv" && (error.line ?? 0) >= 2)
    #expect(error.message.contains(message))
  }

  @Test(arguments: [
    ("may\tMONAT\tmonth=5\n", "unknown class"), ("may\tDAY\t\n", "unknown class"),
    ("may\tMONTH\tmonth=5\tsometimes\n", "unknown condition"), ("5th\tORDINAL\tordinal=5\n", "digit"),
    ("abcdefghijklmnopqrst\tMONTH\tmonth=5\n", "16"), ("may\tMONTH\tmonat=5\n", "unknown feature"),
    ("xmas\tHOLIDAY\tholiday=13-45\n", "unknown feature"),
  ])
  func `A wrong word is an error with file and line`(row: String, message: String) throws {
    let words = "text\tclass\tfeatures\tform\n" + row
    let error = try #require(#expect(throws: TableError.self) { try grammar(words: words) })
    #expect(error.file == "time-words.tsv" && error.line == 2)
    #expect(error.message.contains(message))
  }

  @Test func `Brackets are bounded`() {
    let deep = String(repeating: "(", count: 40) + "MONTH" + String(repeating: ")", count: 40)
    #expect(throws: TableError.self) { try grammar(rules: "time\t\(deep)\t\n") }
  }

  @Test func `A verb stands once and has a kind`() {
    func load(_ rows: String) throws -> [String: VerbKind] {
      try VerbKind.load(Table(text: "lemma\tkind\n" + rows, file: "time-verbs.tsv", required: ["lemma", "kind"]))
    }
    #expect(throws: TableError.self) { try load("plan\tprospective\nplan\treporting\n") }
    #expect(throws: TableError.self) { try load("plan\thopeful\n") }
    #expect((try? load("plan\tprospective\n")) == ["plan": .prospective])
  }
}
