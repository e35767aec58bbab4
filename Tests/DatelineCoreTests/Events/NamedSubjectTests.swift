import Testing

@testable import DatelineCore

@Suite("Who acts behind a name, an office or a branch")
struct NamedSubjectTests {
  private func actors(_ text: String, _ type: String) throws -> [[String?]] {
    try EventFixture.extracted(text, date: "2026-04-02").filter { $0.eventType == type }
      .flatMap(\.actors).filter { $0.role == .actor }.map { [$0.text, $0.code] }
  }

  @Test("a first name that is a verb elsewhere leaves the verb its subject")
  func names() throws {
    let text = "The governor of the province, Said Karimi, has condemned the attack."
    #expect(try actors(text, "ACCUSE").map(\.first) == ["Said Karimi"])
  }

  @Test("an affiliate acts as the organisation whose it is")
  func branches() throws {
    #expect(try actors("Al-Qaeda's local affiliate attacked a base on Monday.", "ASSAULT").map(\.last) == ["---REB"])
  }

  @Test("who heads a branch of a business speaks for no state")
  func functions() throws {
    #expect(try actors("Troops left the city. The vice president for sales, Ann Lee, said the plant would close.", "STATEMENT").isEmpty)
    #expect(try actors("Troops left the city. The vice president, Ann Lee, said the vote would go ahead.", "STATEMENT").count == 1)
  }

  @Test("what a group has done before has no day and is background")
  func before() throws {
    let events = try EventFixture.extracted(
      "Troops attacked a base on Monday. The rebels have previously attacked churches in Egypt.", date: "2026-04-02")
    #expect(events.filter(\.background).map { $0.place?.text } == ["Egypt"])
    #expect(events.filter(\.background).allSatisfy { $0.time == nil })
  }

  @Test("which town it is says not towards whom someone resigns")
  func towns() throws {
    let events = try EventFixture.extracted("The minister resigned in the Kenyan town of Thika on Monday.", date: "2026-04-02")
    #expect(events.map(\.eventType) == ["RETREAT"])
    #expect(events.flatMap { $0.texts(.target) }.isEmpty)
  }
}
