/// A numpy array as it lies in a file: C order, little-endian.
struct NumericArray: Sendable {
  /// numpy's name of the element type: `<f4`, `<i4`, `<u8`.
  let type: String
  let shape: [Int]
  private let data: [UInt8]

  /// Nil if a dimension is negative, the type is unknown, or `data` is not exactly the shape's size.
  init?(type: String, shape: [Int], data: [UInt8]) {
    guard let width = Self.width(of: type) else { return nil }
    var count = width
    for dimension in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      guard dimension >= 0, !overflow else { return nil }
      count = product
    }
    guard count == data.count else { return nil }
    self.type = type
    self.shape = shape
    self.data = data
  }

  var count: Int { shape.reduce(1, *) }

  /// The elements in C order, if they are 32-bit floats.
  var floats: [Float]? {
    guard type == "<f4" else { return nil }
    return elements(UInt32.self).map(Float.init(bitPattern:))
  }

  /// The elements in C order, if they are integers; 64-bit unsigned ones keep their bits.
  var integers: [Int64]? {
    switch type {
    case "<i4": elements(UInt32.self).map { Int64(Int32(bitPattern: $0)) }
    case "<u4": elements(UInt32.self).map(Int64.init)
    case "<i8", "<u8": elements(UInt64.self).map(Int64.init(bitPattern:))
    default: nil
    }
  }

  private static func width(of type: String) -> Int? {
    switch type {
    case "|u1", "|i1", "|b1": 1
    case "<f2", "<i2", "<u2": 2
    case "<f4", "<i4", "<u4": 4
    case "<f8", "<i8", "<u8": 8
    default: nil
    }
  }

  private func elements<T: FixedWidthInteger>(_: T.Type) -> [T] {
    data.withUnsafeBytes { bytes in
      (0..<count).map { T(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<T>.size, as: T.self)) }
    }
  }
}
