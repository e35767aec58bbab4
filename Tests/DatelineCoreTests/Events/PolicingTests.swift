import Testing

@testable import DatelineCore

@Suite("Policing")
struct PolicingTests {
  private func events(_ text: String) throws -> [Event] {
    let article = Article(id: "a", title: nil, text: text, publishedAt: "2024-05-14", language: nil)
    return try EventFixture.extractor.get().extract(article).events
  }

  private func event(_ kind: String, in text: String) throws -> Event {
    try #require(try events(text).first { $0.kind == kind }, "no \(kind) in: \(text)")
  }

  @Test(
    "What police do is an event of its type",
    arguments: [
      ("Police registered cases against 12 traders in Lusaka on Monday.", "ACCUSE/charge"),
      ("The constables cordoned off the market after the blast.", "MOBILIZE/police"),
      ("Police escorted the pilgrims to the shrine.", "MOBILIZE/escort"),
      ("Police sealed the offices of two radio stations.", "COERCE/restrict"),
      ("Police moved forty families to safety.", "AID/evacuate"),
      ("Officers resorted to a baton charge outside the stadium gates.", "ASSAULT/crowd-control"),
      ("Police launched an operation against smugglers in the port.", "COERCE/intervene"),
    ])
  func acts(_ text: String, _ kind: String) throws {
    let event = try event(kind, in: text)
    #expect(event.actors.contains { $0.role == .actor && $0.sector == "COP" }, "\(event.actors)")
    #expect(event.factuality == .asserted)
  }

  @Test(
    "What police leave undone is inaction",
    arguments: [
      "Villagers said the policemen stood by as the mob set fire to the shops.",
      "The officers were reduced to mute spectators.",
      "Police turned a blind eye to the looting.",
      "Constables arrived late at the scene.",
      "The opposition criticised the police for their inaction.",
      "There was a total lack of police action when the shops were looted.",
    ])
  func inaction(_ text: String) throws {
    let event = try event("REJECT/inaction", in: text)
    #expect(event.actors.contains { $0.role == .actor && $0.sector == "COP" }, "\(event.actors)")
  }

  @Test("Whoever reports an arrest as police made it")
  func reportingPolice() throws {
    let arrest = try event("COERCE/arrest", in: "Twelve people had been detained in Kisumu, the police chief said.")
    #expect(arrest.texts(.actor) == ["the police chief"])
  }

  @Test("Police that act in the sentence made the arrest that it tells without an agent")
  func operatingPolice() throws {
    let arrest = try event("COERCE/arrest", in: "Police raided a house in Kisumu on Sunday and two men were arrested.")
    #expect(arrest.texts(.actor) == ["Police"])
  }

  @Test("Nobody is added where no police are named")
  func noAgent() throws {
    let arrest = try event("COERCE/arrest", in: "Twelve people were detained in Kisumu, a shopkeeper said.")
    #expect(arrest.texts(.actor).isEmpty)
  }

  @Test("Who says “we” of an act did it")
  func firstPerson() throws {
    let shooting = try event("ASSAULT/shooting", in: "\"We opened fire on the attackers,\" the inspector said.")
    #expect(shooting.texts(.actor) == ["the inspector"])
  }

  @Test("“They” who fired tear gas are the police, not the crowd")
  func pronoun() throws {
    let control = try event(
      "ASSAULT/crowd-control", in: "Officers fell back under stones from a crowd of protesters. They fired tear gas.")
    #expect(control.texts(.actor) == ["Officers"])
  }

  @Test("Police before a firing are its actor, in any case of letters", arguments: ["Two men died in the police firing in Indore.", "two men died in the police firing in indore."])
  func firing(_ text: String) throws {
    let firing = try event("ASSAULT/shooting", in: text)
    #expect(firing.actors.contains { $0.role == .actor && $0.sector == "COP" })
    #expect(firing.casualties.killed?.count.min == 2)
  }

  @Test("Arrests of different numbers of people are different arrests")
  func numbersOfDetained() throws {
    let arrests = try events(
      "Police arrested 40 people in Mombasa on Friday. Police have arrested 1,200 people in Kenya since May.")
      .filter { $0.kind == "COERCE/arrest" }
    #expect(arrests.count == 2)
  }

  @Test("Another mob is another event, the mob again is the same")
  func newVictims() throws {
    let another = try events("Police beat a protester in the square. Later police beat a protester at the station.")
    #expect(another.filter { $0.kind == "ASSAULT/beat" }.count == 2)
  }
}
