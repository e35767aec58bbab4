/// Numbers words of at most sixteen ASCII letters, case aside, in the order in which they come.
///
/// Every word of every article is asked for, so this is a table of its own: open addressing, and the sixteen letters
/// compared as two machine words.
struct WordNumbers: Sendable {
  private struct Key: Sendable, Equatable {
    var low: UInt64 = 0
    var high: UInt64 = 0

    init(_ letters: ArraySlice<UInt8>) {
      for letter in letters {
        high = high << 8 | low >> 56
        low = low << 8 | UInt64(letter | 0x20)
      }
    }

    /// Mixed so that the low bits depend on every letter. The multiplier is 2^64 over the golden ratio, made odd.
    var hash: Int {
      let mixed = (low ^ (high &* 0xFF51_AFD7_ED55_8CCD)) &* 0x9E37_79B9_7F4A_7C15
      return Int(truncatingIfNeeded: mixed ^ mixed >> 32)
    }
  }

  /// By number.
  private var keys: [Key] = []
  /// A power of two of them, at most half full: numbers, or -1.
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  /// -1 for a word that was never added.
  func number(of letters: ArraySlice<UInt8>) -> Int32 { slots[slot(of: Key(letters))] }

  /// The word's number, after adding it where it is new.
  mutating func intern(_ letters: ArraySlice<UInt8>) -> Int32 {
    let key = Key(letters)
    let slot = slot(of: key)
    if slots[slot] >= 0 { return slots[slot] }
    slots[slot] = Int32(keys.count)
    keys.append(key)
    if keys.count * 2 > slots.count { grow() }
    return Int32(keys.count - 1)
  }

  /// Where the key is, or where it would be put.
  private func slot(of key: Key) -> Int {
    let mask = slots.count - 1
    var slot = key.hash & mask
    while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, key) in keys.enumerated() { slots[slot(of: key)] = Int32(number) }
  }
}
