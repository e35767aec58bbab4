/// A short form of some texts, for telling whether they are the same: the first 48 bits of SHA-256, in hexadecimal.
package enum Fingerprint {
  /// Parts are separated by a byte that no UTF-8 holds.
  package static func of(_ parts: [[UInt8]]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.reduce(0) { $0 + $1.count + 1 })
    for part in parts {
      bytes += part
      bytes.append(0xFF)
    }
    return SHA256.hexadecimal(of: bytes, first: 6)
  }

  package static func of(_ parts: [String]) -> String { of(parts.map { Array($0.utf8) }) }
}
