/// A `.npy` file. Source: numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
enum NumpyFile {
  static func read(_ bytes: [UInt8], file: String) throws -> NumericArray {
    let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
    guard bytes.count >= 10, Array(bytes.prefix(6)) == magic, [1, 2, 3].contains(bytes[6]) else {
      throw LinguisticsError(.corrupt, file: file, "is not a numpy array")
    }
    let lengthBytes = bytes[6] == 1 ? 2 : 4
    guard bytes.count >= 8 + lengthBytes else { throw LinguisticsError(.corrupt, file: file, "ends inside its header") }
    let length = bytes[8..<8 + lengthBytes].reversed().reduce(0) { $0 << 8 | Int($1) }
    let body = 8 + lengthBytes + length
    guard body <= bytes.count else { throw LinguisticsError(.corrupt, file: file, "ends inside its header") }
    let header = String(decoding: bytes[(8 + lengthBytes)..<body], as: UTF8.self)
    guard let type = text(after: "'descr':", in: header, from: "'", to: "'"), header.contains("'fortran_order': False"),
      let shape = text(after: "'shape':", in: header, from: "(", to: ")")
    else { throw LinguisticsError(.corrupt, file: file, "has a header that is not understood") }
    let dimensions = shape.split(separator: ",").map { Int($0.filter { $0 != " " }) ?? -1 }
    guard let array = NumericArray(type: type, shape: dimensions, data: Array(bytes[body...])) else {
      throw LinguisticsError(
        .corrupt, file: file, "array of type \(type) and shape \(dimensions) in \(bytes.count - body) bytes")
    }
    return array
  }

  private static func text(after key: String, in header: String, from open: Character, to close: Character) -> String? {
    guard let parts = header.split(separator: key, maxSplits: 1, omittingEmptySubsequences: false).last,
      parts.count < header.count,
      let start = parts.firstIndex(of: open)
    else { return nil }
    let rest = parts[parts.index(after: start)...]
    return rest.firstIndex(of: close).map { String(rest[..<$0]) }
  }
}
