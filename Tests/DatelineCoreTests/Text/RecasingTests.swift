import Testing

@testable import DatelineCore

@Suite("Recasing of headlines")
struct RecasingTests {
  private func recased(_ text: String) -> String {
    let recasing = Recasing(commonWords: ["rebels", "seize", "border", "town", "after", "clashes", "us", "in"])
    var bytes = Array(text.utf8)
    recasing.apply(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "Common words lose their capitals, names and acronyms keep them",
    arguments: [
      ("Rebels Seize Border Town After Clashes In Orvella", "rebels seize border town after clashes in Orvella"),
      ("US Troops Seize Town In Orvella After Clashes", "US Troops seize town in Orvella after clashes"),
      ("REBELS SEIZE TOWN AFTER CLASHES IN ORVELLA", "rebels seize town after clashes in Orvella"),
    ])
  func headlines(_ text: String, _ expected: String) { #expect(recased(text) == expected) }

  @Test("A sentence stays as it is", arguments: ["Rebels seized a town in Orvella after clashes on Friday.", ""])
  func sentences(_ text: String) { #expect(recased(text) == text) }
}
