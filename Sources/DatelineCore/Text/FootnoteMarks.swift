/// Hides the numbers of footnotes from the language model: "took the village.[12] A witness said" is two sentences.
///
/// Only what the language model reads changes: offsets and quotations are those of the text as received.
enum FootnoteMarks {
  /// The text with blanks in the place of "[1]", "[23]", "[107]", as many bytes long; nil where it has none.
  static func blanked(_ text: [UInt8]) -> [UInt8]? {
    var marks: [Range<Int>] = []
    var position = text.startIndex
    while let open = text[position...].firstIndex(of: UInt8(ascii: "[")) {
      let end = end(of: text, at: open)
      if let end { marks.append(open..<end) }
      position = end ?? open + 1
    }
    if marks.isEmpty { return nil }
    var blanked = text
    for index in marks.joined() { blanked[index] = 0x20 }
    return blanked
  }

  /// Past the bracket that closes the number.
  private static func end(of text: [UInt8], at open: Int) -> Int? {
    let digits = text[(open + 1)...].prefix(4).prefix(while: LineOpening.isDigit)
    guard (1...3).contains(digits.count), digits.endIndex < text.count, text[digits.endIndex] == UInt8(ascii: "]") else { return nil }
    return digits.endIndex + 1
  }
}
