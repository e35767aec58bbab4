import Testing

@testable import DatelineCore

@Suite("Phrases of tables are cut as text is")
struct TableWordsTests {
  /// What stands before a comma is cut by the patterns; without it, a phrase of letters alone is not.
  @Test(
    "A phrase of letters is cut as the same phrase in a text",
    arguments: [
      "Sierra Leone Police", "al Shabaab", "cannot go", "Im sure", "US Army", "a", "gonna", "dont", "Gen Omar", "id", "Ill", "UN", "USD km", "kg", "Let s",
    ])
  func letters(phrase: String) throws {
    let words = TableWords(model: try ParsedText.parser().model)
    #expect(words.words(phrase) + [","] == words.words(phrase + " ,"))
  }

  @Test("Every name of the tables is", arguments: ["organizations", "institutions", "agents"])
  func names(table: String) throws {
    let words = TableWords(model: try ParsedText.parser().model)
    let column = table == "agents" ? "singular" : "name"
    let rows = try Table(
      path: EventFixture.dataFolder + "/lexicons/\(table).tsv", required: [column],
      optional: ["variants", "country", "sector", "code", "from", "to", "plural", "kind", "weak"]
    ).rows
    #expect(rows.count > 1000)
    for row in rows {
      let name = try row.text(column)
      #expect(words.words(name) + [","] == words.words(name + " ,"), "\(name)")
    }
  }
}
