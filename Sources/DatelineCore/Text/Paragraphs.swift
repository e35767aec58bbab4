/// Where the paragraphs of a text stand.
enum Paragraphs {
  /// The byte ranges of the paragraphs from an offset on, in order, without those that hold only white space.
  ///
  /// A blank line always ends a paragraph; a single line end does unless lines are wrapped at a fixed width. In text
  /// that gives each paragraph a line, most lines end in a full stop; in wrapped text few do. A line that begins with a
  /// small letter goes on with one that has no stop at its end, however short the text.
  static func ranges(in source: [UInt8], from start: Int) -> [Range<Int>] {
    let lines = lines(of: source, from: min(max(0, start), source.count))
    let isWrapped = isWrapped(lines, source)
    var paragraphs: [Range<Int>] = []
    var isAfterBlank = true
    for line in lines {
      if line.isEmpty {
        isAfterBlank = true
      } else if !isAfterBlank, let last = paragraphs.last, isWrapped || goesOn(source[last], source[line]) {
        paragraphs[paragraphs.count - 1] = last.lowerBound..<line.upperBound
      } else {
        paragraphs.append(line)
        isAfterBlank = false
      }
    }
    return paragraphs
  }

  /// Lines without the white space around them: empty ones are blank.
  private static func lines(of source: [UInt8], from start: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var first = start
    func close(_ end: Int) {
      var line = first..<end
      while let byte = source[line].first, isBlank(byte) { line = line.lowerBound + 1..<line.upperBound }
      while let byte = source[line].last, isBlank(byte) { line = line.lowerBound..<line.upperBound - 1 }
      lines.append(line)
    }
    var position = start
    while position < source.count {
      let width = lineEnd(source, position)
      if width > 0 {
        close(position)
        first = position + width
      }
      position += max(1, width)
    }
    close(source.count)
    return lines
  }

  /// How many bytes a line end at a position has: 0 where there is none. CR LF is one, as are U+2028 and U+2029.
  private static func lineEnd(_ source: [UInt8], _ position: Int) -> Int {
    func byte(_ offset: Int) -> UInt8 { position + offset < source.count ? source[position + offset] : 0 }
    switch byte(0) {
    case 0x0A, 0x0B, 0x0C: return 1
    case 0x0D: return byte(1) == 0x0A ? 2 : 1
    case 0xE2: return byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : 0
    default: return 0
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isWrapped(_ lines: [Range<Int>], _ source: [UInt8]) -> Bool {
    var breaks = 0
    var afterStop = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isEmpty && !next.isEmpty {
      breaks += 1
      if endsInStop(source[line]) { afterStop += 1 }
    }
    return breaks >= 3 && afterStop * 2 < breaks
  }

  private static func goesOn(_ first: ArraySlice<UInt8>, _ next: ArraySlice<UInt8>) -> Bool {
    guard let letter = next.first, letter &- 0x61 < 26 else { return false }
    return !endsInStop(first)
  }

  /// Whether a line ends in a full stop, question or exclamation mark, quotes and brackets after it aside.
  private static func endsInStop(_ line: ArraySlice<UInt8>) -> Bool {
    var end = line.suffix(12)
    while let last = end.last, last >= 0x80 || [0x22, 0x27, 0x29, 0x5D].contains(last) { end = end.dropLast() }
    return [0x2E, 0x3F, 0x21].contains(end.last)
  }
}
