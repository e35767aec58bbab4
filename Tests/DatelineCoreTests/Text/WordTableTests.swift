import DatelineTesting
import Testing

@testable import DatelineCore

@Suite struct WordTableTests {
  @Test func `A word has the value that it was given, and other words have none`() {
    var table = WordTable<Int>()
    table.update("general", initial: 1)
    table.update("", initial: 2)
    #expect(table["general"] == 1 && table[""] == 2 && table["generals"] == nil && table["genera"] == nil)
  }

  @Test func `A known word's value is changed, not replaced`() {
    var table = WordTable<[Int]>()
    table.update("of", initial: []) { $0.append(1) }
    table.update("of", initial: [9]) { $0.append(2) }
    #expect(table["of"] == [1, 2] && table.count == 1)
  }

  @Test func `Thousands of words of every length keep their values`() {
    var generator = SeededGenerator(seed: 7)
    var table = WordTable<Int>()
    var expected: [String: Int] = [:]
    for number in 0..<5_000 {
      let word = String((0..<Int.random(in: 0...20, using: &generator)).map { _ in
        Character(Unicode.Scalar(UInt8.random(in: 0x61...0x7A, using: &generator)))
      })
      table.update(word, initial: number)
      if expected[word] == nil { expected[word] = number }
    }
    #expect(expected.allSatisfy { table[$0.key] == $0.value } && table.count == expected.count)
  }
}
