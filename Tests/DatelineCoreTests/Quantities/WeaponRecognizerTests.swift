import Testing

@testable import DatelineCore

@Suite("Weapons")
struct WeaponRecognizerTests {
  @Test(
    "weapons have a kind",
    arguments: [
      ("Fighters fired rockets at the pier.", "rockets", "missile"), ("A car bomb went off.", "car bomb", "explosive"),
      ("Guards used tear gas.", "tear gas", "crowd-control"), ("She was attacked with a knife.", "knife", "blade"),
    ])
  func kinds(text: String, words: String, kind: String) throws {
    let read = try CodedText(text)
    let weapon = try #require(read.weapons.first)
    #expect(read.text(weapon.tokens) == words)
    #expect(weapon.kind == kind)
  }

  @Test("a verb or a name is none", arguments: ["They began to shell peas.", "Jason Hammer spoke."])
  func others(text: String) throws {
    #expect(try CodedText(text).weapons.isEmpty)
  }
}
