/// spaCy's 64-bit hash of a string: MurmurHash64A of its UTF-8 bytes with seed 1.
///
/// Source: Austin Appleby's MurmurHash2, 64-bit version (public domain), as `spacy/strings.pyx` calls it.
func murmurHash64A(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 1) -> UInt64 {
  let multiplier: UInt64 = 0xc6a4_a793_5bd1_e995
  let words = bytes.count / 8
  var hash = seed ^ (UInt64(bytes.count) &* multiplier)
  for word in 0..<words {
    var value = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)) &* multiplier
    value ^= value >> 47
    hash = (hash ^ (value &* multiplier)) &* multiplier
  }
  if bytes.count % 8 > 0 {
    var tail: UInt64 = 0
    for (index, byte) in bytes[(words * 8)...].enumerated() { tail |= UInt64(byte) << UInt64(index * 8) }
    hash = (hash ^ tail) &* multiplier
  }
  hash = (hash ^ (hash >> 47)) &* multiplier
  return hash ^ (hash >> 47)
}
