import Testing

@testable import DatelineCore

/// What councils, courts, donors and unions decide, announce and agree. Texts are parsed by the language model: the rules
/// hang on its trees.
@Suite("Decisions, plans and meetings")
struct DecisionTests {
  private func events(_ text: String, title: String? = nil) throws -> [Event] {
    try EventFixture.extracted(text, title: title, date: "2024-06-12", language: "en")
  }

  private func main(_ text: String, title: String? = nil) throws -> Event {
    try #require(try events(text, title: title).first { $0.main })
  }

  @Test(
    "bodies decide by many verbs",
    arguments: [
      ("The authorities in Gao suspended the work of three aid groups on Monday.", "COERCE/ban"),
      ("A court in Lusaka ordered the release of two journalists on Monday.", "RETREAT/release"),
      ("The Supreme Court in Nairobi dismissed the petition on Monday.", "REJECT"),
      ("About 200 Cuban exiles rallied outside the consulate in Madrid on Sunday.", "PROTEST/demonstrate"),
      ("Nurses would strike from July 1 unless their pay rises, the union said.", "PROTEST/strike"),
    ])
  func verbs(text: String, kind: String) throws {
    #expect(try events(text).contains { $0.kind == kind })
  }

  @Test("a capital that is accused, or joined to one that acts, is a government")
  func capitals() throws {
    let signed = try events("Ankara and Doha signed the deal in Istanbul on Monday.")
    #expect(signed.first?.actors.first { $0.text == "Doha" }?.sector == "GOV")
    let accused = try events("Warsaw accused Minsk of sending migrants across the border on Monday.")
    #expect(accused.first?.actors.first { $0.text == "Minsk" }?.sector == "GOV")
  }

  @Test("a minister of another country is nobody whom the tables know by that name")
  func namesakes() throws {
    let events = try events("Foreign Minister Pedro Castillo of Colombia signed the accord in Quito on Monday.")
    #expect(events.first?.actors.first { $0.role == .actor }?.country == "CO")
  }

  @Test("what is agreed at a meeting has its day")
  func meetingDay() throws {
    let events = try events(
      "Foreign Minister Ana Ruiz met her Peruvian counterpart in Lima on Sunday. The two ministers signed an agreement on fishing.")
    #expect(events.first { $0.mode == "sign" }?.time?.resolved.start == "2024-06-09")
  }

  @Test("who met agree")
  func pairs() throws {
    let events = try events("The president spoke with the Kenyan prime minister by phone on Monday. They condemned the coup in Niger.")
    #expect(events.first { $0.eventType == "ACCUSE" }?.texts(.actor) == ["The president"])
  }

  @Test("an event's noun has the time of the clause that tells of it")
  func timeOfClause() throws {
    let events = try events(
      "Japan provided medical supplies to Vanuatu on Monday after the earthquake that killed 14 people in Port Vila in December.")
    #expect(events.first { $0.mode == "earthquake" }?.time?.resolved.start == "2023-12-01")
  }

  @Test("the rain that set floods off, and those displaced, are no events of their own")
  func disaster() throws {
    let rain = try events("Heavy rain triggered flash floods in Tete on Monday, killing 12 people.")
    #expect(rain.map(\.eventType) == ["DISASTER"])
    let displaced = try events("Some 3,000 people have been displaced in Tete after the river burst its banks on Monday.")
    #expect(displaced.map(\.eventType) == ["DISASTER"])
  }

  @Test("a lead's own verb is the news, not what the title adds with “as”")
  func asides() throws {
    let event = try main(
      "Chad and Sudan agreed on Monday to reopen their border. Hundreds of traders protested in Abeche.",
      title: "Chad and Sudan open border as traders protest in Abeche")
    #expect(event.eventType == "AGREE")
  }

  @Test("an agency writes its initials small in a dateline")
  func dateline() throws {
    let event = try main("Bern (dpa) - The Swiss government imposed sanctions on Belarus on Monday.")
    #expect(event.texts(.actor) == ["The Swiss government"])
  }
}
