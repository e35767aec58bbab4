import Testing

@testable import DatelineCore

/// Whom a pronoun stands for as the object of what is done, and who "he" is in what others say.
@Suite("Pronouns of what is done")
struct PronounObjectTests {
  private static let day = "2025-03-12"

  @Test(
    "They stand for those to whom it is done",
    arguments: [
      ("Judge Rosa Villanueva sentenced Hernan Quispe to 14 years in prison on Wednesday. She barred him from public office for 10 years.", "COERCE/ban", "Hernan Quispe"),
      ("A judge sentenced former president Juan Quispe to 14 years in prison on Wednesday. The court barred him from public office.", "COERCE/ban", "Juan Quispe"),
      ("Militants attacked a base in Biu on Monday. Troops pursued the militants and killed six of them near the forest.", "ASSAULT/kill", "six of them"),
      ("The All Progressives Congress accused the governor of Kano of sleeping on duty and demanded his resignation.", "REQUEST/change", "the governor"),
      ("Insurgents ambushed a convoy near Buni Yadi on Monday, killing eight soldiers and abducting two.", "ASSAULT/abduct", "two"),
    ])
  func objects(text: String, kind: String, who: String) throws {
    let events = try EventFixture.extracted(text, date: Self.day, language: "en")
    let event = try #require(events.first { $0.kind == kind }, "\(events.map(\.kind))")
    #expect(event.texts(.target) + event.texts(.victim) == [who])
  }

  @Test("Some of them have the code of all")
  func codes() throws {
    let text = "Militants attacked a base in Biu, Nigeria, on Monday. Troops pursued the militants and killed six of them."
    let killing = try EventFixture.event("ASSAULT", "kill", in: text, date: Self.day)
    #expect(killing.actors.filter { $0.role == .victim }.map(\.code) == ["NGAREB"])
    let abduction = try EventFixture.event("ASSAULT", "abduct", in: "Rebels ambushed a convoy in Mali, killing eight soldiers and abducting two.", date: Self.day)
    #expect(abduction.actors.filter { $0.role == .target }.map(\.code) == ["MLIMIL"])
  }

  @Test(
    "Police and officials who tell what he did are others",
    arguments: [
      ("A man was arrested in Marion on Thursday after police said he stabbed his neighbor.", "ASSAULT/stabbing", ["A man"]),
      ("Police said he stabbed a man in Marion.", "ASSAULT/stabbing", []),
      ("Villagers in Singrauli denied that they had attacked the police.", "ASSAULT/attack", ["Villagers"]),
      ("Relatives gathered at the terminal in Batangas, where some scuffled with guards.", "PROTEST/riot", ["Relatives"]),
    ] as [(String, String, [String])])
  func subjects(text: String, kind: String, who: [String]) throws {
    let events = try EventFixture.extracted(text, date: Self.day, language: "en")
    let event = try #require(events.first { $0.kind == kind }, "\(events.map(\.kind))")
    #expect(event.texts(.actor) == who)
  }
}
