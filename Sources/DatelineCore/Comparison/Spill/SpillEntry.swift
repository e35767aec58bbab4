import Foundation

/// A key with what belongs to it, as it lies in a ``SpillFile``: two lengths of four bytes, the key, the value.
package struct SpillEntry: Sendable, Hashable {
  package var key: [UInt8]
  /// Nil is no value, which is not the same as an empty one.
  package var value: [UInt8]?

  package init(key: [UInt8], value: [UInt8]?) {
    self.key = key
    self.value = value
  }

  static let headBytes = 8
  private static let noValue = UInt32.max

  /// Longest key and value: so that lengths fit, and no damaged length asks for all memory.
  static let longest = 1 << 30

  func append(to bytes: inout [UInt8]) {
    Self.append(UInt32(truncatingIfNeeded: key.count), to: &bytes)
    Self.append(value.map { UInt32(truncatingIfNeeded: $0.count) } ?? Self.noValue, to: &bytes)
    bytes += key
    if let value { bytes += value }
  }

  /// The lengths of key and value that stand at `offset`; the caller has checked that eight bytes are there.
  static func lengths(in bytes: [UInt8], at offset: Int) -> (key: Int, value: Int?) {
    let value = number(in: bytes, at: offset + 4)
    return (Int(number(in: bytes, at: offset)), value == noValue ? nil : Int(value))
  }

  /// As the bytes compare: the order of everything that is sorted here.
  package static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool { order(left, right) < 0 }

  /// Below, at or above 0.
  static func order(_ left: [UInt8], _ right: [UInt8]) -> Int {
    let shared = min(left.count, right.count)
    let order = left.withUnsafeBytes { one in
      right.withUnsafeBytes { other in
        guard shared > 0, let first = one.baseAddress, let second = other.baseAddress else { return Int32(0) }
        return memcmp(first, second, shared)
      }
    }
    return order == 0 ? left.count - right.count : Int(order)
  }

  private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  private static func number(in bytes: [UInt8], at offset: Int) -> UInt32 {
    var number: UInt32 = 0
    for place in 0..<4 { number |= UInt32(bytes[offset + place]) << UInt32(8 * place) }
    return number
  }
}
