/// The checksum of a gazetteer file: eight bytes at a time in four lanes, so that forty megabytes take milliseconds.
///
/// It finds damage, not forgery. Bytes that do not fill a block of 32 count as if zeros followed.
struct GazetteerChecksum {
  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
  private var length: UInt64 = 0

  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Takes in bytes; every call but the last gives a multiple of 32.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    length &+= UInt64(bytes.count)
    var lanes = lanes
    let whole = bytes.count / 32 * 32
    var index = 0
    while index < whole {
      lanes.0 = Self.mix(lanes.0, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      lanes.1 = Self.mix(lanes.1, bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self))
      lanes.2 = Self.mix(lanes.2, bytes.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self))
      lanes.3 = Self.mix(lanes.3, bytes.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self))
      index += 32
    }
    while index < bytes.count {
      lanes.0 = Self.mix(lanes.0, UInt64(bytes[index]))
      index += 1
    }
    self.lanes = lanes
  }

  private static func mix(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let product = (lane ^ UInt64(littleEndian: word)) &* factor
    return product ^ (product >> 32)
  }

  var value: UInt64 {
    var value = length
    for lane in [lanes.0, lanes.1, lanes.2, lanes.3] { value = Self.mix(value, lane) }
    return value
  }
}
