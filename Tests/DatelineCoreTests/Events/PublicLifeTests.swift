import Testing

@testable import DatelineCore

/// Protests, courts, diplomacy and aid as news tells them. Texts are parsed by the language model: the rules hang on its
/// trees.
@Suite("Events of public life in whole sentences")
struct PublicLifeTests {
  private func events(_ text: String, date: String = "2024-09-13") throws -> [Event] {
    try EventFixture.extracted(text, date: date, language: "en")
  }

  private func kinds(_ text: String) throws -> [String] { try events(text).map(\.kind) }

  @Test(
    "what states, crowds and courts do is told by many verbs",
    arguments: [
      ("Norway threw out two Russian diplomats on Monday.", "SANCTION/expel"),
      ("Peru recalled its consul from Madrid for consultations.", "SANCTION/withdraw"),
      ("The European Union has suspended 90 million euros in aid to Niger.", "SANCTION/cut-aid"),
      ("Lawmakers picketed the ministry in Lima on Monday.", "PROTEST/demonstrate"),
      ("Residents gheraoed a substation in Ranchi on Friday night.", "PROTEST/obstruct"),
      ("A crowd burned an Australian flag outside the embassy in Honiara.", "PROTEST/demonstrate"),
      ("The finance minister offered her resignation on Monday.", "RETREAT/resign"),
      ("Coastguards pulled 46 people from the sea on Monday.", "AID/rescue"),
      ("The High Court in Lusaka ordered the seizure of four houses.", "COERCE/seize"),
      ("The transport minister was sacked on Monday.", "SANCTION/dismiss"),
      ("Italy expelled 40 migrants to the border on Monday.", "COERCE/deport"),
    ])
  func verbs(text: String, kind: String) throws {
    #expect(try kinds(text).contains(kind))
  }

  @Test(
    "what something is done for is no event of its own",
    arguments: [
      "Thousands of teachers marched in Trujillo on Thursday to denounce the closing of rural schools.",
      "Australian police deployed to Honiara on Monday to quell riots.",
    ])
  func purpose(text: String) throws {
    #expect(try events(text).allSatisfy { $0.eventType != "ACCUSE" && $0.mode != "intervene" })
  }

  @Test("A country that takes part in politics is its government")
  func government() throws {
    let event = try #require(try events("Japan pledged three million dollars in aid to Kenya on Monday.").first)
    #expect(event.actors.first { $0.role == .actor }?.sector == "GOV")
  }

  @Test("“Who” behind a place are the people before it")
  func people() throws {
    let events = try events("A truck was stopped by soldiers at a checkpoint near Malakal, who beat two drivers.")
    #expect(events.first { $0.mode == "beat" }?.texts(.actor) == ["soldiers"])
  }

  @Test("A year ahead is not when something was agreed")
  func deadline() throws {
    let event = try #require(try events("France and Chad signed an agreement on Monday to double trade by 2028.").first)
    #expect(event.time?.resolved.start == "2024-09-09")
  }

  @Test("“A day after” counts from the day of the clause above")
  func interval() throws {
    let events = try events("The strike began on September 10, a day after police shot a student dead in Lima.")
    #expect(events.map(\.eventType) == ["PROTEST", "ASSAULT"])
    #expect(events.last?.time?.resolved.start == "2024-09-09")
  }

  @Test("“Here” is where the article was written, also of what police do")
  func here() throws {
    let text = "LIMA, Peru - Police dispersed a march of students here on Thursday with tear gas."
    let event = try #require(try events(text).first { $0.mode == "crowd-control" })
    guard case .resolved(let place)? = event.place?.resolution else {
      Issue.record("no place")
      return
    }
    #expect(place.name == "Lima")
  }

  @Test("Who speaks stands behind the verb, also where a list comes before it")
  func speaker() throws {
    let text = "At least 23 people were hurt in Lima, four of them by rubber bullets, said Rosa Villar, a police officer."
    #expect(try events(text).flatMap { $0.attributions.map(\.text) }.allSatisfy { $0 != "them" })
  }

  @Test("Crowds of a number protest, against whose house they stand outside")
  func outside() throws {
    let protest = try #require(try events("Hundreds of nurses protested outside the health ministry on Monday.").first { $0.eventType == "PROTEST" })
    #expect(protest.texts(.actor) == ["Hundreds of nurses"] || protest.texts(.actor) == ["nurses"], "\(protest.texts(.actor))")
    #expect(protest.texts(.target) == ["the health ministry"])
  }
}
