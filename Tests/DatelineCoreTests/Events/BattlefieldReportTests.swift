import Testing

@testable import DatelineCore

/// Whole sentences of reports from wars: places, tolls, sides, and what is one event.
@Suite("Reports from battlefields")
struct BattlefieldReportTests {
  private func events(_ text: String, title: String? = nil) throws -> [Event] {
    try EventFixture.extracted(text, title: title, date: "2026-04-02").filter { !($0.eventType == "STATEMENT") }
  }

  private func first(_ text: String, title: String? = nil) throws -> Event {
    let found = try events(text, title: title)
    return try #require(found.first)
  }

  @Test("an attack that is blamed on somebody is his")
  func blamed() throws {
    let event = try first("Nine farmers died in a raid blamed on the Lord's Resistance Army near Obo on Monday.")
    #expect(event.texts(.actor) == ["the Lord's Resistance Army"])
  }

  @Test("an army that repels attackers has fought them")
  func repelled() throws {
    let event = try first("The army repelled an ISWAP attack on its camp in Dikwa.")
    #expect(event.kind == "ASSAULT/clash" && event.texts(.target).contains("ISWAP"))
  }

  @Test("a second verb shares the place of the first")
  func sharedPlace() throws {
    let found = try events("Rebels looted shops in the village of Zumbeko in Ituri and beheaded three men.")
    #expect(found.map { $0.place?.text } == ["Zumbeko", "Zumbeko"])
  }

  @Test("a road has the place of its ends")
  func road() throws {
    #expect(try first("Gunmen ambushed a patrol on the Kaya-Dori road in Burkina Faso on Monday.").place?.text == "Kaya-Dori road")
  }

  @Test("a country's region is the place, not the country")
  func region() throws {
    #expect(try first("Drones struck two substations in Ukraine's Poltava region overnight.").place?.text == "Poltava")
  }

  @Test("the Red Sea is a sea")
  func sea() throws {
    let event = try first("Gunmen attacked a tanker in the southern Red Sea on Tuesday.")
    #expect(event.place?.text == "Red Sea" && event.actors.allSatisfy { $0.country == nil })
  }

  @Test("the dead of two towns are one toll")
  func towns() throws {
    #expect(try first("Fourteen people were killed in Kumbo and six in Bamenda on Monday, the hospital said.").casualties.killed?.count.min == 20)
  }

  @Test("soldiers who are lost in an ambush were killed")
  func lost() throws {
    #expect(try first("The mission lost two soldiers in an ambush near Bria on Friday.").casualties.killed?.count.min == 2)
    #expect(try events("The party lost two seats in an election in Bria on Friday.").allSatisfy { $0.casualties.killed == nil })
  }

  @Test("those who died \"there\" died where the sentence before was")
  func there() throws {
    let found = try events("A bomb hit a market in Kramatorsk on Monday. Three women died there, and two men were killed in Izium by artillery fire.")
    #expect(found.map { $0.casualties.killed?.count.min } == [3, 2])
  }

  @Test("what a strike sets on fire, and the fighting before a capture, are no events besides")
  func doubles() throws {
    #expect(try events("A drone strike set two fuel trucks on fire in Mellit on Monday.").map(\.kind) == ["ASSAULT/drone"])
    #expect(try events("Rebels captured the town of Loikaw on Monday after six days of fighting.").map(\.kind) == ["ASSAULT/seize-territory"])
    #expect(try events("The colonel seized power in a coup in Niamey on Monday.").map(\.kind) == ["ASSAULT/coup"])
  }

  @Test("soldiers taken prisoner are detained, a commander taken hostage is abducted")
  func captives() throws {
    let prisoners = try first("Fighters took 17 soldiers prisoner near Kalay on Monday.")
    #expect(prisoners.kind == "COERCE/arrest" && prisoners.texts(.target) == ["17 soldiers"] && prisoners.casualties.detained?.count.min == 17)
    let hostage = try first("Gunmen took the commander of the Kalay base hostage on Monday.")
    #expect(hostage.kind == "ASSAULT/abduct" && hostage.actors.contains { $0.role == .target && $0.sector == "MIL" })
  }

  @Test("a country whose drones strike makes war with its forces")
  func forces() throws {
    #expect(try first("Russian drones struck a depot in Izium overnight.").actors.first { $0.role == .actor }?.sector == "MIL")
    #expect(try first("Israel bombed a bridge near Tyre on Monday.").actors.first { $0.role == .actor }?.sector == "MIL")
  }

  @Test("bodies that are handed over died before")
  func bodies() throws {
    #expect(try events("The bodies of 900 soldiers were returned to Kyiv on Friday.").allSatisfy { $0.mode != "kill" })
  }

  @Test("what was said in the past and is added in the present is the article's")
  func narrator() throws {
    let found = try events("The army said two of its men had surrendered to the rebels, who accuse the government of breaking a truce.")
    #expect(found.first { $0.eventType == "ACCUSE" }?.attributions.isEmpty == true)
  }

  @Test("a place in a relative clause with \"where\" is the one before it")
  func relative() throws {
    let found = try events("In February rebels captured Bukavu, where relief groups reported the execution of eleven boys.")
    #expect(found.map { $0.place?.text } == ["Bukavu", "Bukavu"] && found.allSatisfy { $0.time?.resolved.start == "2026-02-01" })
  }

  @Test("a headline's plural and verb in the present is no storm")
  func headline() throws {
    let found = try events("Gunmen stormed a prison in Jos on Monday.", title: "Gunmen storm Jos prison")
    #expect(found.map(\.eventType) == ["ASSAULT"])
  }
}
