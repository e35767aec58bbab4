/// A word's hash for ``WordTable``: taken once, used for the look-up in every table.
///
/// One multiplication for eight bytes. The same on every machine.
struct WordHash: Sendable, Hashable {
  let bits: UInt64

  /// The constant is 2^64 over the golden ratio, made odd.
  init(_ word: String) {
    var hash: UInt64 = 0
    var chunk: UInt64 = 0
    var width: UInt64 = 0
    for byte in word.utf8 {
      chunk |= UInt64(byte) << width
      width += 8
      if width == 64 {
        hash = (hash ^ chunk) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
        (chunk, width) = (0, 0)
      }
    }
    hash = (hash ^ chunk ^ width << 56) &* 0x9E37_79B9_7F4A_7C15
    bits = hash ^ hash >> 29
  }

  private init(bits: UInt64) { self.bits = bits }

  /// Of two words in this order.
  func followed(by other: WordHash) -> WordHash {
    let hash = (bits &+ other.bits &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
    return WordHash(bits: hash ^ hash >> 29)
  }
}
