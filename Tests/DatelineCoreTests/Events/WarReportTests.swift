import Testing

@testable import DatelineCore

/// What war reports, communiqués and lists of measures tell, and who takes part.
@Suite("War reports and communiqués")
struct WarReportTests {
  static let constructions: [ExpectedEvent] = [
    .init(
      text: "{A:MIL|The army} defeated {N:REB|the Red Front} at {P:CG|Ouesso}.", kind: "ASSAULT/clash",
      actor: "The army", target: "the Red Front"),
    .init(
      text: """
        {A:UAF|A suicide bomber} rammed {W:vehicle|a car} packed with explosives into a barracks in {P:AF|Herat}, \
        killing {C:killed:4|four soldiers}.
        """, kind: "ASSAULT/suicide-attack", actor: "A suicide bomber", target: "a barracks"),
    .init(
      text: "{C:killed:2|Two people} were killed after {A:UAF|a bomber} crashed {W:vehicle|a truck} into a checkpoint.",
      kind: "ASSAULT/vehicle-attack", actor: "a bomber", target: "a checkpoint"),
    .init(
      text: "{A:UNK|A man} drove {W:vehicle|a van} into a crowd in {P:GB|Leeds}.", kind: "ASSAULT/vehicle-attack",
      actor: "A man"),
    .init(
      text: "{A:MIL|Troops} repelled an attack by {A:REB|insurgents} on {P:ML|Menaka}.", kind: "ASSAULT/clash",
      actor: "Troops", target: "insurgents"),
    .init(
      text: "{A:MIL|Government troops} drove {A:REB|the militants} out of {P:MZ|Palma}.", kind: "ASSAULT/seize-territory",
      actor: "Government troops", target: "the militants", place: "Palma"),
    .init(
      text: "{A:MIL|Troops} expelled {A:REB|the rebels} {T:2024-03-22|on Friday}.", kind: "ASSAULT/offensive",
      actor: "Troops", target: "the rebels"),
    .init(
      text: "{A:MIL|Soldiers} captured a dam near {P:IQ|Haditha}.", kind: "ASSAULT/seize-territory", actor: "Soldiers",
      target: "a dam"),
    .init(
      text: "{M:PL|Poland} joined the fight against {N:REB|the Red Front}.", kind: "ASSAULT/clash", actor: "Poland",
      target: "the Red Front"),
    .init(
      text: "{A:MIL|The army} used chlorine gas against {H|villagers} in {P:SD|Kutum}.", kind: "ASSAULT/chemical-attack",
      actor: "The army", target: "villagers"),
    .init(
      text: "{A:REB|The brigade} pledged allegiance to {N:REB|the Red Front}.", kind: "SUPPORT", actor: "The brigade",
      target: "the Red Front"),
    .init(
      text: "{A:MIL|Coalition forces} advised {A:MIL|the new brigades}.", kind: "AID/military", actor: "Coalition forces",
      target: "the new brigades"),
    .init(
      text: "{M:NO|Norway} stands shoulder to shoulder with {M:FI|Finland}.", kind: "SUPPORT", actor: "Norway",
      target: "Finland"),
    .init(
      text: "{A:REB|Rebels} fired dozens of {W:missile|rockets} at a base in {P:CD|Goma}.", kind: "ASSAULT/missile",
      actor: "Rebels", target: "a base"),
    .init(
      text: "Three {W:missile|rockets} landed near a school in {P:IL|Sderot}.", kind: "ASSAULT/missile", target: "a school"),
    .init(
      text: "{A:MIL|The air force} launched air and artillery strikes on {A:REB|rebels} in {P:MM|Loikaw}.",
      kind: "ASSAULT/shelling", actor: "The air force", target: "rebels"),
    .init(
      text: "{M:SD|Sudan}'s {W:drone|drones} struck a depot in {P:SD|Kutum}.", kind: "ASSAULT/drone", target: "a depot",
      place: "Kutum"),
    .init(
      text: "A bridge was hit by {W:missile|missiles} near {P:SD|Kutum}.", kind: "ASSAULT/missile", target: "A bridge"),
    .init(
      text: "Two {A:MIL|soldiers} were wounded by {W:artillery|mortars} in {P:SD|Kutum}.", kind: "ASSAULT/shelling"),
    .init(
      text: "A truck of {A:MIL|soldiers} hit a {W:explosive|landmine} near {P:ML|Menaka}.", kind: "ASSAULT/bombing",
      target: "A truck"),
    .init(
      text: "A patrol of {A:MIL|soldiers} ran into an ambush at {P:ML|Menaka}.", kind: "ASSAULT/attack", place: "Menaka"),
    .init(
      text: "{A:REB|Rebels} handed over their {W:firearm|rifles} at {P:ML|Menaka}.", kind: "RETREAT/disarm", actor: "Rebels"),
    .init(
      text: "{A:MIL|Troops} neutralised {A:REB|five militants} in {P:ML|Menaka}.", kind: "ASSAULT/kill", actor: "Troops"),
    .init(
      text: "Nine strikes engaged {A:REB|an insurgent unit} near {P:IQ|Hit}.", kind: "ASSAULT/airstrike",
      target: "an insurgent unit"),
  ]

  @Test("An event is found with its participants", arguments: constructions)
  func construction(_ expected: ExpectedEvent) throws {
    try expected.check()
  }

  @Test(
    "Words of war that tell none are left out",
    arguments: [
      "{A:PTY|The ruling party} defeated the motion in parliament.",
      "{H|The champion} defeated {H|his rival} in the final.",
      "{M:FR|France} is at war with inflation.",
      "{H|The doctor} joined the fight against cancer.",
      "{H|The clerk} cleared the table.",
    ])
  func nonEvent(_ text: String) throws {
    #expect(try EventFixture.events(text).filter { $0.eventType == "ASSAULT" }.map(\.kind) == [])
  }

  @Test("Who loses a town is a target of its capture, also by the word for the hold on it",
    arguments: [
      "{A:MIL|The army} retook {P:ML|Menaka} from {A:REB|the rebels}.",
      "{A:MIL|The army} retook {P:ML|Menaka} from the hands of {A:REB|the rebels}.",
    ])
  func loser(_ text: String) throws {
    let event = try #require(try EventFixture.events(text).first { $0.kind == "ASSAULT/seize-territory" })
    #expect(event.texts(.target) == ["Menaka", "the rebels"])
  }

  @Test("An attack is its claimant's")
  func claimed() throws {
    let attack = try #require(
      try EventFixture.events("An attack claimed by {N:REB|the Red Front} hit a barracks in {P:NE|Diffa}.").first)
    #expect(attack.texts(.actor) == ["the Red Front"])
    #expect(attack.attributions.map(\.text) == ["the Red Front"])
  }

  @Test("Allies of an actor act as well",
    arguments: [
      "{A:REB|Rebels}, backed by {A:MIL|foreign troops}, attacked {A:MIL|an army base} in {P:LY|Sirte}.",
      "{A:REB|Rebels} attacked {P:LY|Sirte} alongside {A:MIL|foreign troops}.",
      "{A:REB|Rebels} attacked {A:MIL|an army base}, aided by strong support from {A:MIL|foreign troops}.",
    ])
  func allies(_ text: String) throws {
    let attack = try #require(try EventFixture.events(text).first { $0.eventType == "ASSAULT" })
    #expect(attack.texts(.actor) == ["Rebels", "foreign troops"])
  }

  @Test("Who is named among several takes part")
  func members() throws {
    let attack = try #require(
      try EventFixture.events(
        "{A:MIL|Coalition forces}, including {N:MIL|the Fifth Brigade} and {N:MIL|the Lions}, attacked {P:YE|Mocha}.").first)
    #expect(attack.texts(.actor) == ["Coalition forces", "the Fifth Brigade", "the Lions"])
  }

  @Test("A list of things is struck as a whole")
  func things() throws {
    let event = try #require(
      try EventFixture.events(
        "{A:MIL|Soldiers} destroyed a fuel depot, a bridge, seven buildings and two vehicles.").first)
    #expect(event.texts(.target).count == 4)
  }

  @Test("A distance is from a place, not from an attacker")
  func distance() throws {
    let attack = try #require(
      try EventFixture.events("{A:REB|Militants} carried out a mortar attack on an outpost 6 km from {P:IQ|Daquq}.").first)
    #expect(attack.texts(.actor) == ["Militants"])
  }

  @Test("Air strikes are no stoppages of work")
  func strikes() throws {
    let kinds = try EventFixture.events("The strikes were conducted against {A:REB|the militants}.").map(\.kind)
    #expect(!kinds.contains("PROTEST/strike"))
  }

  private func events(_ text: String) throws -> [Event] {
    try EventFixture.extracted(text, date: "2025-02-11")
  }

  @Test("Harm told before “hours after” is not that of what went before")
  func hoursAfter() throws {
    let events = try events(
      """
      Drones struck a block of flats in Odesa overnight, killing four people and wounding 17, officials said, hours after \
      troops hit a refinery.
      """)
    let refinery = events.filter { $0.texts(.target) == ["a refinery"] }
    #expect(refinery.count == 1)
    #expect(refinery.allSatisfy { $0.casualties.injured == nil && $0.casualties.killed == nil })
  }

  @Test(
    "What has added up since something is recalled, and no day's",
    arguments: [
      "Rebels shelled Goma on Sunday. More than 2 million people have fled their homes since the insurgency began in 2015.",
      "Troops raided a camp in Gao on Sunday. The army has carried out near-daily air strikes in the valley since the truce.",
    ])
  func total(_ text: String) throws {
    let last = try #require(try events(text).last)
    #expect(last.background)
    #expect(last.time == nil)
  }

  @Test("Whom another verb is about is not where something was done")
  func asked() throws {
    let events = try events("The minister condemned the raid on the camp and asked Washington to press Israel.")
    #expect(!events.isEmpty)
    #expect(events.allSatisfy { $0.mode != "raid" || $0.place?.text != "Washington" })
  }
}
