/// Where the paragraphs of a text stand.
enum Paragraphs {
  /// The byte ranges of the paragraphs from an offset on, in order, without those that hold only white space.
  ///
  /// A blank line always ends a paragraph; a single line end does unless lines are wrapped at a fixed width, and this one
  /// is full: the next word would not have fitted. In text that gives each paragraph a line, most lines end in a full stop;
  /// in wrapped text few do. However short the text, a line goes on with one that has no stop at its end where it begins
  /// with a small letter, or where that one ends in a comma or a word that wants another. A bullet begins a paragraph.
  static func ranges(in source: [UInt8], from start: Int, to end: Int = .max) -> [Range<Int>] {
    let end = min(max(0, end), source.count)
    let lines = lines(of: source, from: min(max(0, start), end), to: end)
    let width = width(of: lines, source, indent: indent(source, start))
    var paragraphs: [Range<Int>] = []
    var before: Range<Int>?
    for line in lines {
      if line.isEmpty {
        before = nil
        continue
      }
      if let before, let last = paragraphs.last, !isItem(line, after: last, source),
        width.map({ isFull(before, line, before == lines.first ? $0 - indent(source, start) : $0, source) }) ?? false || goesOn(source[before], source[line])
      {
        paragraphs[paragraphs.count - 1] = last.lowerBound..<line.upperBound
      } else {
        paragraphs.append(line)
      }
      before = line
    }
    return paragraphs
  }

  /// Lines without the white space around them: empty ones are blank.
  private static func lines(of source: [UInt8], from start: Int, to end: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var first = start
    func close(_ end: Int) {
      var line = first..<end
      while let byte = source[line].first, isBlank(byte) { line = line.lowerBound + 1..<line.upperBound }
      while let byte = source[line].last, isBlank(byte) { line = line.lowerBound..<line.upperBound - 1 }
      lines.append(line)
    }
    var position = start
    while position < end {
      let width = lineEnd(source, position)
      if width > 0 {
        close(position)
        first = position + width
      }
      position += max(1, width)
    }
    close(end)
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

  // MARK: Wrapped lines

  /// The width, in bytes, at which the lines are wrapped; nil where most lines end sentences, or end short of any width.
  /// - Parameter indent: what stands on the first line before the story.
  private static func width(of lines: [Range<Int>], _ source: [UInt8], indent: Int) -> Int? {
    let breaks = zip(lines, lines.dropFirst()).filter { !$0.isEmpty && !$1.isEmpty }
    guard breaks.count >= 3, breaks.count(where: { Outline.endsInStop(source[$0.0]) }) * 2 < breaks.count else { return nil }
    let lengths = breaks.map(\.0.count).sorted()
    // A line that holds a long address stands out.
    let width = lengths[lengths.count * 9 / 10]
    guard (narrowest...widest).contains(width) else { return nil }
    let open = breaks.filter { !Outline.endsInStop(source[$0.0]) }
    let first = lines.first?.lowerBound
    let full = open.count { isFull($0.0, $0.1, $0.0.lowerBound == first ? width - indent : width, source) }
    // Where no line begins small, each is a headline of its own, unless there are no small letters at all.
    let small = open.count { source[$0.1.lowerBound] &- 0x61 < 26 }
    guard small * 4 >= open.count || !open.contains(where: { source[$0.0].contains { $0 &- 0x61 < 26 } }) else { return nil }
    return full * 3 >= open.count * 2 ? width : nil
  }

  /// How many bytes of a line stand before a position.
  private static func indent(_ source: [UInt8], _ position: Int) -> Int {
    let end = min(max(0, position), source.count)
    return end - (source[max(0, end - widest)..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? max(0, end - widest))
  }

  private static let narrowest = 16
  private static let widest = 200

  /// The next line's first word would not have fitted behind the line; how wide letters are is not known exactly.
  private static func isFull(_ line: Range<Int>, _ next: Range<Int>, _ width: Int, _ source: [UInt8]) -> Bool {
    let word = source[next].prefix { !isBlank($0) }.count
    return (line.count + 1 + word) * 8 > width * 7
  }

  private static func goesOn(_ first: ArraySlice<UInt8>, _ next: ArraySlice<UInt8>) -> Bool {
    guard let letter = next.first, !Outline.endsInStop(first) else { return false }
    if letter &- 0x61 < 26 { return true }
    if first.last == UInt8(ascii: ",") { return true }
    let word = first.suffix(8).reversed().prefix { !isBlank($0) }.reversed()
    return word.count < 8 && dangling.contains(String(decoding: word, as: UTF8.self))
  }

  /// Articles, prepositions and conjunctions: nothing ends with them.
  private static let dangling: Set<String> = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "near", "that", "which",
    "who", "as", "than", "into", "between", "against", "his", "her", "their", "its", "is", "was", "were", "are", "has", "had",
    "have", "said", "least", "most", "about", "over", "some",
  ]

  /// Begins with a bullet. A dash before a small letter may stand in the middle of a sentence, unless the paragraph before
  /// it begins so too.
  private static func isItem(_ line: Range<Int>, after paragraph: Range<Int>, _ source: [UInt8]) -> Bool {
    guard let end = LineOpening.bullet(in: source, line) else { return false }
    let next = LineOpening.trimmed(source, end..<line.upperBound).lowerBound
    guard source.indices.contains(next), source[next] &- 0x61 < 26, end - line.lowerBound == 1 || source[line.lowerBound] == 0xE2 else { return true }
    return source[line.lowerBound] == source[paragraph.lowerBound]
  }
}
