/// Bytes that are not UTF-8 made readable, with the way back to the bytes as received.
struct RepairedText {
  /// Valid UTF-8.
  let bytes: [UInt8]
  /// The original offset of each repaired byte, and of the end.
  private let origins: [Int]

  /// Nil if the text is UTF-8 as it is.
  init?(_ source: [UInt8]) {
    guard String(validating: source, as: UTF8.self) == nil else { return nil }
    var bytes: [UInt8] = []
    var origins: [Int] = []
    var position = 0
    var decoder = Unicode.UTF8.ForwardParser()
    var input = source.makeIterator()
    decoding: while true {
      let width: Int
      switch decoder.parseScalar(from: &input) {
      case .valid(let scalar):
        width = scalar.count
        bytes.append(contentsOf: scalar)
        origins.append(contentsOf: repeatElement(position, count: width))
      case .error(let length):
        width = length
        bytes.append(contentsOf: [0xef, 0xbf, 0xbd])
        origins.append(contentsOf: repeatElement(position, count: 3))
      case .emptyInput: break decoding
      }
      position += width
    }
    origins.append(source.count)
    self.bytes = bytes
    self.origins = origins
  }

  /// The row with offsets into the text as received.
  func original(_ row: TokenRow) -> TokenRow {
    var row = row
    row.start = origins[row.start]
    row.end = origins[row.end]
    return row
  }
}
