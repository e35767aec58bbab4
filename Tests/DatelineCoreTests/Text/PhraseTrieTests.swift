import Testing

@testable import DatelineCore

@Suite("Phrase trie")
struct PhraseTrieTests {
  private let trie: PhraseTrie<Int> = {
    var trie = PhraseTrie<Int>()
    trie.add(["gulf"], 1)
    trie.add(["gulf", "of", "aden"], 2)
    trie.add(["gulf", "of", "aden"], 3)
    trie.add([], 4)
    return trie
  }()

  @Test("finds every phrase that begins at a token, shorter ones first")
  func matches() {
    let words = ["the", "gulf", "of", "aden", "coast"]
    #expect(trie.matches(HashedWords(words), at: 1, limit: 5).map(\.tokens) == [1..<2, 1..<4])
    #expect(trie.longest(HashedWords(words), at: 1, limit: 5)?.values == [2, 3])
    #expect(trie.matches(HashedWords(words), at: 0, limit: 5).isEmpty)
  }

  @Test("does not look past its limit or the end of the text")
  func limits() {
    #expect(trie.longest(HashedWords(["gulf", "of", "aden"]), at: 0, limit: 2)?.values == [1])
    #expect(trie.matches(HashedWords(["gulf"]), at: 3, limit: 9).isEmpty)
    #expect(trie.values(of: ["gulf", "of"]).isEmpty)
    #expect(trie.values(of: ["gulf"]) == [1])
  }
}
