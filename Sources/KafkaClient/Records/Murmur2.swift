/// The partition that Java's default partitioner picks for a key: murmur2 with the seed 0x9747b28c,
/// its sign bit cleared, modulo the number of partitions.
///
/// `count` below 1 gives 0, so that a topic without partitions cannot trap.
/// Source: org.apache.kafka.common.utils.Utils.murmur2 and toPositive (Apache Kafka 4.0).
public func murmur2Partition(key: Bytes, count: Int32) -> Int32 {
  guard count > 0 else { return 0 }
  return Int32(truncatingIfNeeded: murmur2(key) & 0x7fff_ffff) % count
}

func murmur2(_ bytes: Bytes) -> UInt32 {
  let multiplier: UInt32 = 0x5bd1_e995
  var hash: UInt32 = 0x9747_b28c ^ UInt32(truncatingIfNeeded: bytes.count)
  var block: UInt32 = 0
  var filled = 0
  for byte in bytes {
    block |= UInt32(byte) << UInt32(8 * filled)
    filled += 1
    if filled == 4 {
      block &*= multiplier
      block ^= block >> 24
      block &*= multiplier
      hash = (hash &* multiplier) ^ block
      block = 0
      filled = 0
    }
  }
  if filled > 0 {
    hash = (hash ^ block) &* multiplier
  }
  hash ^= hash >> 13
  hash &*= multiplier
  return hash ^ (hash >> 15)
}
