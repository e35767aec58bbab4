import Testing

@testable import DatelineCore

/// Where an event was, where its clause names a place that no gazetteer has, or none.
@Suite("Places that a story takes for granted, and those that no gazetteer has")
struct SceneTests {
  private func events(_ text: String) throws -> [Event] {
    try EventFixture.extracted(text, date: "2024-05-22", language: "en")
  }

  private func place(_ mode: String, _ text: String) throws -> String? {
    try #require(try events(text).first { $0.mode == mode }, "\(mode)").place?.text
  }

  @Test("What is done on the ground is where the sentences before set something")
  func lastScene() throws {
    let text = "Hundreds of traders waited at the port of Mombasa on Monday.\n\nThe minister spoke of calm. Police detained 16 people."
    #expect(try place("arrest", text) == "port of Mombasa")
  }

  @Test("Where nothing is set before, it is where the story opens")
  func opening() throws {
    let text = "Kisumu officials spoke of a dark day on Monday. A crowd burned down a shop."
    #expect(try place("arson", text)?.contains("Kisumu") == true)
  }

  @Test("Whom somebody asks is no scene")
  func asked() throws {
    let text = "The minister asked Washington to press the junta. He condemned the raid on the camp."
    #expect(try events(text).allSatisfy { $0.mode != "raid" || $0.place?.text != "Washington" })
  }

  @Test(
    "Roads by number, buildings and towns that no table has are quoted",
    arguments: [
      ("attack", "Two trucks were ambushed by gunmen on the N380 road.", "N380 road"),
      ("crowd-control", "Police officers fired tear gas inside Drouvallon hospital on Sunday.", "Drouvallon hospital"),
      ("bombing", "Saboteurs blew up a stretch of the pipeline to Benin near Gaya on Sunday.", "Gaya"),
    ])
  func unknown(_ mode: String, _ text: String, _ name: String) throws {
    #expect(try place(mode, text) == name)
  }

  @Test("A square that no gazetteer has is on the map where the story's town is")
  func squareOfTown() throws {
    let text = "KABUL, May 22 (Reuters) - Officials in Kabul spoke of a dark day.\n\nA bomb killed ten people in Sedarvan Square on Wednesday."
    let place = try #require(try events(text).first { $0.mode == "bombing" || $0.eventType == "ASSAULT" }?.place)
    guard case .resolved(let town) = place.resolution else { return #expect(Bool(false), "not on the map: \(place)") }
    #expect((place.text, town.name) == ("Sedarvan Square", "Kabul"))
  }

  @Test(
    "A building is told by the town before its noun, and who leaves a town leaves it",
    arguments: [
      ("Gaza was calm. Gunmen fired into the air outside the Nablus offices of the party on Saturday.", "Nablus"),
      ("Troops still man posts at Poti. They quit Gori on Wednesday.", "Gori"),
    ])
  func building(_ text: String, _ name: String) throws {
    let found = try events(text)
    #expect(found.contains { $0.place?.text == name }, "\(found.map { ($0.kind, $0.place?.text) })")
  }

  @Test("A name is a place by what stands up to its head, whatever describes it behind")
  func described() throws {
    let text = "Rebels overran Bilizango in the neighbouring district on Sunday."
    #expect(try place("seize-territory", text) == "Bilizango")
  }

  @Test("Who hosts talks does so at home")
  func host() throws {
    #expect(try place("host", "Thailand, which hosted talks with the junta on Monday, declined to comment.") == "Thailand")
  }

  @Test("What a state does by law it does at home, and where it is written if that is its town")
  func measures() throws {
    #expect(try place("expel", "Niger expelled the French ambassador on Monday.") == "Niger")
    #expect(try place("expel", "NIAMEY, May 22 (Reuters) - Niger expelled the French ambassador on Monday.") == "NIAMEY")
    let threat = try #require(try events("Moscow vowed on Monday to expel the Moldovan envoys.").first { $0.eventType == "THREATEN" })
    #expect(threat.place == nil)
  }

  @Test("From where those come who act is not where they act")
  func origin() throws {
    let text = "BANNU, Pakistan - Four assailants were shot dead by commandos rushed in from Peshawar on Monday, police said."
    #expect(try place("shooting", text) != "Peshawar")
  }

  @Test("The noun of a region's name may be written small", arguments: ["Crimean peninsula", "Crimean Peninsula", "Sinai peninsula"])
  func peninsula(_ name: String) throws {
    #expect(try place("clash", "Clashes erupted on the \(name) on Monday.") == name)
  }

  @Test("A story in brackets' dateline has its town, and nobody of that name acts")
  func bracketedDateline() throws {
    let events = try events("(Palermo) Police arrested 23 suspected members of the gang on Tuesday.")
    let arrest = try #require(events.first { $0.mode == "arrest" })
    #expect(arrest.actors.first { $0.role == .actor }?.text == "Police")
    #expect(arrest.place?.text == "Palermo")
  }

  @Test(
    "Words are said where the speaker is told to speak",
    arguments: [
      "The union's foreign policy chief, speaking in Warsaw, welcomed the expulsions.",
      "Addressing a rally in Warsaw, the foreign minister slammed the junta.",
    ])
  func speaking(_ text: String) throws {
    let words = try #require(try events(text).first { ["ACCUSE", "SUPPORT"].contains($0.eventType) })
    #expect(words.place?.text == "Warsaw")
  }

  @Test("What is taken is no means, and a bomb on a road was not meant for the road")
  func things() throws {
    let taken = try #require(try events("Militants made off with a machine gun in Zhob.").first { $0.mode == "loot" })
    #expect(taken.actors.allSatisfy { $0.role != .instrument })
    let bomb = try #require(try events("A roadside bomb on the highway near Zhob killed two policemen on Monday.").first { $0.eventType == "ASSAULT" })
    #expect(bomb.actors.allSatisfy { $0.text != "the highway" })
  }

  @Test("Those whom police disperse are those who were told to protest")
  func dispersed() throws {
    let text = "Hundreds of traders marched through Aba on Monday. Police fired tear gas."
    let control = try #require(try events(text).first { $0.mode == "crowd-control" })
    #expect(control.actors.contains { $0.role == .target && $0.text.contains("traders") })
  }

  @Test("A place before a comma is no word of who speaks behind it")
  func beforeSpeaker() throws {
    let text = "Two people were shot dead on Monday as protests spread to the northern city of San Pedro Sula, police and rights groups said."
    #expect(try place("shooting", text)?.contains("San Pedro Sula") == true)
  }

  @Test(
    "The words for the kind of place are the scene, in the town to which the story had come",
    arguments: [
      ("obstruct", "Police fired tear gas at students in Dhaka on Monday.\n\nYoung men barricaded the highway.", "highway", "Dhaka"),
      ("shooting", "Crowds gathered in Lima on Monday. Gunmen shot dead a guard at the main gate.", "main gate", "Lima"),
    ])
  func kindOfPlace(mode: String, text: String, words: String, town: String) throws {
    let place = try #require(try events(text).first { $0.mode == mode }?.place)
    #expect(place.scene?.text == words)
    #expect(place.text == town)
    guard case .resolved(let resolved) = place.resolution else {
      Issue.record("not put on the map: \(place)")
      return
    }
    #expect(resolved.name == town)
  }

  @Test("All that a sentence about the capital tells was there")
  func capital() throws {
    let text = """
      N'DJAMENA, May 22 (Reuters) - Drones hit a depot near Abeche on Monday. In the capital, police fired tear gas at students who \
      had gathered there, and arrested nine people.
      """
    let found = try events(text).filter { $0.eventType != "REQUEST" && $0.mode != "drone" }
    #expect(found.count >= 2)
    #expect(found.allSatisfy { $0.place?.text == "N'DJAMENA" }, "\(found.map { $0.place?.text ?? "" })")
  }

  @Test("Without a town the kind of place stays off the map")
  func kindOnly() throws {
    let shooting = try #require(try events("Gunmen shot dead a guard at the main gate.").first { $0.mode == "shooting" })
    let place = try #require(shooting.place)
    #expect(place.text == "main gate")
    #expect(place.scene == nil)
    #expect(place.resolution == .unresolved("told by its kind only"))
    #expect(shooting.eventKey == "ASSAULT|-|2024-05-22")
  }

  @Test("What burns is no place of its burning, nor is a prison the place of a sentence")
  func noScene() throws {
    #expect(try events("Militiamen torched two houses.").allSatisfy { $0.place == nil })
    #expect(try events("A court jailed him for nine years in prison.").allSatisfy { $0.place?.text != "prison" })
  }
}
