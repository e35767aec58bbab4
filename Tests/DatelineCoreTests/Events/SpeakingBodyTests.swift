import Testing

@testable import DatelineCore

/// Offices, agencies and nations that speak or act, where parsers and tables see buildings, objects or somebody else.
@Suite("Bodies that speak and act")
struct SpeakingBodyTests {
  private func event(_ type: String, _ mode: String? = nil, _ text: String) throws -> Event {
    try EventFixture.event(type, mode, in: text, date: "2025-03-12")
  }

  @Test("The office of somebody condemns, and an office reports")
  func offices() throws {
    let text = "Israeli Prime Minister Benjamin Netanyahu's office welcomed the return of the men but condemned the ceremony staged by Hamas."
    let condemned = try event("ACCUSE", "disapprove", text)
    #expect(condemned.actors.filter { $0.role == .actor }.map(\.code) == ["ISRGOV"])
    let quake = try event("DISASTER", "earthquake", "Seven people died when an earthquake jolted Mati on Friday, the Office of Civil Defense reported on Saturday.")
    #expect(quake.attributions.map(\.text) == ["the Office of Civil Defense"])
  }

  @Test("An agency that closes the sentence reports it")
  func agency() throws {
    let text = "Iran's foreign ministry on Friday summoned the Swiss ambassador, the semi-official Tasnim news agency reported."
    #expect(try event("ACCUSE", "complain", text).attributions.map(\.text) == ["the semi-official Tasnim news agency"])
  }

  @Test("Whoever tells of the dead is none of them")
  func tellers() throws {
    let text = "A drone strike on a market in El Obeid killed at least 34 people on Monday, local activists and a medical source said."
    #expect(try event("ASSAULT", "drone", text).texts(.victim) == ["at least 34 people"])
  }

  @Test(
    "Each of two names has its verb",
    arguments: [
      ("Egypt condemned the attack and Saudi Arabia said it would host talks in Jeddah.", "AGREE", ["Saudi Arabia"]),
      ("According to the Air Force, air defense units shot down 61 Russian drones.", "ASSAULT", ["air defense units"]),
      ("Students in Mandalay plan to hold a protest on Tuesday.", "PROTEST", ["Students"]),
      ("Last week's attack on Djibo, in which JNIM overran a base, left 50 soldiers dead.", "ASSAULT", ["JNIM"]),
      ("Russian forces attacked in the outskirts of Kupiansk on Monday.", "ASSAULT", ["Russian forces"]),
    ])
  func subjects(text: String, type: String, who: [String]) throws {
    #expect(try event(type, nil, text).texts(.actor) == who)
  }

  @Test("What is denied is not denied by whoever claimed it, nor told by a school")
  func denials() throws {
    let party = "The party said the assailants were linked to the security services, which the ministry denied."
    #expect(try event("REJECT", "deny", party).attributions.isEmpty)
    let school = "Zaw Min Tun denied that a school was hit, telling state TV that the air force had targeted terrorists."
    #expect(try event("ASSAULT", "airstrike", school).attributions.map(\.text) == ["Zaw Min Tun"])
  }

  @Test("Party workers are detained along with their leader")
  func companions() throws {
    let arrest = try event("COERCE", "arrest", "The former minister staged a sit-in in Bhopal and was detained along with 60 party workers.")
    #expect(arrest.texts(.target) == ["The former minister", "60 party workers"])
  }

  @Test(
    "Who somebody is says the phrase",
    arguments: [
      ("Security forces held a joint operation with the US-led coalition in Syria.", "COOPERATE", "MIL"),
      ("The militants in Mali killed 40 soldiers and took eight others prisoner.", "COERCE", "MIL"),
    ])
  func sectors(text: String, type: String, sector: String) throws {
    #expect(try event(type, nil, text).actors.filter { $0.role == .target }.map(\.sector) == [sector])
  }

  @Test("Whoever is charged with an act is said to have done it, and the police act for whom their spokeswoman speaks")
  func charged() throws {
    let arson = try event("ASSAULT", "arson", "Polish prosecutors charged two Ukrainian citizens with burning down a warehouse in Lublin.")
    #expect(arson.texts(.actor) == ["two Ukrainian citizens"])
    let arrest = try event("COERCE", "arrest", "In Cape Coast, nine people were arrested, police spokeswoman Grace Ansah said.")
    #expect(arrest.actors.filter { $0.role == .actor }.map(\.code) == ["GHACOP"])
    #expect(arrest.attributions.map(\.text) == ["police spokeswoman Grace Ansah"])
  }

  @Test("What nearly happened did not, and a bus negotiates with nobody")
  func nearly() throws {
    let text = "The talks nearly collapsed last week. A bus plunged into a ravine while negotiating a sharp turn near Gilgit on Monday."
    #expect(try EventFixture.extracted(text, date: "2025-03-12", language: "en").map(\.eventType) == ["ACCIDENT"])
  }
}
