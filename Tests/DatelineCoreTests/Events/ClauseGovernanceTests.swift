import Testing

@testable import DatelineCore

/// Which clause governs which, where parsers say one thing and the sentence another.
@Suite("Clauses side by side, behind nouns and behind verdicts")
struct ClauseGovernanceTests {
  private func events(_ text: String) throws -> [Event] {
    try EventFixture.extracted(text, date: "2024-05-22", language: "en")
  }

  private func first(_ type: String, _ mode: String? = nil, in text: String) throws -> Event {
    try #require(try events(text).first { $0.eventType == type && (mode == nil || $0.mode == mode) }, "\(type)")
  }

  @Test("An accusation stands beside its rejection behind a semicolon")
  func parataxis() throws {
    let found = try events("The railway workers' union accused the company of neglect; the company rejected the charge.")
    #expect(found.map(\.eventType).sorted() == ["ACCUSE", "REJECT"])
    #expect(found.allSatisfy { $0.factuality == .asserted })
  }

  @Test(
    "What a clause behind a noun does to it is told by the rows of its verb and that noun",
    arguments: [
      "They hailed an accord that the government signed with rebels in May.",
      "It was the first step of an accord that the government signed with rebels in May.",
      "A peace accord signed by the government in May fell apart.",
    ])
  func objectOfRelative(_ text: String) throws {
    #expect(try first("SUPPORT", "sign", in: text).factuality == .asserted)
  }

  @Test("Who burns down homes does not burn down himself")
  func transitive() throws {
    let arson = try first("ASSAULT", "arson", in: "Gang members went from house to house, burning down homes.")
    #expect(arson.actors.contains { $0.role == .actor && $0.text == "Gang members" })
    #expect(arson.actors.contains { $0.text == "homes" })
    #expect(try events("Gang members went from house to house, burning down homes.").allSatisfy { $0.eventType != "ACCIDENT" })
  }

  @Test("A river that bursts its banks floods")
  func ownObject() throws {
    #expect(try first("DISASTER", in: "Twelve people drowned in Tete after the river burst its banks on Monday.").mode == "flood")
  }

  @Test("The crime behind a verdict is recalled, and is not the next sentence's attack")
  func verdict() throws {
    let text = "Preciado was sentenced in 2021 to 14 years for the murder of a port official. On Tuesday gunmen attacked the prison."
    let murder = try first("ASSAULT", "kill", in: text)
    #expect(murder.background)
    #expect(!murder.actors.contains { $0.text == "gunmen" })
    #expect(try first("SANCTION", "sentence", in: text).time?.text == "2021")
    #expect(!(try first("ASSAULT", "attack", in: text).background))
  }

  @Test("A day before the verb dates the story")
  func dayBeforeVerb() throws {
    let text = "Gunmen riding on motorcycles on Saturday night raided a village near Kaduna. They set two vans ablaze."
    #expect(try first("ASSAULT", "arson", in: text).time?.resolved.start == "2024-05-18")
  }

  @Test(
    "What those are disguised as who do it stands between them and their verb",
    arguments: [
      "Gunmen disguised as police stormed a pool hall in La Ceiba late on Sunday and opened fire on patrons watching a football match, killing ten people.",
      "Men dressed as soldiers attacked a bus near Cali on Sunday.",
    ])
  func disguise(_ text: String) throws {
    let attack = try #require(try events(text).first { $0.eventType == "ASSAULT" && $0.actors.contains { $0.role == .actor } })
    #expect(attack.actors.filter { $0.role == .actor }.allSatisfy { ["Gunmen", "Men"].contains($0.text) }, "\(attack.actors.map(\.text))")
    #expect(attack.factuality == .asserted)
  }

  @Test("Where people are killed, a match that is spoken of makes no figure of speech of the shooting")
  func match() throws {
    let found = try events("Gunmen opened fire on patrons watching a football match on Sunday, killing ten people, prosecutors said.")
    #expect(found.contains { $0.mode == "shooting" && $0.casualties.killed?.count.min == 10 })
  }

  @Test("No sea takes part in what is done on its coast")
  func sea() throws {
    let found = try events("The minister said that 400 soldiers would be deployed along the Atlantic coast.")
    #expect(found.allSatisfy { !$0.actors.contains { $0.text == "Atlantic" } })
  }
}
