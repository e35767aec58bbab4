import Testing

@testable import DatelineCore

/// Who takes part: parties that act together, people known by one of their names, and what words are only about.
@Suite("Parties and the matter of words")
struct PartyTests {
  private func event(_ type: String, _ mode: String? = nil, in text: String) throws -> Event {
    try EventFixture.event(type, mode, in: text, date: "2025-03-13")
  }

  @Test(
    "Each nation whose people act together takes part",
    arguments: [
      ("Negotiators from Hamas, Qatar and Egypt resumed truce talks in Cairo on Monday.", ["PSE", "QAT", "EGY"]),
      ("The foreign ministers of France, Germany and Britain met in Berlin on Monday.", ["FRA", "DEU", "GBR"]),
    ])
  func together(text: String, codes: [String]) throws {
    let actors = try event("CONSULT", in: text).actors.filter { $0.role == .actor }
    #expect(actors.compactMap { $0.code.map { String($0.prefix(3)) } } == codes)
  }

  @Test("Two sides between which there is fighting are two")
  func sides() throws {
    let clash = try event("ASSAULT", "clash", in: "Fighting between the army and M23 rebels has cut the road to Goma in eastern Congo.")
    #expect(Set(clash.texts(.actor) + clash.texts(.target)) == ["the army", "M23 rebels"])
  }

  @Test(
    "Somebody named in full is known by the last name, and by the first",
    arguments: [
      ("President Tran Van Minh of Vietnam met reporters. Minh condemned the move.", "Tran Van Minh"),
      ("President Tran Van Minh of Vietnam met reporters. Tran condemned the move.", "Tran Van Minh"),
      ("Former president Macky Sall was charged on Friday. Sall condemned the move.", "Macky Sall"),
    ])
  func surname(text: String, name: String) throws {
    let actor = try #require(try event("ACCUSE", "disapprove", in: text).actors.first { $0.role == .actor })
    #expect(actor.text == name)
    #expect(actor.country != nil)
  }

  @Test("A first name that two persons have is neither's")
  func sharedName() throws {
    let text = "Rosa Quispe was charged on Friday. Rosa Mamani was released on Friday. Rosa condemned the move."
    #expect(try event("ACCUSE", "disapprove", in: text).texts(.actor) == ["Rosa"])
  }

  @Test(
    "What is denied is about somebody and addressed to nobody",
    arguments: [
      "Kenya's police chief Ann Kip denied that officers had used live rounds.", "The Israeli military denied targeting civilians.",
      "The spokesman declined to comment on reports that Russia was preparing a summit.",
    ])
  func denial(text: String) throws {
    #expect(try event("REJECT", in: text).texts(.target).isEmpty)
  }

  @Test("What is asked for is asked of nobody, and no court is sued by those who go to it")
  func askedFor() throws {
    #expect(try event("REQUEST", in: "The mayor of Lima called for more patrols in the area.").texts(.target).isEmpty)
    #expect(try event("ACCUSE", "charge", in: "The widow filed a lawsuit on Tuesday at a court in Lima.").texts(.target).isEmpty)
  }

  @Test("Whoever suspends a ban bans nothing")
  func undoing() throws {
    #expect(try event("COERCE", "ban", in: "The High Court suspended a police order banning demonstrations in central Nairobi.").texts(.actor) == ["police"])
  }

  @Test("Verbs that parsers take for words of a noun")
  func hiddenVerbs() throws {
    #expect(try event("COERCE", "ban", in: "The transport ministry suspended three officials and banned night sailing on the lake.").texts(.target) == ["night sailing"])
    let shooting = try event("ASSAULT", "shooting", in: "The South Hospital closed after gunmen of the RSF opened fire inside the building in Sudan.")
    #expect(shooting.texts(.actor).first == "gunmen")
    #expect(try event("ASSAULT", "crowd-control", in: "Police fired tear gas at students marching on the palace.").texts(.target) == ["students"])
  }

  @Test("Those named as examples of the dead are no speakers")
  func examples() throws {
    let text = "Air strikes killed four people in southern Lebanon on Wednesday, among them a field commander and two brothers, Lebanon's health ministry and two security sources said."
    let sources = try event("ASSAULT", in: text).attributions.map(\.text)
    #expect(sources.first == "Lebanon's health ministry")
    #expect(!sources.contains { $0.contains("commander") })
  }

  @Test("Who neither confirms nor denies is told, and has done so")
  func neither() throws {
    #expect(try event("REJECT", in: "The BRN, as is its custom, neither confirmed nor denied a role.").texts(.actor) == ["The BRN"])
    #expect(try event("REJECT", "decline-comment", in: "Pakistan's military did not respond to a request for comment.").factuality == .asserted)
  }

  @Test(
    "Distances, sums and points of the compass take no part",
    arguments: [
      "A roadside bomb killed three guards who were escorting a convoy near Tera, some 175 kilometres northwest of the capital of Niger.",
      "The prosecutor asked for bail of RM500,000 on Monday.", "Pakistan closed the Torkham crossing, about 100 kilometers to the northeast, on Sunday.",
    ])
  func amounts(text: String) throws {
    let texts = try EventFixture.extracted(text, date: "2025-03-13", language: "en").flatMap(\.actors).map(\.text)
    #expect(!texts.isEmpty)
    #expect(!texts.contains { $0.contains("kilomet") || $0.contains("RM") || $0.contains("northeast") })
  }

  @Test("The foreign ministry in a capital is that country's")
  func foreignMinistry() throws {
    let text = "In Islamabad, the Foreign Ministry summoned the Afghan charge d'affaires on Monday to protest the shooting."
    #expect(try event("ACCUSE", "complain", in: text).actors.contains { $0.role == .actor && $0.code == "PAKGOV" })
  }

  @Test("A comma joins the subjects of a headline")
  func headline() throws {
    let events = try EventFixture.extracted("Thailand, Muslim rebels agree to seek Ramadan truce despite new attacks", date: "2025-03-13", language: "en")
    #expect(events.first { $0.eventType == "AGREE" }?.texts(.actor) == ["Thailand", "Muslim rebels"])
  }

  @Test("A name that opens a passive sentence is what was taken, and what was burned drove nobody out")
  func passives() throws {
    let capture = try event("ASSAULT", "seize-territory", in: "Berdiansk, on the Sea of Azov, was captured by Russian forces in February 2022.")
    #expect(capture.texts(.target) == ["Berdiansk"])
    let flight = try event("COERCE", "displace", in: "A church worker said two villages had been burned down in retaliation on Sunday, displacing hundreds.")
    #expect(flight.texts(.actor).isEmpty)
  }
}
