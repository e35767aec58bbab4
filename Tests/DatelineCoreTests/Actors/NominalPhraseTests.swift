import Testing

@testable import DatelineCore

@Suite("Nominal phrases")
struct NominalPhraseTests {
  @Test(
    "a mention has determiner, modifiers and head, without clauses",
    arguments: [
      ("The four masked gunmen who fled shot a guard.", ["The four masked gunmen", "a guard"]),
      ("Croatia's navy and coast guard searched the bay.", ["Croatia", "Croatia's navy", "coast guard", "the bay"]),
      ("Prime Minister Ana Brnabic met Edi Rama.", ["Prime Minister Ana Brnabic", "Edi Rama"]),
      ("The Bank of Mexico raised rates.", ["The Bank of Mexico", "Mexico", "rates"]),
      ("Two were killed.", ["Two"]),
      ("The wounded were flown out.", ["The wounded"]),
    ])
  func spans(text: String, expected: [String]) throws {
    #expect(try CodedText(text).words == expected)
  }

  @Test("the core of a name has no title, that of a gathering names its people")
  func cores() throws {
    let read = try CodedText("Dozens of protesters jeered President Hakainde Hichilema.")
    let crowd = try #require(try read.actor("Dozens").core)
    let person = try #require(try read.actor("President Hakainde Hichilema").core)
    #expect(read.text(crowd) == "protesters")
    #expect(read.text(person) == "Hakainde Hichilema")
  }

  @Test("the extent has the prepositional phrases behind the head")
  func extents() throws {
    let read = try CodedText("Villagers praised the head of the clinic in Arusha.")
    let extent = try #require(try read.actor("the head").extent)
    #expect(read.text(extent) == "the head of the clinic in Arusha")
  }

  @Test("a title and a name without a comma between them are one phrase")
  func titled() throws {
    let read = try CodedText("The Irish premier Leo Varadkar resigned.")
    #expect(read.words.contains("The Irish premier Leo Varadkar"))
  }

  @Test("a country stands for its people, except where it says where")
  func metonyms() throws {
    let read = try CodedText("Cuba condemned the blockade. Rice is dear in Cuba.")
    let mentions = (read.actors.first ?? []).filter { read.text($0.tokens) == "Cuba" }
    #expect(mentions.map(\.isMetonym) == [true, false])
  }
}
