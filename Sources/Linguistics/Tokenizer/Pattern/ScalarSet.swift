/// A set of code points, as a character class of a pattern names it.
struct ScalarSet: Sendable {
  enum Named: Sendable {
    case word, digit, space, notWord, notDigit, notSpace

    func contains(_ scalar: UInt32) -> Bool {
      switch self {
      case .word: CharacterClass.isWord(scalar)
      case .digit: CharacterClass.isDecimal(scalar)
      case .space: CharacterClass.isSpace(scalar)
      case .notWord: !CharacterClass.isWord(scalar)
      case .notDigit: !CharacterClass.isDecimal(scalar)
      case .notSpace: !CharacterClass.isSpace(scalar)
      }
    }
  }

  /// Sorted, apart from each other.
  private let ranges: [ClosedRange<UInt32>]
  private let named: [Named]
  private let negated: Bool
  /// Answers for U+0000 to U+007F, with the negation applied.
  private var ascii: (UInt64, UInt64) = (0, 0)

  init(ranges: [ClosedRange<UInt32>], named: [Named] = [], negated: Bool = false) {
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
    self.named = named
    self.negated = negated
    for scalar in UInt32(0)..<64 where search(scalar) { ascii.0 |= 1 << UInt64(scalar) }
    for scalar in UInt32(64)..<128 where search(scalar) { ascii.1 |= 1 << UInt64(scalar - 64) }
  }

  init(_ scalar: UInt32) {
    self.init(ranges: [scalar...scalar])
  }

  func contains(_ scalar: UInt32) -> Bool {
    if scalar < 64 { return ascii.0 >> UInt64(scalar) & 1 == 1 }
    if scalar < 128 { return ascii.1 >> UInt64(scalar - 64) & 1 == 1 }
    return search(scalar)
  }

  private func search(_ scalar: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
    }
    let found = (low < ranges.count && ranges[low].contains(scalar)) || named.contains { $0.contains(scalar) }
    return found != negated
  }
}
