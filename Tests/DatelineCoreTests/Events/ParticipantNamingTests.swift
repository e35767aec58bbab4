import Testing

@testable import DatelineCore

/// Who takes part in an event, as the sentences around its own name them. Texts are parsed by the language model: the
/// rules hang on its trees.
@Suite("Participants named around an event")
struct ParticipantNamingTests {
  private func events(_ text: String) throws -> [Event] {
    try EventFixture.extracted(text, date: "2024-05-10", language: "en")
  }

  private func texts(_ text: String, _ role: Event.Actor.Role, type: String = "ASSAULT") throws -> Set<String> {
    Set(try events(text).filter { $0.eventType == type }.flatMap { $0.texts(role) })
  }

  @Test(
    "names that follow the word for those harmed are theirs",
    arguments: [
      (
        "Three people were shot dead in a market in Nairobi. The dead were identified as Grace Kimani, 31; Peter Otieno, 58; and watchman David Mwangi.",
        ["Grace Kimani", "Peter Otieno", "David Mwangi"]
      ),
      (
        "Gunmen killed three teachers on Monday. They are Grace Kimani, Peter Otieno, and David Mwangi.",
        ["Grace Kimani", "Peter Otieno", "David Mwangi"]
      ),
      (
        "Militants attacked the camp on Friday. These soldiers were killed: Major Peter Otieno, Captain Samuel Kiptoo and Corporal David Mwangi.",
        ["Peter Otieno", "Samuel Kiptoo", "David Mwangi"]
      ),
      (
        "Gunmen attacked the clinic on Friday. Among the dead was Dr Anna Keller, a surgeon.",
        ["Anna Keller"]
      ),
      (
        "Gunmen killed an engineer in Nairobi on Friday. The engineer was identified as Samuel Kiptoo.",
        ["Samuel Kiptoo"]
      ),
      (
        "Two of her guards, Peter Otieno and David Mwangi, who sat in the car, were killed in Nairobi on Friday.",
        ["Peter Otieno", "David Mwangi"]
      ),
      (
        "According to a statement of the Kisumu clinic, the surgeon Anna Keller, two nurses, and four guards were killed on Friday.",
        ["Anna Keller", "two nurses", "four guards"]
      ),
      (
        "As a result of the blast in Kisumu, a baker, identified as Peter Otieno, was killed on Friday.",
        ["a baker"]
      ),
      (
        "Police condemned the killing of 57-year-old Wanjiru Odongo in Nairobi on Friday.",
        ["Wanjiru Odongo"]
      ),
      (
        "Colonel Samuel Kiptoo was killed in Nairobi on Friday. Officials attributed Kiptoo's murder to Al-Shabaab.",
        ["Samuel Kiptoo"]
      ),
      (
        "Teachers Grace Kimani, Peter Otieno, Samuel Kiptoo, and David Mwangi were killed in Nairobi on Friday.",
        ["Grace Kimani", "Peter Otieno", "Samuel Kiptoo", "David Mwangi"]
      ),
    ])
  func sufferers(text: String, names: [String]) throws {
    #expect(try texts(text, .victim).isSuperset(of: names))
  }

  @Test("a time before an attack's noun leaves open who did it, and so does a plot that there is")
  func nobodys() throws {
    #expect(try texts("The minister arrived in Jos after Saturday's attack on a police post.", .actor).isEmpty)
    #expect(try texts("Residents mourned on Monday after yesterday's shooting at a school in Jos.", .actor).isEmpty)
    #expect(try texts("The deputy said that there was a plot to kill the governor in Jos.", .actor).isEmpty)
  }

  @Test("of two subjects the one before the verb acts")
  func nearestSubject() throws {
    let actors = try texts(
      "According to reports from members of the farmers' federation, Fedagro, on 31 March, army troops murdered two peasants in Jos.", .actor)
    #expect(actors == ["army troops"])
  }

  @Test("whom a release names was taken")
  func released() throws {
    let taken = try texts(
      "Bandits kidnapped two engineers near Jos on 2 May. Grace Kimani and Peter Otieno were released on Friday.", .target)
    #expect(taken.isSuperset(of: ["Grace Kimani", "Peter Otieno"]))
  }

  @Test("words that say neither who nor how many are left out of those who did it")
  func vague() throws {
    #expect(try texts("Several alleged bandits attacked a market in Jos on Monday.", .actor) == ["bandits"])
    #expect(try texts("Those responsible for the killing of a judge in Jos were sought on Monday.", .actor).isEmpty)
  }

  @Test("who did it is none of those harmed")
  func killer() throws {
    let victims = try texts(
      "Gunmen killed a judge on Friday. The man who killed him was Peter Otieno, police said.", .victim)
    #expect(!victims.contains("Peter Otieno"))
  }

  @Test(
    "a later sentence that points back names who did it",
    arguments: [
      ("Gunmen killed a judge on Friday. Boko Haram claimed responsibility for the act.", "Boko Haram"),
      ("A bomb exploded outside a mosque on Friday. The crime was attributed to Boko Haram.", "Boko Haram"),
      ("The minister condemned the killing of a judge and blamed Boko Haram.", "Boko Haram"),
    ])
  func backReference(text: String, actor: String) throws {
    #expect(try texts(text, .actor).contains(actor))
  }

  @Test("unless nobody did, or somebody else is known to have done it")
  func noBackReference() throws {
    #expect(try texts("Gunmen killed a judge on Friday. No group has claimed responsibility.", .actor) == ["Gunmen"])
    let known = try texts("Troops killed a judge on Friday. The minister blamed Boko Haram.", .actor)
    #expect(known == ["Troops"])
  }

  @Test(
    "an organisation acts through its people",
    arguments: [
      ("Soldiers of the Sudanese army attacked a market on Friday, killing ten.", "the Sudanese army"),
      ("Boko Haram fighters attacked a market on Friday, killing ten.", "Boko Haram"),
    ])
  func membership(text: String, body: String) throws {
    #expect(try texts(text, .actor).contains(body))
  }

  @Test("members of an organisation are quoted by its name, and are one")
  func members() throws {
    let event = try #require(try events("Members of Boko Haram attacked a market on Friday.").first)
    let actor = try #require(event.actors.first { $0.role == .actor })
    #expect(actor.text == "Boko Haram")
    #expect(actor.kind == .organization)
  }

  @Test("everyone who is accused of an act is answerable for it")
  func accused() throws {
    let actors = try texts("Villagers accused the army and the police of carrying out the attack on the mosque.", .actor)
    #expect(actors.isSuperset(of: ["the army", "the police"]))
  }

  @Test("a name owns the murder that it stands before")
  func ownMurder() throws {
    let text = "The president attributed Okoro's murder to Boko Haram."
    #expect(try texts(text, .victim) == ["Okoro"])
    #expect(try texts(text, .actor) == ["Boko Haram"])
  }

  @Test(
    "what an event harmed is told around its noun",
    arguments: [
      ("Twelve houses were damaged by the blast.", "houses"),
      ("The governor's house was the target of an attack on Friday.", "The governor's house"),
      ("Rebels attacked the residence of the imam on Friday.", "the residence of the imam"),
      ("The bomb damaged the windows of the courthouse in Quetta.", "the courthouse"),
    ])
  func harmed(text: String, target: String) throws {
    #expect(try texts(text, .target).contains(target))
  }

  @Test("who died of an attack is its victim")
  func deaths() throws {
    let victims = try texts("The attack resulted in the death of Grace Kimani and Peter Otieno.", .victim)
    #expect(victims.isSuperset(of: ["Grace Kimani", "Peter Otieno"]))
  }

  @Test("a person is quoted by the longest name that the article gives")
  func longestName() throws {
    let victims = try texts(
      "Mayor Luis Alberto Quintana Duarte was murdered on Friday. Supporters mourned. Gunmen killed Quintana in his car.",
      .victim)
    #expect(victims == ["Luis Alberto Quintana Duarte"])
  }

  @Test("people called by their nation have no name")
  func peoples() throws {
    let event = try #require(try events("Rebels murdered two Kenyans on Friday.").first)
    #expect(event.actors.allSatisfy { !$0.named })
  }

  @Test("a thing that is struck is quoted without its count, a part of the land is none")
  func things() throws {
    #expect(try texts("Rebels destroyed at least ten school buildings in Masisi on Friday.", .target) == ["school buildings"])
    #expect(try texts("Rebels stormed areas near the port of Berbera on Friday.", .target).isEmpty)
  }

  @Test("what violence is wanted for is no event")
  func intents() throws {
    let told = try events("The group bought weapons to massacre the villagers, the governor said.")
    #expect(!told.contains { $0.eventType == "ASSAULT" })
  }

  @Test("what a means of attack was filled with is a weapon too")
  func fillings() throws {
    let event = try #require(
      try events("A car bomb that contained artillery shells killed two people outside a mosque on Friday.").first)
    #expect(event.weapons.map(\.text).contains("artillery shells"))
  }

  @Test("an adjective before a noun is quoted by the phrase that it is short for")
  func modifiers() throws {
    let actors = try texts("Rebel attacks on the town of Gao killed four on Friday. The rebels withdrew later.", .actor)
    #expect(actors == ["The rebels"])
    #expect(try texts("The rebels began a general offensive in Gao on Tuesday.", .actor) == ["The rebels"])
  }

  @Test(
    "sectors come from what somebody is, not from how he is addressed",
    arguments: [
      ("The acting governor, Dr Hauwa Lawal, condemned the attack.", "Hauwa Lawal", "GOV"),
      ("Gunmen shot two men in Cali on Sunday.", "two men", "CVL"),
      ("The Clan del Golfo attacked a mine in Segovia on Sunday. On Monday the Clan attacked a bakery.", "the Clan", "CRM"),
    ])
  func sectors(text: String, name: String, sector: String) throws {
    let actors = try events(text).flatMap(\.actors).filter { $0.text == name }
    #expect(actors.map(\.sector).contains(sector), "\(actors.map(\.sector))")
  }
}
