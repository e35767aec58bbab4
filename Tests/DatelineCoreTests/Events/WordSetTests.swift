import Testing

@testable import DatelineCore

@Suite struct WordSetTests {
  @Test func `Holds the words that it was made of, and no other`() {
    let set = WordSet([0, 63, 64, 199], limit: 200)
    #expect((Int32(0)..<200).filter(set.contains) == [0, 63, 64, 199])
  }

  @Test func `Words that no table names, or that lie past its limit, are not in it`() {
    let set = WordSet([-1, 130, 5000], limit: 130)
    #expect(!set.contains(-1) && !set.contains(130) && !set.contains(5000))
    #expect(!WordSet([], limit: 0).contains(0))
  }
}
