import CSHA256

/// FIPS 180-4.
enum SHA256 {
  /// The 32 bytes of the digest.
  static func digest(of bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    sha256_digest(bytes, bytes.count, &digest)
    return digest
  }
}
