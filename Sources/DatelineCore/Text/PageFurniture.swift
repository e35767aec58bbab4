/// What a web page puts around a story: share bars, captions' labels, teasers of other stories, newsletters, credits.
///
/// Raw articles often carry it, and a teaser ("READ MORE: Five shot dead in …") tells an event that is not the article's.
/// Recognised by the wording of `furniture.tsv`; what is dropped becomes no token, so offsets stay those of the text.
struct PageFurniture: Sendable {
  enum Form: String, CaseIterable, Sendable {
    /// A paragraph that begins with it is dropped.
    case notice
    /// The same, but where the paragraph ends in a full stop: "Published on Monday, the report …".
    case line
    /// A heading: dropped with the titles below it, or with the one behind its colon.
    case links
    /// Dropped by itself wherever it stands, as it is spelt; what follows begins anew.
    case label
    /// A note in brackets, from its opening bracket to its closing one.
    case note
    /// An alert's or a rubric's word before a paragraph or a title, with the colon or dash behind it: "BREAKING - ".
    case kicker
  }

  private struct Wording: Sendable {
    var form: Form
    /// UTF-8; of what begins a paragraph in lower case.
    var bytes: [UInt8]
  }

  /// A paragraph longer than this, in bytes, is a story run together, whatever it begins with.
  private static let longestLine = 300
  /// How many titles a heading has below it at most.
  private static let mostLinks = 12

  /// What begins a paragraph, by first byte.
  private var openings: [[Wording]] = Array(repeating: [], count: 256)
  /// What stands in one, by first byte.
  private var inline: [[Wording]] = Array(repeating: [], count: 256)
  /// What may stand before a paragraph's words, by first byte.
  private var kickers: [[Wording]] = Array(repeating: [], count: 256)

  /// Knows no furniture.
  init() {}

  /// Throws ``TableError`` with file and line where the table of `data` cannot be used.
  init(data: String) throws(TableError) {
    try self.init(Table(path: data + "/lexicons/furniture.tsv", required: ["text", "form"]))
  }

  init(_ table: Table) throws(TableError) {
    for row in table.rows {
      let text = try row.text("text")
      guard let form: Form = try row.choice("form") else { throw row.error("column \"form\" is empty") }
      if form == .note, !text.hasPrefix("(") { throw row.error("a note begins with \"(\"") }
      let isOpening = form != .label && form != .note
      let wording = Wording(form: form, bytes: Array((isOpening ? text.lowercased() : text).utf8))
      let first = Int(wording.bytes[0])
      if form == .kicker { kickers[first].append(wording) } else if isOpening { openings[first].append(wording) } else { inline[first].append(wording) }
    }
  }

  /// The parts of a text's paragraphs that tell its story, in order.
  func story(of paragraphs: [Range<Int>], in source: [UInt8]) -> [Range<Int>] {
    var story: [Range<Int>] = []
    story.reserveCapacity(paragraphs.count)
    var linksLeft = 0
    for paragraph in paragraphs {
      let opening = opening(of: source[paragraph])
      if opening == .links { linksLeft = Self.mostLinks }
      if opening != nil { continue }
      if linksLeft > 0, Self.isTitle(source[paragraph]) {
        linksLeft -= 1
        continue
      }
      linksLeft = 0
      cut(paragraph, of: source, into: &story)
    }
    return story
  }

  /// Past the kicker that a paragraph or a title begins with: "URGENT: ", "UPDATE 2-", "JUST IN | "; nil where it begins
  /// with none, or holds nothing else.
  func kickerEnd(of paragraph: Range<Int>, in source: [UInt8]) -> Int? {
    guard let first = source[paragraph].first else { return nil }
    for wording in kickers[Int(Self.lowered(first))] where Self.begins(source[paragraph], with: wording.bytes) {
      let spaced = source[paragraph].dropFirst(wording.bytes.count).drop { $0 == 0x20 }
      let number = spaced.prefix(3).prefix(while: LineOpening.isDigit)
      let rest = spaced.dropFirst(number.count)
      guard number.count <= 2, let separator = Self.separators.first(where: { rest.starts(with: $0) }) else { continue }
      let story = rest.dropFirst(separator.count)
      // "UPDATE 2-Bomb kills nine", unlike "update-driven".
      guard !number.isEmpty || separator != Self.hyphen || story.first == 0x20 else { continue }
      return story.firstIndex { !Self.isBlank($0) }
    }
    return nil
  }

  private static let hyphen = [UInt8(ascii: "-")]
  private static let separators: [[UInt8]] = [":", "--", "-", "–", "—", "|", "!"].map { Array($0.utf8) }

  // MARK: Paragraphs

  /// How a paragraph is furniture as a whole: `links` opens a list of titles. Nil of one that may tell something.
  private func opening(of paragraph: ArraySlice<UInt8>) -> Form? {
    guard paragraph.count <= Self.longestLine else { return nil }
    let text = paragraph.drop { Self.isBullet($0) }
    guard let first = text.first else { return nil }
    for wording in openings[Int(Self.lowered(first))] where Self.begins(text, with: wording.bytes) {
      let rest = text.dropFirst(wording.bytes.count)
      switch wording.form {
      case .links:
        guard let next = rest.first(where: { $0 != 0x20 }) else { return .links }
        if next == UInt8(ascii: ":") { return rest.contains(where: Self.isLetter) ? .line : .links }
      case .line where Self.endsInFullStop(text): continue
      default: return wording.form
      }
    }
    return nil
  }

  /// "Why the talks failed": a title of another story, unlike prose.
  private static func isTitle(_ paragraph: ArraySlice<UInt8>) -> Bool {
    paragraph.count <= longestLine / 2 && !endsInFullStop(paragraph)
  }

  /// Quotes and brackets behind it aside.
  private static func endsInFullStop(_ paragraph: ArraySlice<UInt8>) -> Bool {
    let end = paragraph.suffix(6).reversed().first { $0 < 0x80 && $0 != 0x22 && $0 != 0x27 && $0 != 0x29 }
    return end == UInt8(ascii: ".")
  }

  // MARK: Labels and notes

  /// Adds what a paragraph holds beside labels and notes.
  private func cut(_ paragraph: Range<Int>, of source: [UInt8], into story: inout [Range<Int>]) {
    var start = paragraph.lowerBound
    var position = start
    while position < paragraph.upperBound {
      guard !inline[Int(source[position])].isEmpty, position == paragraph.lowerBound || !Self.isLetter(source[position - 1]),
        let end = end(ofFurnitureAt: position, in: source[paragraph])
      else {
        position += 1
        continue
      }
      add(start..<position, of: source, to: &story)
      (start, position) = (end, end)
    }
    add(start..<paragraph.upperBound, of: source, to: &story)
  }

  private func end(ofFurnitureAt position: Int, in paragraph: ArraySlice<UInt8>) -> Int? {
    let rest = paragraph[position...]
    for wording in inline[Int(paragraph[position])] where rest.starts(with: wording.bytes) {
      let end = position + wording.bytes.count
      if wording.form == .note {
        guard let close = rest.prefix(Self.longestLine).firstIndex(of: UInt8(ascii: ")")) else { continue }
        return close + 1
      }
      if end == paragraph.endIndex || !Self.isLetter(paragraph[end]) { return end }
    }
    return nil
  }

  private func add(_ part: Range<Int>, of source: [UInt8], to story: inout [Range<Int>]) {
    guard let first = source[part].firstIndex(where: { !Self.isBlank($0) }),
      let last = source[part].lastIndex(where: { !Self.isBlank($0) })
    else { return }
    story.append(first..<last + 1)
  }

  // MARK: Bytes

  private static func begins(_ text: ArraySlice<UInt8>, with lowered: [UInt8]) -> Bool {
    guard text.count >= lowered.count else { return false }
    for (byte, other) in zip(text, lowered) where Self.lowered(byte) != other { return false }
    guard let last = lowered.last, isLetter(last), text.count > lowered.count else { return true }
    return !isLetter(text[text.startIndex + lowered.count])
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
  /// Of ASCII, or part of a letter beyond it.
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
  /// "- ", "* ", "> ", "| ", "+ " before a line.
  private static func isBullet(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x2A, 0x2D, 0x3E, 0x7C, 0x2B: true
    default: false
    }
  }
}
