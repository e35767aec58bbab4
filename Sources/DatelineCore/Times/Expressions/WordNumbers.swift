/// Numbers words of at most sixteen ASCII letters, case aside, in the order in which they come.
struct WordNumbers: Sendable {
  private struct Key: Hashable {
    var low: UInt64 = 0
    var high: UInt64 = 0

    init(_ letters: ArraySlice<UInt8>) {
      for letter in letters {
        high = high << 8 | low >> 56
        low = low << 8 | UInt64(letter | 0x20)
      }
    }
  }

  private var numbers: [Key: Int32] = [:]

  /// -1 for a word that was never added.
  func number(of letters: ArraySlice<UInt8>) -> Int32 { numbers[Key(letters)] ?? -1 }

  /// The word's number, after adding it where it is new.
  mutating func intern(_ letters: ArraySlice<UInt8>) -> Int32 {
    let key = Key(letters)
    if let number = numbers[key] { return number }
    let number = Int32(numbers.count)
    numbers[key] = number
    return number
  }
}
