import Crypto

/// A short form of some texts, for telling whether they are the same: the first 48 bits of SHA-256, in hexadecimal.
package enum Fingerprint {
  /// Parts are separated by a byte that no UTF-8 holds.
  package static func of(_ parts: [[UInt8]]) -> String {
    var hash = SHA256()
    for part in parts {
      hash.update(data: part)
      hash.update(data: [0xFF])
    }
    return hash.finalize().prefix(6).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  package static func of(_ parts: [String]) -> String { of(parts.map { Array($0.utf8) }) }
}
