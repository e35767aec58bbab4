import Testing

@testable import DatelineCore

/// Wordings of everyday reports that had been taken for something else.
@Suite("Everyday wordings of wires and papers")
struct RunOfTheMillTests {
  private func events(_ text: String, title: String? = nil) throws -> [Event] {
    try EventFixture.extracted(text, title: title, date: "2024-05-22", language: "en")
  }

  @Test("An air strike that tears through a market is one event, with the market and its dead")
  func tornThrough() throws {
    let found = try events("An air strike tore through a crowded market in Mellit on Monday, killing at least 63 people.")
    let strike = try #require(found.first { $0.mode == "airstrike" })
    #expect(found.allSatisfy { $0.mode != "explosion" })
    #expect(strike.texts(.target).contains { $0.contains("market") })
    #expect(strike.casualties.killed?.count.min == 63)
  }

  @Test("Who disputes a toll denies no attack")
  func disputedToll() throws {
    let found = try events("Officials met in Bamako on Monday.", title: "Gunmen storm army post near Niger border, toll disputed")
    #expect(found.contains { $0.eventType == "ASSAULT" && $0.factuality == .asserted }, "\(found.map(\.kind))")
  }

  @Test("What is delivered by air is delivered by nobody who is named")
  func byAir() throws {
    let found = try events("Food is being delivered by air from Beira to 4,000 people.")
    #expect(found.allSatisfy { !$0.texts(.actor).contains("air") })
  }

  @Test("A delegation that walks out halts the talks, and surrenders to nobody")
  func walkout() throws {
    let found = try events("Peace talks broke off on Tuesday when the rebel delegation walked out less than two hours after the session opened.")
    #expect(found.contains { $0.mode == "halt-talks" && $0.texts(.actor).contains { $0.contains("delegation") } }, "\(found.map(\.kind))")
    #expect(found.allSatisfy { $0.mode != "surrender" })
  }

  @Test("The channel that carries a claim is not whom it is against")
  func channel() throws {
    let found = try events("Islamic State claimed responsibility for the attack in a statement circulated on Telegram late on Monday.")
    #expect(found.allSatisfy { !$0.texts(.target).contains("Telegram") })
  }

  @Test(
    "An agent is found behind what parsers hang it on",
    arguments: [
      ("Bhutanese herders were evicted from a disputed pasture by the Royal Bhutan Army on Monday.", "Royal Bhutan Army"),
      ("A kidnapper was shot dead in Ondo by the Zimbel corps.", "Zimbel corps"),
      ("Women removing headscarves were beaten by the Basij on the campus of a Tehran university.", "Basij"),
      ("Clashes in Chad's Logone Oriental province between villagers and Arab herders left twenty-three people dead on Monday.", "Arab herders"),
    ])
  func agents(text: String, words: String) throws {
    let found = try events(text)
    #expect(found.contains { event in event.actors.contains { $0.role != .attribution && $0.text.contains(words) } }, "\(found.map(\.kind))")
  }

  @Test("What is sanctioned is the yard, not the town before its noun")
  func yard() throws {
    let found = try events("China has imposed sanctions on a Kaohsiung shipyard that builds the cutters.")
    #expect(found.contains { $0.texts(.target).contains { $0.contains("shipyard") } }, "\(found.map { $0.texts(.target) })")
  }

  @Test("Policemen who lead a man away arrest him")
  func ledAway() throws {
    let found = try events("Policemen led the former minister away from the courtroom on Wednesday.")
    #expect(found.allSatisfy { $0.mode != "abduct" }, "\(found.map(\.kind))")
  }

  @Test("Rebels who overrun a region take it, and states that mobilize are their governments")
  func overrun() throws {
    let taken = try events("Tuareg rebels and loosely allied Islamists overran the desert north of Mali in 2012.")
    #expect(taken.contains { $0.mode == "seize-territory" }, "\(taken.map(\.kind))")
    let sent = try events("Turkey sent 400 soldiers to the border on Monday.")
    #expect(sent.flatMap(\.actors).contains { $0.role == .actor && $0.sector == "GOV" }, "\(sent.flatMap(\.actors).map(\.sector))")
  }
}
