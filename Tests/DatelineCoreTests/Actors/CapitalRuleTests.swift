import Testing

@testable import DatelineCore

@Suite("Capitals of table keys")
struct CapitalRuleTests {
  @Test(
    "a key's capitals bind the text where capitals mean something",
    arguments: [
      (["US"], ["us"], Casing.mixed, false), (["US"], ["US"], .mixed, true), (["UNICEF"], ["Unicef"], .mixed, true),
      (["Reform", "UK"], ["reform", "UK"], .mixed, false), (["al-Nusra"], ["al-nusra"], .lower, true),
      (["army"], ["ARMY"], .upper, true), (["US"], ["us"], .lower, false), (["BJP"], ["bjp"], .lower, true),
      (["WHO"], ["Who"], .title, false), (["NIS"], ["Niš"], .mixed, false), (["NIS"], ["NIS"], .mixed, true),
    ])
  func rules(key: [String], words: [String], casing: Casing, isAllowed: Bool) {
    #expect(CapitalRule(key).allows(words[...], in: casing) == isAllowed)
  }
}
