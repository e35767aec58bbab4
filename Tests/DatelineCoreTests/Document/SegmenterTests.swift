import Testing

@testable import DatelineCore

@Suite struct SegmenterTests {
  private func document(_ text: String) throws -> Document {
    try ReadArticle.finder().segmenter.document(text, field: .text)
  }

  @Test(arguments: [
    (
      "Gen. Smith met Mr. Jones of Acme Inc. today.",
      ["Gen.", "Smith", "met", "Mr.", "Jones", "of", "Acme", "Inc.", "today", "."]
    ),
    ("the U.S. army", ["the", "U.S.", "army"]),
    ("a U.N.-backed force", ["a", "U.N.-backed", "force"]),
    ("J. K. Rowling", ["J.", "K.", "Rowling"]),
    ("3.5 million of 1,200 (7:30)", ["3.5", "million", "of", "1,200", "(", "7:30", ")"]),
    ("On Jan. 3, No. 10", ["On", "Jan.", "3", ",", "No.", "10"]),
    ("Russia’s and Putin's", ["Russia", "’s", "and", "Putin", "'s"]),
    ("the rebels' camp", ["the", "rebels", "'", "camp"]),
    ("He didn’t see O’Brien", ["He", "didn’t", "see", "O’Brien"]),
    ("a 34-year-old pro-government man", ["a", "34-year-old", "pro-government", "man"]),
    ("wait... what", ["wait", "...", "what"]),
    ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
    ("war 🇺🇦👩‍👩‍👧 over", ["war", "🇺🇦", "👩‍👩‍👧", "over"]),
    ("São Tomé", ["São", "Tomé"]),
    ("$5m, 50%", ["$", "5m", ",", "50", "%"]),
  ])
  func `Words, numbers and marks are cut apart`(text: String, tokens: [String]) throws {
    #expect(try document(text).tokens.map(\.text) == tokens)
  }

  @Test(arguments: [
    ("He came. She left.", ["He came.", "She left."]),
    ("\"Stop!\" he said. They did.", ["\"Stop!\" he said.", "They did."]),
    ("“We won.” The crowd cheered.", ["“We won.”", "The crowd cheered."]),
    ("The U.S. said no. Gen. Lee agreed.", ["The U.S. said no.", "Gen. Lee agreed."]),
    ("It was made in the U.S. The rest came from Japan.", ["It was made in the U.S.", "The rest came from Japan."]),
    ("Growth was 3.5 percent. Prices fell 1.2.", ["Growth was 3.5 percent.", "Prices fell 1.2."]),
    ("A heading\n\nThe story begins.", ["A heading", "The story begins."]),
    ("First.\r\n\r\nSecond", ["First.", "Second"]),
    ("the city fell. al-Shabaab said so.", ["the city fell.", "al-Shabaab said so."]),
    ("Really?! Yes… Well, no.", ["Really?!", "Yes…", "Well, no."]),
    ("It ended there.3 Then it began.", ["It ended there.3", "Then it began."]),
    ("troops left.The town is calm.", ["troops left.", "The town is calm."]),
    ("RUSSIA ATTACKED. UKRAINE FELL.", ["RUSSIA ATTACKED.", "UKRAINE FELL."]),
  ])
  func `Sentences end where a reader ends them`(text: String, sentences: [String]) throws {
    let document = try document(text)
    #expect(document.sentences.map { document.text($0.span) } == sentences)
  }

  @Test func `Blank lines part paragraphs`() throws {
    #expect(try document("One. Two.\n\nThree.\n \nFour.").sentences.map(\.paragraph) == [0, 0, 1, 2])
  }

  @Test func `Lines broken at a width are one paragraph`() throws {
    let text = "The army said that its\nforces had taken the town\nafter a battle of three\ndays and nights.\n\nNext."
    #expect(try document(text).sentences.map(\.paragraph) == [0, 1])
  }

  @Test func `Paragraphs may be single lines`() throws {
    #expect(try document("One fell.\nTwo rose.\nThree left.").sentences.map(\.paragraph) == [0, 1, 2])
  }

  @Test func `What stands before the body becomes no token`() throws {
    let text = "KYIV (AP) - Troops left."
    let document = try ReadArticle.finder().segmenter.document(text, field: .text, from: 12)
    #expect(document.tokens.first?.text == "Troops")
    #expect(document.tokens.first?.span == Span(12, 18))
  }

  @Test func `Folding drops case, accents and typography`() {
    #expect(Folding.fold("Bogotá") == "bogota")
    #expect(Folding.fold("CÔTE D’IVOIRE") == "cote d'ivoire")
    #expect(Folding.fold("Non‑State") == "non-state")
    #expect(Folding.fold("Cafe\u{301}") == "cafe")
    #expect(Folding.fold("Şanlıurfa") == "sanliurfa")
  }

  @Test func `An endless word is cut at the stated length`() throws {
    let document = try document(String(repeating: "x", count: 100_000))
    #expect(document.tokens.allSatisfy { $0.span.length <= Tokenizer.maximumLength })
    #expect(document.sentences.allSatisfy { $0.tokens.count <= SentenceSplitter.maximumLength })
  }
}
