/// Lets the language model read short forms that it does not know as ones that it does: "Brig. Gen. X said" is one
/// sentence, not two.
///
/// Only what the language model reads changes: offsets and quotations are those of the text as received.
struct Respellings: Sendable {
  /// By form, full stop included; both of as many bytes.
  private let forms: [[UInt8]: [UInt8]]
  private let longest: Int

  /// None.
  init() {
    forms = [:]
    longest = 0
  }

  /// Reads `lexicons/respellings.tsv`. Throws ``TableError`` for a form without its full stop, or of another length
  /// than what it is read as.
  init(_ table: Table) throws(TableError) {
    var forms: [[UInt8]: [UInt8]] = [:]
    for row in table.rows {
      let form = Array(try row.text("form").utf8)
      let other = Array(try row.text("read_as").utf8)
      guard form.last == Self.stop, form.count > 1 else { throw row.error("a form ends in a full stop") }
      guard form.count == other.count else { throw row.error("both must have as many bytes, so that offsets stay") }
      guard forms.updateValue(other, forKey: form) == nil else { throw row.error("the form stands twice") }
    }
    self.forms = forms
    longest = forms.keys.map(\.count).max() ?? 0
  }

  /// Changes bytes, never their number.
  func apply(_ text: inout [UInt8]) {
    guard longest > 0, text.count > 2 else { return }
    for stop in 0..<text.count - 2
    where text[stop] == Self.stop && text[stop + 1] == 0x20 && text[stop + 2] &- 0x41 < 26 {
      var first = stop
      while first > 0, text[first - 1].isASCIILetter, stop - first < longest { first -= 1 }
      if let other = forms[Array(text[first...stop])] { text.replaceSubrange(first...stop, with: other) }
    }
  }

  private static let stop = UInt8(ascii: ".")
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
