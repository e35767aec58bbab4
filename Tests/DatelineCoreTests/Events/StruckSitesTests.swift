import Testing

@testable import DatelineCore

@Suite("What armed people strike")
struct StruckSitesTests {
  private func targets(_ text: String) throws -> [[String?]] {
    try EventFixture.extracted(text, date: "2026-04-02").filter { $0.eventType == "ASSAULT" }
      .flatMap(\.actors).filter { $0.role == .target }.map { [$0.text, $0.code] }
  }

  @Test("a building is of the country where it stands, a vehicle may be of any")
  func countries() throws {
    #expect(try targets("Gunmen attacked the mosque in the Nigerian city of Jos on Monday.") == [["the mosque", "NGAREL"]])
    #expect(try targets("Gunmen attacked a tanker in the Nigerian city of Jos on Monday.") == [["a tanker", "---BUS"]])
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
}
