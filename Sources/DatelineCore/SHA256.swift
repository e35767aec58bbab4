import CSHA256

/// FIPS 180-4.
enum SHA256 {
  /// The 32 bytes of the digest.
  static func digest(of bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    sha256_digest(bytes, bytes.count, &digest)
    return digest
  }

  /// The first `count` bytes of the digest, in hexadecimal.
  static func hexadecimal(of bytes: [UInt8], first count: Int) -> String {
    let nibbles = digest(of: bytes).prefix(count).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: nibbles, as: UTF8.self)
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
