/// The lines of a small table that is compiled into the program: tab-separated, `#` starts a comment line.
struct ResourceLines: Sequence {
  private let text: String

  init(_ bytes: [UInt8]) {
    text = String(decoding: bytes, as: UTF8.self)
  }

  func makeIterator() -> AnyIterator<[String]> {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: true).makeIterator()
    return AnyIterator {
      while let line = lines.next() {
        if !line.hasPrefix("#") {
          return line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
      }
      return nil
    }
  }
}
