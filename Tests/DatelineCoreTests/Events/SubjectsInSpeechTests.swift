import Testing

@testable import DatelineCore

/// Who does what a verb tells, where parsers look for its subject in the wrong place, and for whom a pronoun stands beside
/// words of saying.
@Suite("Subjects behind openings, participles and passives")
struct SubjectsInSpeechTests {
  private func events(_ text: String, title: String? = nil) throws -> [Event] {
    try EventFixture.extracted(text, title: title, date: "2024-05-22", language: "en")
  }

  private func texts(_ role: Event.Actor.Role, _ type: String, _ mode: String? = nil, in events: [Event]) throws -> [String] {
    let event = try #require(events.first { $0.eventType == type && (mode == nil || $0.mode == mode) }, "\(type) \(mode ?? "")")
    return event.actors.filter { $0.role == role }.map(\.text)
  }

  @Test("Whom a sentence is told according to does nothing in it")
  func according() throws {
    let found = try events("According to Commissioner Aslam Barozai, between 25 and 30 attackers surrounded the post and attacked it for an hour in Zhob.")
    #expect(try texts(.actor, "ASSAULT", in: found).contains { $0.contains("attackers") })
    #expect(try texts(.actor, "ASSAULT", in: found).allSatisfy { !$0.contains("Barozai") })
  }

  @Test("A participle behind its noun leaves the noun to the main verb")
  func reduced() throws {
    let found = try events("A tribal council convened last month at Barh Azoum had called upon the government to reinforce the posts.")
    #expect(try texts(.actor, "REQUEST", in: found) == ["A tribal council"])
  }

  @Test("What is joined to a passive and has an object is done by who speaks")
  func joinedActive() throws {
    let found = try events("The chairman insisted that five of his members had been killed and accused the police of hiding the bodies.")
    #expect(try texts(.actor, "ACCUSE", in: found) == ["The chairman"])
    #expect(try texts(.target, "ACCUSE", in: found) == ["the police"])
  }

  @Test("A shortened \"has\" is no passive")
  func perfect() throws {
    let found = try events("The army says it's flown forty survivors to Peshawar.")
    #expect(try texts(.actor, "AID", in: found) == ["The army"])
  }

  @Test("A guise is nobody who has done something")
  func disguise() throws {
    let found = try events("Campaigners dressed as newts have chained themselves to a digger in Brough in protest at a bypass.")
    #expect(try texts(.actor, "PROTEST", in: found).contains { $0.lowercased().contains("campaigners") })
  }

  @Test("A title's first piece of news is no part of the second")
  func title() throws {
    let found = try events(
      "The ministry said on Monday that it was studying the case.", title: "Two border guards martyred in Saravan clash, Pakistan vows investigation")
    #expect(try texts(.actor, "AGREE", in: found) == ["Pakistan"])
  }

  @Test(
    "Nobody, a channel, and whom only the speaker's own words name are no speakers",
    arguments: [
      "No group has claimed responsibility so far. Turkish commandos killed five militants near Afrin, it added.",
      "\"No nation has been starved into loving its jailer,\" he said, adding that Iran would not sign the treaty.",
    ])
  func speakers(_ text: String) throws {
    let sources = try events(text).flatMap(\.attributions).map(\.text)
    #expect(!sources.contains { $0.contains("group") || $0.contains("jailer") })
  }

  @Test("Who speaks on a channel is not the channel's")
  func channel() throws {
    let found = try events("A little-known outfit said on Telegram that its men had ambushed the patrol near Kuhak.")
    let doer = try #require(found.first { $0.eventType == "ASSAULT" }?.actors.first { $0.role == .actor })
    #expect(doer.country != "AE" && doer.sector != "BUS")
  }

  @Test("A government is known by its seat, and a ministry by whose it is")
  func seats() throws {
    let text = "Gunmen killed two Iranian guards in Zahedan. The Iranian foreign minister urged the government in Islamabad to act."
    let request = try #require(try events(text).first { $0.eventType == "REQUEST" })
    #expect(request.actors.first { $0.role == .target }?.country == "PK")
    #expect(request.place?.text != "Islamabad")
    let other = "Iranian foreign minister Reza Golshani slammed Washington, whose Treasury blacklisted four Iranian shipping lines on Monday."
    let found = try events(other)
    #expect(found.first { $0.eventType == "SANCTION" }?.actors.first { $0.role == .actor }?.country == "US")
    #expect(found.first { $0.eventType == "ACCUSE" }?.actors.first { $0.role == .target }?.sector == "GOV")
  }
}
