import Testing

@testable import DatelineCore

/// Whose doing a sentence of violence is, across sentences, answers and readings that parsers get wrong. Texts are parsed
/// by the language model: the rules hang on its trees.
@Suite("Whose doing it is")
struct WhoseDoingTests {
  private func events(_ text: String) throws -> [Event] {
    try EventFixture.extracted(text, title: nil, date: "2025-05-14", language: "en")
  }

  private func texts(_ role: Event.Actor.Role, _ event: Event?) -> [String] {
    event?.actors.filter { $0.role == role }.map(\.text) ?? []
  }

  @Test("what is answered is an event of its own, with weapons and victims of its own")
  func answers() throws {
    let events = try events("Iran fired missiles at the base in retaliation for the killing of a general.")
    let missiles = events.first { $0.mode == "missile" }
    let killing = events.first { $0.mode == "kill" }
    #expect(texts(.target, missiles) == ["the base"] && texts(.victim, missiles).isEmpty)
    #expect(texts(.victim, killing) == ["a general"] && killing?.weapons.isEmpty == true)
  }

  @Test(
    "who did it",
    arguments: [
      ("A sniper shot dead a Lebanese soldier on the border.", "A sniper", "a Lebanese soldier"),
      ("A gunman shot dead two traders in Kano.", "A gunman", "two traders"),
      ("The army said its soldiers killed seven guerrillas in a gun battle in Negros.", "its soldiers", "seven guerrillas"),
      ("The rebels entered Sake. Residents said they killed three traders.", "The rebels", "three traders"),
    ])
  func doers(text: String, actor: String, victim: String) throws {
    let told = try events(text).first { texts(.victim, $0) == [victim] }
    #expect(texts(.actor, told) == [actor])
  }

  @Test("whose lawyer says so is not who was beaten")
  func lawyers() throws {
    let events = try events("The opposition leader was arrested in Kampala. His lawyer said he had been beaten by soldiers.")
    #expect(texts(.target, events.first { $0.mode == "beat" }) == ["The opposition leader"])
  }

  @Test("they accuse each other")
  func mutual() throws {
    let accusation = try events("The government and the rebels accused each other of breaking the truce.").first
    #expect(texts(.actor, accusation) == ["The government"] && texts(.target, accusation) == ["the rebels"])
  }

  @Test(
    "what is no event of its own",
    arguments: [
      ("The army captured the town of Kobo after two days of fighting.", 1),
      ("Drones struck an oil depot in Kirkuk, setting two tanks ablaze.", 1),
      ("France has 5,000 soldiers deployed in Mali.", 0),
    ])
  func parts(text: String, count: Int) throws {
    #expect(try events(text).count == count)
  }

  @Test("who speaks behind a share of the harmed is the source")
  func shares() throws {
    let blast = try events("The blast wounded 20 people, eight of them seriously, a doctor at the hospital in Quetta said.").first
    #expect(texts(.attribution, blast) == ["a doctor"])
    #expect(texts(.victim, blast) == ["20 people"])
  }

  @Test("police of a town tell what happened there, where nothing else says where")
  func local() throws {
    #expect(try events("Police in Gonaives said gang members burned a market.").first?.place?.text == "Gonaives")
  }

  @Test("who orders violence does it, and a vow of more of it is a threat")
  func orders() throws {
    let killing = try events("The colonel ordered the killing of 12 villagers in 2003.").first
    #expect(killing?.kind == "ASSAULT/kill" && texts(.actor, killing) == ["The colonel"])
    #expect(try events("Hezbollah vowed further attacks on Israel.").first?.kind == "THREATEN/violence")
  }

  @Test(
    "Who condemns an attack of a certain day did not do it",
    arguments: [
      "Norway condemned Monday's bombing of a tram in Karachi.",
      "The premier deplored Sunday's shooting.",
      "The bloc denounced last week's coup in Lomeland.",
    ])
  func condemned(_ text: String) throws {
    let violence = try events(text).filter { $0.eventType == "ASSAULT" }
    #expect(violence.allSatisfy { texts(.actor, $0).isEmpty }, "\(violence.map { texts(.actor, $0) })")
  }

  @Test("Who is condemned is who killed, not who was killed")
  func blamed() throws {
    let by = try events("Norway condemned the killing of three nurses by gunmen.").first { $0.eventType == "ACCUSE" }
    #expect(texts(.target, by) == ["gunmen"])
    let nobody = try events("Norway condemned the raid on a school that killed three pupils.").first { $0.eventType == "ACCUSE" }
    #expect(!texts(.target, nobody).contains("three pupils"))
  }

  @Test(
    "Who is helped in a fight fights",
    arguments: [
      ("Norway backs Niger in its war against Boko Haram.", ["Niger"]),
      ("The council reiterated its support for the army in its war on the rebels.", ["the army"]),
      ("In their fight against the insurgents, herders set up patrols.", ["herders"]),
    ])
  func helped(text: String, fighters: [String]) throws {
    #expect(texts(.actor, try events(text).first { $0.mode == "clash" }) == fighters)
  }

  @Test("Who uses a weapon to do something does it, with the weapon")
  func used() throws {
    let taking = try events("The soldiers used mortars and machine guns to retake the hill near Tal Nur.").first { $0.mode == "seize-territory" }
    #expect(texts(.actor, taking) == ["The soldiers"])
    #expect(taking?.weapons.map(\.text) == ["mortars", "machine guns"])
  }

  @Test(
    "Weapons used against somebody are an attack",
    arguments: [
      ("The militants used car bombs and grenades against army convoys.", "bombing"),
      ("The junta used artillery against villagers near Loikaw.", "shelling"),
    ])
  func usedAgainst(text: String, mode: String) throws {
    let attack = try #require(try events(text).first { $0.eventType == "ASSAULT" })
    #expect(attack.mode == mode && !texts(.target, attack).isEmpty)
  }

  @Test(
    "An attack in a town is that of who carried it out or is blamed",
    arguments: [
      "A raid near Afgooye blamed on Al-Shabab left six dead.",
      "Norway condemned the attack in Mogadishu carried out by Al-Shabab.",
    ])
  func onPlace(_ text: String) throws {
    #expect(texts(.actor, try events(text).first { $0.eventType == "ASSAULT" }) == ["Al-Shabab"])
  }

  @Test("Who is displaced by fighting was not fought")
  func displaced() throws {
    let clash = try events("Fighting between the army and the Northern Front displaced 4,000 families.").first { $0.mode == "clash" }
    #expect(clash != nil && !texts(.target, clash).contains("4,000 families"))
  }

  @Test("Two verbs of one passive share who did it")
  func sharedAgent() throws {
    let events = try events("Four nurses were abducted and killed by militiamen near Goma.")
    #expect(events.allSatisfy { texts(.actor, $0) == ["militiamen"] }, "\(events.map { texts(.actor, $0) })")
  }

  @Test(
    "Of two verbs with nothing between them the first only says which guards",
    arguments: [
      "The raiders fled, but police guards posted there killed one of them on the spot.",
      "The raiders opened fire, but police guards posted there killed one of them on the spot.",
    ])
  func posted(_ text: String) throws {
    let events = try events(text)
    #expect(events.contains { texts(.actor, $0) == ["police guards"] && $0.eventType == "ASSAULT" })
  }

  @Test("Arms that are given or at work are weapons")
  func arms() throws {
    func weapons(_ text: String) throws -> [String] { try events(text).flatMap { $0.weapons.map(\.text) } }
    #expect(try weapons("Norway sent 20 tanks and six howitzers to Ukraine.") == ["tanks", "howitzers"])
    #expect(try weapons("Four soldiers were killed by Iranian helicopters.") == ["helicopters"])
  }

  @Test("IS is somebody in a text on the Islamic State")
  func shortName() throws {
    let text = "The army fought Islamic State (IS) in the hills. A witness said IS had carried out a mortar attack on a clinic."
    let shelling = try events(text).first { $0.mode == "shelling" }
    #expect(texts(.actor, shelling) == ["IS"])
  }
}
