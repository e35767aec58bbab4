import Testing

@testable import DatelineCore

@Suite("Lost stops")
struct LostStopsTests {
  private func pieces(_ text: String) -> [String] {
    let source = Array(text.utf8)
    let starts = LostStops.starts(in: source, 0..<source.count)
    return zip([0] + starts, starts + [source.count]).map { String(decoding: source[$0..<$1], as: UTF8.self) }
  }

  @Test("A small word with a capital behind a common word begins a sentence")
  func starts() {
    #expect(pieces("Two men were shot near the market on Friday police said The attackers fled on motorcycles into the forest") == [
      "Two men were shot near the market on Friday police said ", "The attackers fled on motorcycles into the forest",
    ])
    #expect(pieces("Four rebels were killed in the long gun battle A BSF man was also hurt in the exchange").count == 2)
  }

  @Test("Names with an article and sentences in quotation marks stay whole", arguments: [
    "The minister told the newspaper The Herald that the talks would go on until the end of the month",
    "Judges who sit in the Dutch town of The Hague heard the case against the former commander on Friday",
    "The minister told reporters who waited there: \"The talks will go on until the end of the month\"",
    "They met the bass player of the band The Strokes who lives in the old part of the city",
  ])
  func whole(_ text: String) {
    #expect(pieces(text) == [text])
  }
}
