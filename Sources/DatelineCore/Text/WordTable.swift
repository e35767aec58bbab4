/// Values by word, for look-ups of every token of every article.
///
/// Open addressing with a hash of one multiplication for eight bytes. Words come from tables and never from articles, so
/// that nobody can choose them to collide.
struct WordTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var word: String
    var hash: UInt64
    var value: Value
  }

  /// Where an entry is, with half of its word's hash: a word that the table does not have mostly ends here, without a
  /// look at the entries.
  private struct Slot: Sendable {
    var index: Int32 = -1
    var tag: UInt32 = 0
  }

  private var entries: [Entry] = []
  /// A power of two of them, at most half full.
  private var slots = [Slot](repeating: Slot(), count: 64)

  var count: Int { entries.count }
  /// In the order in which they were added.
  var words: some Sequence<String> { entries.lazy.map(\.word) }

  subscript(word: String) -> Value? { self[word, WordHash(word)] }

  /// - Parameter hash: of the word.
  subscript(word: String, hash: WordHash) -> Value? {
    let found = Int(slots[slot(of: word, hash.bits)].index)
    return found < 0 ? nil : entries[found].value
  }

  /// Changes a word's value, which is `initial` where the word is new.
  mutating func update(_ word: String, initial: @autoclosure () -> Value, _ change: (inout Value) -> Void = { _ in }) {
    let hash = WordHash(word).bits
    let slot = slot(of: word, hash)
    if slots[slot].index >= 0 {
      change(&entries[Int(slots[slot].index)].value)
      return
    }
    var value = initial()
    change(&value)
    slots[slot] = Slot(index: Int32(entries.count), tag: Self.tag(hash))
    entries.append(Entry(word: word, hash: hash, value: value))
    if entries.count * 2 > slots.count { grow() }
  }

  /// Where the word is, or where it would be put.
  private func slot(of word: String, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    let tag = Self.tag(hash)
    while slots[slot].index >= 0 {
      if slots[slot].tag == tag {
        let entry = Int(slots[slot].index)
        if entries[entry].hash == hash, entries[entry].word == word { break }
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: Slot(), count: slots.count * 2)
    for (number, entry) in entries.enumerated() {
      slots[slot(of: entry.word, entry.hash)] = Slot(index: Int32(number), tag: Self.tag(entry.hash))
    }
  }

  private static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }
}
