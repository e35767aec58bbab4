import Testing

@testable import DatelineCore

@Suite("Bodies that only their own country knows by name")
struct NationalInstitutionTests {
  private func codes(_ text: String) throws -> [String: String] {
    let events = try EventFixture.extracted(text, date: "2024-05-22", language: "en")
    return Dictionary(events.flatMap(\.actors).map { ($0.text, $0.code ?? "") }) { first, _ in first }
  }

  @Test(
    "Initials mean the body of the country that the text speaks of",
    arguments: [
      ("Portugal's GNR arrested a shepherd near Leiria on Monday.", "GNR", "PRT"),
      ("Officers of Croatia's USKOK arrested a minister in Zagreb on Monday.", "Officers", "HRV"),
      ("Rebels in Bangui attacked the FACA on Monday.", "FACA", "CAFMIL"),
    ])
  func national(text: String, words: String, code: String) throws {
    let found = try codes(text)
    let given = try #require(found.first { $0.key.hasSuffix(words) }?.value, "\(found)")
    #expect(given.hasPrefix(code) && given.count == 6)
  }

  @Test("Where another country is spoken of they are nobody's")
  func elsewhere() throws {
    let code = try codes("The FACA attacked a village near Lima in Peru on Monday.").first { $0.key.contains("FACA") }?.value ?? ""
    #expect(!code.contains("CAF"))
  }

  @Test("A state's body that no table knows is police where it arrests people")
  func agency() throws {
    #expect(try codes("Bulgaria's DKQV arrested two men in Sofia on Monday.").first { $0.key.hasSuffix("DKQV") }?.value == "BGRCOP")
  }

  @Test("Whoever holds an office in an armed group is of the group")
  func office() throws {
    let found = try codes("A drone killed al-Shabaab's chief tax collector in Somalia on Sunday.")
    #expect(found.contains { $0.key.contains("tax collector") && $0.value.hasSuffix("REB") }, "\(found)")
  }

  @Test("A part of a compound is nobody: an assembly line's workers are no parliament's")
  func compound() throws {
    let found = try codes("Assembly-line workers clashed with police in Mexico on Monday.")
    #expect(found.contains { $0.key.contains("workers") && $0.value.hasSuffix("LAB") }, "\(found)")
  }
}
