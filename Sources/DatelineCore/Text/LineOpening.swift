/// What stands before an item's words: a bullet or a number, the time of day of a live blog, an alert's kicker
/// ("BREAKING -").
struct LineOpening: Sendable, Hashable {
  /// A bullet or a number stands before it.
  var isMarked = false
  /// "14:32 GMT".
  var clock: Range<Int>?
  /// Empty where nothing else stands there.
  var rest: Range<Int>

  /// - Parameter isNumbered: other paragraphs begin with numbers too, so that "3." is no part of a sentence.
  init(_ source: [UInt8], _ paragraph: Range<Int>, isNumbered: Bool, furniture: PageFurniture) {
    rest = paragraph
    if let end = Self.bullet(in: source, rest) ?? (isNumbered ? Self.number(in: source, rest) : nil) {
      isMarked = true
      rest = Self.trimmed(source, end..<rest.upperBound)
    }
    // "18:20 - LATEST: …", "BREAKING: 18:20 …".
    for _ in 0..<2 {
      if clock == nil, let stamp = Clock(source, rest) {
        clock = stamp.range
        rest = Self.trimmed(source, stamp.end..<rest.upperBound)
      }
      if let end = furniture.kickerEnd(of: rest, in: source) { rest = Self.trimmed(source, end..<rest.upperBound) }
    }
  }

  /// Past the bullet at the beginning of a range; nil where none stands there. A blank must follow it.
  static func bullet(in source: [UInt8], _ range: Range<Int>) -> Int? {
    guard let mark = bullets.first(where: { source[range].starts(with: $0) }) else { return nil }
    let end = range.lowerBound + mark.count
    guard end < range.upperBound, isBlank(source, end) else { return nil }
    return end
  }

  private static let bullets: [[UInt8]] = ["*", "-", "–", "•", "·", "▪", "●", "○", "■", "□", "►", "▶", "‣", "⁃", "◦", "➢", "✓"].map { Array($0.utf8) }

  /// Past "1." or "12)" at the beginning of a range; nil where none stands there.
  static func number(in source: [UInt8], _ range: Range<Int>) -> Int? {
    let digits = source[range].prefix(4).prefix(while: isDigit)
    let end = digits.endIndex + 1
    guard (1...3).contains(digits.count), end < range.upperBound, [UInt8(ascii: "."), UInt8(ascii: ")")].contains(source[end - 1]),
      isBlank(source, end)
    else { return nil }
    return end
  }

  // MARK: Items within a line

  /// "Lebanon: Two people were killed. Syria: A depot burned; Iraq: …": the items of a line, each with its label.
  func items(in source: [UInt8]) -> [LineOpening] {
    var starts: [Int] = []
    for position in rest.dropFirst(Self.shortestItem) where Self.isBlank(source, position - 1) && Self.parting.contains(source[max(rest.lowerBound, position - 2)]) {
      if ItemLabel(source, position..<rest.upperBound, isMarked: false)?.separator == .colon { starts.append(position) }
    }
    guard !starts.isEmpty, starts.count > 1 || ItemLabel(source, rest, isMarked: isMarked)?.separator == .colon else { return [self] }
    let ends = starts + [rest.upperBound]
    var first = self
    first.rest = Self.trimmed(source, rest.lowerBound..<ends[0])
    return [first] + zip(starts, ends.dropFirst()).map { start, end in
      var item = self
      item.clock = nil
      item.rest = Self.trimmed(source, start..<end)
      return item
    }
  }

  /// "MR. ROE: …" is one: shorter pieces before a label are a part of it, in bytes.
  private static let shortestItem = 12

  /// What stands between two items: a full stop or a semicolon.
  private static let parting: [UInt8] = [0x2E, 0x3B]

  // MARK: Bytes

  static func isBlank(_ source: [UInt8], _ index: Int) -> Bool {
    guard source.indices.contains(index) else { return false }
    switch source[index] {
    case 0x20, 0x09, 0x0A, 0x0D: return true
    // A no-break space is C2 A0.
    case 0xC2: return source.indices.contains(index + 1) && source[index + 1] == 0xA0
    default: return false
    }
  }

  /// Past a dash with blanks around it; nil where none stands at a position.
  static func dash(in source: [UInt8], _ position: Int) -> Int? {
    guard source[position] == UInt8(ascii: "-") || source[position] == 0xE2, isBlank(source, position - 1),
      let mark = dashes.first(where: { source[position...].starts(with: $0) }), isBlank(source, position + mark.count)
    else { return nil }
    return position + mark.count
  }

  private static let dashes = ["--", "-", "–", "—"].map { Array($0.utf8) }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func trimmed(_ source: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (first, last) = (range.lowerBound, range.upperBound)
    while first < last, isBlank(source, first) { first += source[first] == 0xC2 ? 2 : 1 }
    while last > first, isBlank(source, last - 1) { last -= 1 }
    return first..<max(first, last)
  }

  /// A time of day that stands alone or is set off from what it dates. A length ("video, 01:12") stands behind words.
  private struct Clock {
    var range: Range<Int>
    /// Past the separator.
    var end: Int

    private static let zones: Set<String> = [
      "GMT", "UTC", "BST", "CET", "CEST", "EET", "EEST", "EST", "EDT", "ET", "PT", "PST", "PDT", "CT", "IST", "PKT", "SAST", "WAT",
      "EAT", "CAT", "AEST", "JST", "KST", "AM", "PM", "A.M.", "P.M.", "H", "HRS", "LOCAL", "TIME",
    ]

    init?(_ source: [UInt8], _ whole: Range<Int>) {
      // "[10:42] …", "(14.30) …".
      if let first = source[whole].first, let close = Self.brackets[first], let end = source[whole].prefix(Self.longest).firstIndex(of: close) {
        let inner = whole.lowerBound + 1..<end
        guard let figures = Self.figures(source, inner), source[figures..<end].allSatisfy({ !isDigit($0) }) else { return nil }
        range = inner
        self.end = end + 1
        return
      }
      let range = whole
      guard var end = Self.figures(source, range) else { return nil }
      let isMilitary = end - range.lowerBound == 4 && source[range].prefix(4).allSatisfy(isDigit)
      var hasZone = false
      while let (word, after) = Self.word(source, end..<range.upperBound), Self.zones.contains(word) {
        end = after
        hasZone = true
      }
      let next = LineOpening.trimmed(source, end..<range.upperBound).lowerBound
      let separator = Self.separators.first { source[next..<range.upperBound].starts(with: $0) }
      // "03:20 Warplanes bomb a depot": a line of a chronology.
      let opensLine = next > end && next < range.upperBound && source[range.lowerBound..<end].contains(UInt8(ascii: ":"))
        && source[next] &- 0x41 < 26
      guard next == range.upperBound && !isMilitary || separator != nil || (hasZone && next > end) || opensLine else { return nil }
      self.range = range.lowerBound..<end
      self.end = separator.map { next + $0.count } ?? next
    }

    private static let brackets: [UInt8: UInt8] = [UInt8(ascii: "["): UInt8(ascii: "]"), UInt8(ascii: "("): UInt8(ascii: ")")]
    private static let longest = 14

    /// Past "14:32", "9.20" or "0930"; a number that may be a year is none.
    private static func figures(_ source: [UInt8], _ range: Range<Int>) -> Int? {
      let digits = source[range].prefix(5).prefix(while: isDigit)
      var end = digits.endIndex
      var minutes = digits.suffix(2)
      if digits.count < 3 {
        guard !digits.isEmpty, end + 3 <= range.upperBound, [UInt8(ascii: ":"), UInt8(ascii: ".")].contains(source[end]) else { return nil }
        minutes = source[end + 1..<end + 3]
        end += 3
      } else if digits.count != 4 || digits.starts(with: Array("19".utf8)) || digits.starts(with: Array("20".utf8)) {
        return nil
      }
      guard minutes.allSatisfy(isDigit), let tens = minutes.first, tens < UInt8(ascii: "6"),
        Int(String(decoding: digits.prefix(digits.count < 3 ? digits.count : 2), as: UTF8.self)).map({ $0 < 24 }) ?? false,
        end == range.upperBound || !isDigit(source[end])
      else { return nil }
      return end
    }

    private static let separators = ["—", "–", "-", "|", ":"].map { Array($0.utf8) }

    /// The next word in capitals, and where it ends.
    private static func word(_ source: [UInt8], _ range: Range<Int>) -> (String, Int)? {
      let first = LineOpening.trimmed(source, range).lowerBound
      let letters = source[first..<range.upperBound].prefix(5).prefix { ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: ".") }
      return letters.isEmpty ? nil : (String(decoding: letters, as: UTF8.self).uppercased(), letters.endIndex)
    }
  }
}
