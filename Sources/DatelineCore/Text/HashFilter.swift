/// A set of hashes that may take one for a member that is none: small enough to stay near the processor, where the table
/// behind it does not.
struct HashFilter: Sendable {
  private var words: [UInt64]
  private let mask: Int

  /// - Parameter bits: of the filter's size; 17 for 16 KiB.
  init(bits: Int) {
    words = [UInt64](repeating: 0, count: 1 << (bits - 6))
    mask = 1 << bits - 1
  }

  mutating func insert(_ hash: WordHash) {
    let bit = position(hash)
    words[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// True of what was inserted; of the rest nearly always false.
  func mayHold(_ hash: WordHash) -> Bool {
    let bit = position(hash)
    return words[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  private func position(_ hash: WordHash) -> Int { Int(hash.bits >> 40) & mask }
}
