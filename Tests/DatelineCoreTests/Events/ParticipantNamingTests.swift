import Testing

@testable import DatelineCore

/// Who takes part in an event, as the sentences around its own name them. Texts are parsed by the language model: the
/// rules hang on its trees.
@Suite("Participants named around an event")
struct ParticipantNamingTests {
  private func events(_ text: String) throws -> [Event] {
    let article = Article(id: "a", title: nil, text: text, publishedAt: "2024-05-10", language: "en")
    return try EventFixture.extractor.get().extract(article).events
  }

  private func texts(_ text: String, _ role: Event.Actor.Role, type: String = "ASSAULT") throws -> Set<String> {
    Set(try events(text).filter { $0.eventType == type }.flatMap { $0.texts(role) })
  }

  @Test(
    "names that follow the word for those harmed are theirs",
    arguments: [
      (
        "Four people were killed in the bombing. The dead were identified as Elena Castro, 42; Pilar Lopez, 19; and policeman Leon Gomez.",
        ["Elena Castro", "Pilar Lopez", "Leon Gomez"]
      ),
      (
        "Gunmen killed four people on Monday. They are Elena Castro, Pilar Lopez, Elsa Prado, and policeman Leon Gomez.",
        ["Elena Castro", "Pilar Lopez", "Elsa Prado", "Leon Gomez"]
      ),
      (
        "Rebels attacked the post on Friday. The following officers died in the attack: Major Carlos Vega, Captain Walter Moran and Sergeant Victor Salazar.",
        ["Carlos Vega", "Walter Moran", "Victor Salazar"]
      ),
      (
        "Gunmen attacked the convent on Friday. Among the dead was Sister Maria Keller, a nurse.",
        ["Maria Keller"]
      ),
    ])
  func sufferers(text: String, names: [String]) throws {
    #expect(try texts(text, .victim).isSuperset(of: names))
  }

  @Test("who did it is none of those harmed")
  func killer() throws {
    let victims = try texts(
      "Gunmen killed a judge on Friday. The man who killed him was Pedro Vega, police said.", .victim)
    #expect(!victims.contains("Pedro Vega"))
  }

  @Test(
    "a later sentence that points back names who did it",
    arguments: [
      ("Gunmen killed a judge on Friday. The FARC claimed responsibility for the act.", "The FARC"),
      ("A bomb exploded outside a bank on Friday. The crime was attributed to the FARC.", "the FARC"),
      ("The minister condemned the killing of a judge and blamed the FARC.", "the FARC"),
    ])
  func backReference(text: String, actor: String) throws {
    #expect(try texts(text, .actor).contains(actor))
  }

  @Test("unless nobody did, or somebody else is known to have done it")
  func noBackReference() throws {
    #expect(try texts("Gunmen killed a judge on Friday. No group has claimed responsibility.", .actor) == ["Gunmen"])
    let known = try texts("Troops killed a judge on Friday. The minister blamed the FARC.", .actor)
    #expect(known == ["Troops"])
  }

  @Test(
    "an organisation acts through its people",
    arguments: [
      ("Soldiers of the Sudanese army attacked a market on Friday, killing ten.", "the Sudanese army"),
      ("A group of rebels belonging to the FARC attacked a bus on Friday.", "the FARC"),
    ])
  func membership(text: String, body: String) throws {
    #expect(try texts(text, .actor).contains(body))
  }

  @Test("members of an organisation are quoted by its name, and are one")
  func members() throws {
    let event = try #require(try events("Members of the FARC attacked a substation on Friday.").first)
    let actor = try #require(event.actors.first { $0.role == .actor })
    #expect(actor.text == "the FARC")
    #expect(actor.kind == .organization)
  }

  @Test("everyone who is accused of an act is answerable for it")
  func accused() throws {
    let actors = try texts(
      "Union leaders accused the army and the police of perpetrating the dynamite attack against the headquarters.",
      .actor)
    #expect(actors.isSuperset(of: ["the army", "the police"]))
  }

  @Test("a name owns the murder that it stands before")
  func ownMurder() throws {
    let text = "The president attributed Rivera's murder to the FARC."
    #expect(try texts(text, .victim) == ["Rivera"])
    #expect(try texts(text, .actor) == ["the FARC"])
  }

  @Test(
    "what an event harmed is told around its noun",
    arguments: [
      ("Approximately 50 residences were damaged by the blast.", "residences"),
      ("The presidential residence was the target of an attack on Friday.", "The presidential residence"),
      ("Rebels attacked the residence of the mayor on Friday.", "the residence of the mayor"),
      ("The bomb damaged the windows of the consulate in Santiago.", "the consulate"),
      ("The rebels blew up a substation and a power pylon in Cauca on Friday.", "a power pylon"),
    ])
  func harmed(text: String, target: String) throws {
    #expect(try texts(text, .target).contains(target))
  }

  @Test("who died of an attack is its victim")
  func deaths() throws {
    let victims = try texts("The attack resulted in the death of Hilda Campos and Hector Soto.", .victim)
    #expect(victims.isSuperset(of: ["Hilda Campos", "Hector Soto"]))
  }

  @Test("a person is quoted by the longest name that the article gives")
  func longestName() throws {
    let victims = try texts(
      "Senator Luis Alberto Quintana Duarte was assassinated on Friday. Supporters mourned. Gunmen killed Quintana in his car.",
      .victim)
    #expect(victims == ["Luis Alberto Quintana Duarte"])
  }

  @Test("people called by their nation or order have no name")
  func peoples() throws {
    let event = try #require(try events("Rebels murdered two Salvadorans on Friday.").first)
    #expect(event.actors.allSatisfy { !$0.named })
  }

  @Test("a thing that is struck is quoted without its count, a part of the land is none")
  func things() throws {
    #expect(try texts("Rebels destroyed at least ten power pylons in Cauca on Friday.", .target) == ["power pylons"])
    #expect(try texts("Rebels stormed areas near the port of Buenaventura on Friday.", .target).isEmpty)
  }

  @Test("what violence is wanted for is no event")
  func intents() throws {
    let told = try events("The group bought weapons to massacre the villagers, the governor said.")
    #expect(!told.contains { $0.eventType == "ASSAULT" })
  }

  @Test("what a means of attack was filled with is a weapon too")
  func fillings() throws {
    let event = try #require(try events("A truck bomb carrying 200 kilograms of dynamite exploded outside a bank on Friday.").first)
    #expect(event.weapons.map(\.text).contains { $0.hasSuffix("dynamite") })
  }

  @Test("an adjective before a noun is quoted by the phrase that it is short for")
  func modifiers() throws {
    let actors = try texts("Rebel attacks on the town of Gao killed four on Friday. The rebels withdrew later.", .actor)
    #expect(actors == ["The rebels"])
    #expect(try texts("The rebels began a general offensive in Gao on Tuesday.", .actor) == ["The rebels"])
  }
}
