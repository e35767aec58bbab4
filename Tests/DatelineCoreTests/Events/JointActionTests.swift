import Testing

@testable import DatelineCore

/// Who else takes part: members of a list, allies, who fights beside whom, who holds what is taken, and whose words a
/// speech is.
@Suite("Joint action and speeches")
struct JointActionTests {
  static let constructions: [ExpectedEvent] = [
    .init(
      text: "{A:GOV|The minister} is appalled by the murder of {H|a teacher} by {A:REB|rebels}.", kind: "ACCUSE/disapprove",
      actor: "The minister"),
    .init(
      text: "{A:GOV|The council members} are encouraged by the decision of {A:GOV|the president}.", kind: "SUPPORT/praise",
      actor: "The council members", target: "the president"),
    .init(
      text: "{A:MIL|The army} retook territory held by {A:REB|the militia} near {P:ML|Gao}.", kind: "ASSAULT/seize-territory",
      actor: "The army"),
    .init(
      text: "{A:REB|The militants} lost the town of {P:SO|Jowhar} to {A:MIL|government troops}.",
      kind: "ASSAULT/seize-territory", actor: "government troops"),
    .init(
      text: "{A:MIL|Peacekeepers} inflicted a heavy defeat on {A:REB|the insurgents}.", kind: "ASSAULT/clash",
      actor: "Peacekeepers", target: "the insurgents"),
    .init(
      text: "{H|Villagers} suffered a rocket attack near {P:SD|Kadugli}.", kind: "ASSAULT/missile", target: "Villagers"),
  ]

  @Test("An event is found with its participants", arguments: constructions)
  func construction(_ expected: ExpectedEvent) throws {
    try expected.check()
  }

  private func extract(_ text: String) throws -> [Event] {
    try EventFixture.extracted(text, date: "2025-02-11")
  }

  private func participants(_ role: Event.Actor.Role, _ event: Event) -> [String] { event.actors.filter { $0.role == role }.map(\.text) }

  @Test(
    "What two sides do with each other, each does to the other, whatever it is about",
    arguments: [
      ("AGREE", "Iran and Iraq gave the go-ahead for a railway, with works to begin before summer."),
      ("AGREE", "Iran and Iraq agreed to build a dry port under a 30-year concession."),
    ])
  func sides(type: String, text: String) throws {
    let event = try #require(try extract(text).first { $0.eventType == type })
    #expect(participants(.actor, event) == ["Iran"])
    #expect(participants(.target, event).contains("Iraq"))
  }

  @Test("Those who help together are both givers")
  func givers() throws {
    let aid = try #require(try extract("Norway and Cuba brokered the negotiations with the rebels.").first { $0.mode == "mediate" })
    #expect(participants(.actor, aid) == ["Norway", "Cuba"])
  }

  @Test("A threat is to whoever is to do or leave something")
  func condition() throws {
    let threat = try #require(try extract("The union threatened to strike unless the ministry pays arrears.").first { $0.eventType == "THREATEN" })
    #expect(participants(.target, threat) == ["the ministry"])
  }

  @Test(
    "Whose weapon it was is told of the strike, and is none of its own",
    arguments: [
      ("drone", "Drones launched by the Rapid Support Forces hit a power station at Merowe, cutting the power."),
      ("bombing", "A passenger bus was hit by an improvised explosive device planted by al-Shabaab militants."),
    ])
  func launched(mode: String, text: String) throws {
    let strikes = try extract(text).filter { $0.eventType == "ASSAULT" || $0.eventType == "ACCIDENT" }
    #expect(strikes.map(\.mode) == [mode])
    #expect(strikes.first?.actors.contains { $0.role == .actor } == true)
  }

  @Test("Those whom a sentence says a group includes act with it")
  func included() throws {
    let events = try extract("Countries that have conducted airstrikes in Libya include Chad, Niger and Egypt.")
    let strike = try #require(events.first { $0.kind == "ASSAULT/airstrike" })
    #expect(Set(strike.texts(.actor)).isSuperset(of: ["Chad", "Niger", "Egypt"]))
  }

  @Test("Both sides of an agreement are welcomed")
  func sides() throws {
    let events = try extract("Norway welcomed the agreement signed on Monday between Chad and Niger.")
    let praise = try #require(events.first { $0.kind == "SUPPORT/praise" })
    #expect(Set(praise.texts(.target)).isSuperset(of: ["Chad", "Niger"]))
  }

  @Test("A goal or a measure is no target of a promise")
  func goals() throws {
    let events = try extract("Norway remains committed to that goal.")
    #expect(events.allSatisfy { $0.texts(.target).isEmpty })
  }

  @Test("An unquoted speech behind an announcement is the speaker's, to the last paragraph that says we")
  func announced() throws {
    let events = try extract(
      """
      The defence minister of Kenya, Amina Otieno, said:

      Rebels attacked the town of Garissa on Sunday.

      We condemn the attack.

      Troops arrested four suspects on Monday.
      """)
    let attack = try #require(events.first { $0.eventType == "ASSAULT" })
    let blame = try #require(events.first { $0.kind == "ACCUSE/disapprove" })
    let arrest = try #require(events.first { $0.kind == "COERCE/arrest" })
    #expect(attack.attributions.first?.text == "The defence minister")
    #expect(blame.texts(.actor).contains("Amina Otieno"))
    #expect(arrest.attributions.isEmpty)
  }

  @Test("Who is quoted says it, not who quotes")
  func quoted() throws {
    let events = try extract("State television quoted the army as saying rebels had attacked the town of Goma.")
    let attack = try #require(events.first { $0.eventType == "ASSAULT" })
    #expect(attack.attributions.first?.text == "the army")
  }

  @Test("Who is supported in a fight fights")
  func campaign() throws {
    let events = try extract("Norway supports the Chadian army in the fight against Boko Haram.")
    #expect(events.contains { $0.eventType == "ASSAULT" && $0.texts(.actor) == ["the Chadian army"] && $0.texts(.target).contains("Boko Haram") })
    #expect(events.contains { $0.eventType == "SUPPORT" })
  }

  @Test("A promise of support in someone's campaign threatens nobody")
  func promise() throws {
    let events = try extract("The mission remains committed to supporting the Congolese army in its campaign to crush the rebels.")
    #expect(events.contains { $0.kind == "AGREE/support" && $0.texts(.target) == ["the Congolese army"] })
    #expect(!events.contains { $0.eventType == "THREATEN" })
  }

  @Test("Strikes from the air that a text has told are no walkout")
  func strikes() throws {
    let events = try extract("Coalition warplanes carried out airstrikes on rebels near Hodeidah. The minister welcomed the strikes in Yemen.")
    #expect(!events.contains { $0.eventType == "PROTEST" })
  }
}
