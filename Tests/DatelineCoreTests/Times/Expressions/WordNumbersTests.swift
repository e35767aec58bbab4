import Testing

@testable import DatelineCore

@Suite struct WordNumbersTests {
  private func letters(_ word: String) -> ArraySlice<UInt8> { Array(word.utf8)[...] }

  @Test func `Words are numbered in the order in which they come, case aside`() {
    var numbers = WordNumbers()
    #expect(numbers.intern(letters("monday")) == 0)
    #expect(numbers.intern(letters("may")) == 1)
    #expect(numbers.intern(letters("MONDAY")) == 0)
    #expect(numbers.number(of: letters("May")) == 1)
    #expect(numbers.number(of: letters("june")) == -1)
  }

  @Test func `All sixteen letters count`() {
    var numbers = WordNumbers()
    let first = numbers.intern(letters("abcdefghijklmnop"))
    #expect(numbers.intern(letters("zbcdefghijklmnop")) != first)
    #expect(numbers.intern(letters("abcdefghijklmnoz")) != first)
    #expect(numbers.number(of: letters("")) == -1)
  }
}
