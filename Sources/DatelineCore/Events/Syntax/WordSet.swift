/// A set of words by their numbers in the ``Vocabulary``.
struct WordSet: Sendable {
  private var bits: [UInt64]

  /// - Parameters:
  ///   - words: what is below 0 or not below `limit` is left out.
  ///   - limit: how many words the vocabulary has.
  init(_ words: some Sequence<Int32>, limit: Int) {
    bits = [UInt64](repeating: 0, count: (limit + 63) / 64)
    for word in words where word >= 0 && Int(word) < limit { bits[Int(word) >> 6] |= 1 << UInt64(word & 63) }
  }

  func contains(_ word: Int32) -> Bool {
    word >= 0 && bits.indices.contains(Int(word) >> 6) && bits[Int(word) >> 6] >> UInt64(word & 63) & 1 == 1
  }
}
