import Testing

@testable import DatelineCore

@Suite struct LexiconsTests {
  private func lexicon(_ keys: [(String, Lexicon.Entry)]) -> (Lexicon, Segmenter) {
    let segmenter = Segmenter(abbreviations: [:], openers: [])
    var lexicon = Lexicon(words: ["us": .pronoun])
    for (key, entry) in keys { lexicon.add(segmenter.key(key), entry) }
    return (lexicon, segmenter)
  }

  private func longest(_ text: String, _ keys: [(String, Lexicon.Entry)]) -> Reading.Match? {
    let (lexicon, segmenter) = lexicon(keys)
    return Reading(segmenter.document(text, field: .text), lexicon: lexicon).longest(at: 0) { _ in true }
  }

  @Test func `The longest phrase wins`() {
    let keys: [(String, Lexicon.Entry)] = [("power", .weapon(0)), ("power station", .object(0, plural: false))]
    #expect(longest("power station hit", keys)?.tokens == 0..<2)
    #expect(longest("power cut", keys)?.tokens == 0..<1)
  }

  @Test func `A name in the table wants its capitals`() {
    let keys: [(String, Lexicon.Entry)] = [("Turkey", .country(0))]
    #expect(longest("Turkey was served to him", keys) != nil)
    #expect(longest("turkey was served to Ali", keys) == nil)
  }

  @Test func `Initials want capitals throughout`() {
    let keys: [(String, Lexicon.Entry)] = [("US", .country(0))]
    #expect(longest("US forces left Kabul", keys) != nil)
    #expect(longest("Us forces left Kabul", keys) == nil)
  }

  @Test func `All tables load and their phrases are found`() throws {
    let lexicons = try Lexicons(data: ReadArticle.data)
    #expect(lexicons.agents.count > 300)
    #expect(lexicons.organizations.count > 200)
    #expect(lexicons.countryRows.count == lexicons.countries.count)
  }

  @Test func `A folder without tables is an error that names the file`() {
    let error = #expect(throws: TableError.self) { try Lexicons(data: "/nonexistent") }
    #expect(error?.file == "/nonexistent/lexicons/words.tsv")
  }
}
