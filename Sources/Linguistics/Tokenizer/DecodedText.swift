/// Valid UTF-8 as code points, with the byte at which each begins.
struct DecodedText {
  private(set) var scalars: [UInt32] = []
  /// One more than there are code points: the last is the number of bytes. Empty where all are ASCII.
  private var starts: [Int] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    scalars.reserveCapacity(bytes.count)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      scalars.append(contentsOf: bytes.lazy.map(UInt32.init))
      return
    }
    starts.reserveCapacity(bytes.count + 1)
    var position = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      scalars.append(scalar.value)
      starts.append(position)
      position += UTF8.width(scalar)
    }
    starts.append(position)
  }

  /// The bytes of a range of code points.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    starts.isEmpty ? range : starts[range.lowerBound]..<starts[range.upperBound]
  }
}
