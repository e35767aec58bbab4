import Testing

@testable import Linguistics

@Suite struct WordMemoryTests {
  private func remember(_ key: [UInt64], _ row: [Float], in memory: WordMemory) {
    key.withUnsafeBufferPointer { key in
      row.withUnsafeBufferPointer { row in
        memory.remember(
          row.baseAddress.unsafelyUnwrapped, of: key.baseAddress.unsafelyUnwrapped,
          hash: WordMemory.hash(key.baseAddress.unsafelyUnwrapped, count: key.count))
      }
    }
  }

  private func row(_ key: [UInt64], in memory: WordMemory) -> [Float]? {
    key.withUnsafeBufferPointer { key in
      memory.row(
        of: key.baseAddress.unsafelyUnwrapped,
        hash: WordMemory.hash(key.baseAddress.unsafelyUnwrapped, count: key.count)
      ).map { row in (0..<memory.width).map { row[$0] } }
    }
  }

  @Test("A word is remembered from its second appearance on")
  func second() {
    let memory = WordMemory(columns: 2, width: 3, bytes: 1 << 12)
    remember([7, 1], [1, 2, 3], in: memory)
    #expect(row([7, 1], in: memory) == nil)
    remember([7, 1], [1, 2, 3], in: memory)
    #expect(row([7, 1], in: memory) == [1, 2, 3])
    #expect(row([7, 0], in: memory) == nil)
  }

  @Test("The table never holds more than it was made for, and what it holds stays right")
  func bound() {
    let memory = WordMemory(columns: 1, width: 1, bytes: 12 * 50)
    #expect(memory.capacity == 50)
    for word in 0..<UInt64(500) {
      for _ in 0..<2 where row([word], in: memory) == nil { remember([word], [Float(word)], in: memory) }
    }
    #expect(memory.count == 50)
    var held = 0
    for word in 0..<UInt64(500) {
      guard let row = row([word], in: memory) else { continue }
      #expect(row == [Float(word)])
      held += 1
    }
    #expect(held == 50)
  }
}
