import Linguistics

/// Cuts a field into pieces. Linear in the field's length.
struct TimeLexer {
  let vocabulary: TimeVocabulary

  /// - Parameters:
  ///   - starts, ends: the tokens' bytes, in order.
  ///   - paragraphs: the first tokens of paragraphs, in order.
  func pieces(of source: [UInt8], starts: [Int32], ends: [Int32], paragraphs: [Int]) -> [TimePiece] {
    var pieces: [TimePiece] = []
    pieces.reserveCapacity(starts.count + starts.count / 4)
    var token = 0
    var paragraph = 0
    var position = 0
    var lastEnd = -1
    while position < source.count {
      guard var piece = piece(source, at: position) else {
        position += blankWidth(source, position)
        continue
      }
      while token < ends.count, ends[token] <= piece.start { token += 1 }
      piece.token = token < starts.count && starts[token] <= piece.start ? Int32(token) : -1
      piece.isGlued = Int(piece.start) == lastEnd
      while paragraph < paragraphs.count, piece.token >= 0, paragraphs[paragraph] <= token {
        piece.startsParagraph = true
        paragraph += 1
      }
      lastEnd = Int(piece.end)
      position = lastEnd
      pieces.append(piece)
    }
    return pieces
  }

  /// The pieces of a table's phrase.
  func pieces(of text: String) -> [TimePiece] { pieces(of: Array(text.utf8), starts: [], ends: [], paragraphs: []) }

  /// Nil where white space stands.
  private func piece(_ source: [UInt8], at start: Int) -> TimePiece? {
    let byte = source[start]
    var piece = TimePiece(start: Int32(start), end: Int32(start + 1), token: -1, kind: .mark)
    if Self.isDigit(byte) {
      digits(source, start, &piece)
    } else if Self.isLetter(byte) {
      word(source, start, &piece)
    } else if byte >= 0x80 {
      let (mark, width) = Self.foreignMark(source, start)
      guard width > 0 else {
        word(source, start, &piece)
        return piece
      }
      if mark == UInt8(ascii: " ") { return nil }
      piece.mark = mark
      piece.end = Int32(start + width)
    } else {
      guard byte > 0x20 else { return nil }
      piece.mark = byte == UInt8(ascii: "`") ? UInt8(ascii: "'") : byte
    }
    return piece
  }

  private func blankWidth(_ source: [UInt8], _ position: Int) -> Int {
    source[position] < 0x80 ? 1 : max(1, Self.foreignMark(source, position).width)
  }

  private func digits(_ source: [UInt8], _ start: Int, _ piece: inout TimePiece) {
    var end = start
    var value: Int32 = 0
    while end < source.count, Self.isDigit(source[end]) {
      if end - start < 9 { value = value * 10 + Int32(source[end] - UInt8(ascii: "0")) }
      end += 1
    }
    piece.kind = .digits
    piece.end = Int32(end)
    piece.value = end - start <= 9 ? value : -1
  }

  private func word(_ source: [UInt8], _ start: Int, _ piece: inout TimePiece) {
    var end = start
    var isASCII = true
    while end < source.count {
      let byte = source[end]
      if byte >= 0x80 {
        if Self.foreignMark(source, end).width > 0 { break }
        isASCII = false
      } else if !Self.isLetter(byte) {
        break
      }
      end += 1
    }
    piece.kind = .word
    piece.end = Int32(max(end, start + 1))
    piece.isCapitalized = source[start] &- UInt8(ascii: "A") < 26
    guard isASCII, end - start <= TimeVocabulary.longestWord else { return }
    piece.word = vocabulary.number(of: source[start..<end])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  /// General punctuation (U+2000 to U+206F) and the no-break space: the mark and its width in bytes; width 0 for
  /// anything else, which counts as a letter.
  private static func foreignMark(_ source: [UInt8], _ start: Int) -> (mark: UInt8, width: Int) {
    func byte(_ offset: Int) -> UInt8 { start + offset < source.count ? source[start + offset] : 0 }
    if byte(0) == 0xC2, byte(1) == 0xA0 { return (UInt8(ascii: " "), 2) }
    guard byte(0) == 0xE2, byte(1) == 0x80 || byte(1) == 0x81, byte(2) >= 0x80 else { return (0, 0) }
    if byte(1) == 0x81 { return (0, 3) }
    switch byte(2) {
    case 0x80...0x8F, 0xA8...0xAF: return (UInt8(ascii: " "), 3)
    case 0x90...0x95: return (UInt8(ascii: "-"), 3)
    case 0x98...0x9B: return (UInt8(ascii: "'"), 3)
    default: return (0, 3)
    }
  }
}
