import Testing

@testable import DatelineCore

@Suite("What armed people strike")
struct StruckSitesTests {
  private func targets(_ text: String) throws -> [[String?]] {
    try EventFixture.extracted(text, date: "2026-04-02").filter { $0.eventType == "ASSAULT" }
      .flatMap(\.actors).filter { $0.role == .target }.map { [$0.text, $0.code] }
  }

  @Test("what is struck is of the country where it stands, a vehicle of the one that the article speaks of")
  func countries() throws {
    #expect(try targets("Gunmen attacked the mosque in the Nigerian city of Jos on Monday.") == [["the mosque", "NGAREL"]])
    #expect(try targets("Gunmen attacked a tanker in the Nigerian city of Jos on Monday.") == [["a tanker", "NGABUS"]])
  }

  @Test("what stands in no table is struck, what is no thing is not")
  func unknown() throws {
    #expect(try targets("Militants attacked the beekeepers near Jos on Monday.").map(\.first) == ["the beekeepers"])
    #expect(try targets("Militants attacked the agreement near Jos on Monday.").isEmpty)
  }

  @Test("\"struck at\" has what is struck behind it")
  func struckAt() throws {
    #expect(try targets("Insurgents struck at the army barracks in Maiduguri on Sunday.") == [["the army barracks", "NGAMIL"]])
  }

  @Test(
    "a list is read to its end",
    arguments: [
      (
        "Rebels fired mortars at the barracks, the town hall and a school on Monday.",
        ["the barracks", "the town hall", "a school"]
      ),
      (
        "The bombs destroyed a drugstore, two kiosks and the lobby of the theatre on Monday.",
        ["a drugstore", "kiosks", "the theatre"]
      ),
      (
        "The blast caused serious damage to the courthouse and to two shops in Maiduguri on Monday.",
        ["the courthouse", "shops"]
      ),
    ])
  func lists(text: String, expected: [String]) throws {
    #expect(Set(try targets(text).compactMap(\.first).compactMap { $0 }).isSuperset(of: expected))
  }

  @Test("what is seized with people was not used to take them")
  func seized() throws {
    let events = try EventFixture.extracted("Rebels captured six soldiers, a rifle and two mortars near Maiduguri on Monday.", date: "2026-04-02")
    #expect(events.flatMap(\.weapons).isEmpty)
  }

  @Test(
    "who came to no harm was meant",
    arguments: [
      ("General Musa Bello emerged unscathed from a bomb attack in Maiduguri on Monday.", "Musa Bello"),
      ("Judge Aisha Umar survived an assassination attempt in Maiduguri on Monday.", "Aisha Umar"),
      ("Senator Yakubu Sani was unhurt after a grenade attack in Maiduguri on Monday.", "Yakubu Sani"),
    ])
  func unharmed(text: String, expected: String) throws {
    #expect(try targets(text).map(\.first).contains(expected))
  }

  @Test("an object may be a list, or have a participle behind it")
  func ablaze() throws {
    #expect(try targets("Guerrillas set two trucks loaded with ore on fire near Maiduguri on Monday.").map(\.first) == ["trucks"])
  }

  @Test("those who did it are read to the end of their list")
  func actors() throws {
    let events = try EventFixture.extracted(
      "The governor said a colonel, two lieutenants, a sergeant, and two soldiers were involved in the massacre of villagers in Nigeria on Monday.",
      date: "2026-04-02")
    let actors = events.filter { $0.eventType == "ASSAULT" }.flatMap { $0.texts(.actor) }
    #expect(Set(actors).isSuperset(of: ["a colonel", "two lieutenants", "two soldiers"]))
  }

  @Test("a list ends before what another verb tells")
  func listEnd() throws {
    let found = try targets("Gunmen attacked a school, and the hospital was closed on Monday.").map(\.first)
    #expect(found == ["a school"])
  }

  @Test(
    "what is said of a bomb tells what it was meant for",
    arguments: [
      ("A bomb placed by rebels on the judge's car exploded on Monday.", "the judge's car"),
      ("A bomb, which was left on the second floor of the institute, went off on Monday.", "the institute"),
      ("A bomb exploded on the sixth floor of the Excelsior Hotel on Monday.", "the Excelsior Hotel"),
    ])
  func devices(text: String, expected: String) throws {
    #expect(try targets(text).map(\.first).contains(expected))
  }

  @Test("the target of an attack was attacked")
  func target() throws {
    let events = try EventFixture.extracted("The senator's residence was the target of a bomb attack on Monday.", date: "2026-04-02")
    let attack = events.first { $0.eventType == "ASSAULT" }
    #expect(attack?.factuality == .asserted)
    #expect(attack?.texts(.target) == ["The senator's residence"])
  }

  @Test("a shell that hits a car is no accident")
  func shell() throws {
    let events = try EventFixture.extracted("A grenade hit his car in Maiduguri on Monday.", date: "2026-04-02")
    #expect(events.map(\.eventType) == ["ASSAULT"])
  }
}
