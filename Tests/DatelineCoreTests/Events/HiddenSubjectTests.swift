import Testing

@testable import DatelineCore

/// Sentences whose subject or verb parsers lose behind what opens them.
@Suite("Subjects behind times and participles, verbs that look like participles")
struct HiddenSubjectTests {
  private func first(_ type: String, _ mode: String?, _ text: String) throws -> Event {
    let found = try EventFixture.extracted(text, date: "2024-05-22", language: "en")
    return try #require(found.first { $0.eventType == type && (mode == nil || $0.mode == mode) }, "\(type) in \(found.map(\.eventType))")
  }

  private func texts(_ role: Event.Actor.Role, _ event: Event) -> [String] { event.actors.filter { $0.role == role }.map(\.text) }

  @Test("Who acts on an evening is no part of the evening")
  func evening() throws {
    let blockade = try first("PROTEST", "obstruct", "On Tuesday evening youths from Kisumu blocked the road with boulders.")
    #expect(texts(.actor, blockade) == ["youths"])
    #expect(blockade.time?.resolved.start == "2024-05-21")
  }

  @Test("Whoever does what a participle opens with does the main verb as well")
  func participle() throws {
    let text = "Expressing condolences to the families in Lviv, the President of Ukraine appealed to allies to send help."
    #expect(texts(.actor, try first("REQUEST", nil, text)) == ["the President"])
    #expect(texts(.actor, try first("SUPPORT", "condole", text)) == ["the President"])
  }

  @Test(
    "A past between two nouns is a verb",
    arguments: [
      ("airstrike", "The army said a helicopter strafed paddy fields outside Sagaing."),
      ("coup", "Burkina Faso's military seized power in 1980."),
      ("stabbing", "A 24-year-old stabbed two people in Lyon."),
    ])
  func hidden(mode: String, text: String) throws {
    #expect(try first("ASSAULT", mode, text).factuality == .asserted)
  }

  @Test("Whom a list of their own interrupts is the subject of the verb behind it")
  func interrupted() throws {
    let deaths = try first("ASSAULT", "kill", "Two miners died and eleven people, among them four police officers, were hurt on Tuesday when police cleared a roadblock.")
    #expect(deaths.casualties.killed?.count.min == 2)
    #expect(deaths.casualties.injured?.count.min == 11)
  }

  @Test("What is set ablaze is what burns")
  func ablaze() throws {
    #expect(texts(.target, try first("ASSAULT", "arson", "Protesters set a police van ablaze in Nairobi.")) == ["a police van"])
  }

  @Test("What a trigger names as carried off is its target")
  func carriedOff() throws {
    #expect(texts(.target, try first("COERCE", "loot", "Bandits carted away motorcycles near Zaria.")) == ["motorcycles"])
  }

  @Test("The police of a town bear no other country's name")
  func namesake() throws {
    let arrest = try first("COERCE", "arrest", "Khulna Metropolitan Police arrested ten people in Dhaka.")
    #expect(arrest.actors.allSatisfy { $0.country != "GB" })
  }

  @Test("Nobody dies where something ends sine die")
  func sineDie() throws {
    let found = try EventFixture.extracted("The university in Accra was closed sine die.", date: "2024-05-22", language: "en")
    #expect(found.allSatisfy { $0.casualties.killed == nil })
  }

  @Test("A word that a condition names may stand in the sentence before; who flees is told by his own")
  func conditionAround() throws {
    let caught = "The man was caught at a gym in Culiacan."
    func isArrested(_ text: String) throws -> Bool {
      try EventFixture.extracted(text, date: "2024-05-22", language: "en").contains { $0.mode == "arrest" }
    }
    #expect(try isArrested("The suspected kingpin was extradited on Friday. " + caught))
    #expect(try !isArrested(caught))
    let flight = "Heavy fighting went on near Zurmi. The smuggler has fled."
    #expect(try EventFixture.extracted(flight, date: "2024-05-22", language: "en").allSatisfy { $0.mode != "displace" })
  }
}
