/// The four rows of an embedding table that stand for a key.
///
/// Four hashes, so that two keys rarely share all their rows even in a small table: the quarters of MurmurHash3 (x64,
/// 128 bits) over the key's eight bytes. Source: Austin Appleby's MurmurHash3, public domain; the use of it, thinc's
/// `HashEmbed`.
enum HashedRows {
  static func hash(_ key: UInt64, seed: UInt32) -> SIMD4<UInt32> {
    // Eight bytes are less than a block: all that there is is the first half of the tail.
    var low = key &* 0x87c3_7b91_1142_53d5
    low = low << 31 | low >> 33
    low &*= 0x4cf5_ad43_2745_937f
    low ^= UInt64(seed) ^ keyBytes
    var high = UInt64(seed) ^ keyBytes
    low &+= high
    high &+= low
    low = finish(low)
    high = finish(high)
    low &+= high
    high &+= low
    return SIMD4(
      UInt32(truncatingIfNeeded: low), UInt32(truncatingIfNeeded: low >> 32),
      UInt32(truncatingIfNeeded: high), UInt32(truncatingIfNeeded: high >> 32))
  }

  private static let keyBytes: UInt64 = 8

  private static func finish(_ value: UInt64) -> UInt64 {
    var value = value
    value ^= value >> 33
    value &*= 0xff51_afd7_ed55_8ccd
    value ^= value >> 33
    value &*= 0xc4ce_b9fe_1a85_ec53
    value ^= value >> 33
    return value
  }
}
