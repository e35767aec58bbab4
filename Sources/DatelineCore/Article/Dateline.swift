/// The place, and often the date and the agency, that news prints before its first sentence:
/// `KYIV, UKRAINE - `, `GAZA (Reuters) — `, `SAN SALVADOR, 10 JAN 90 (DPA) -- `, `NEW DELHI: `.
///
/// Recognised by its form alone, without a list of places, so that a village no gazetteer knows is still a dateline.
/// Whether the form is enough depends on how much of it there is: capitals, an agency in brackets, a date, or
/// "City, Country" before a dash.
struct Dateline: Sendable, Hashable {
  /// "KYIV, UKRAINE" in `KYIV, UKRAINE, March 24 (AP) — `.
  var place: Span
  /// Past the dash or colon.
  var end: Int

  /// Reads a dateline that begins at `start` of an article's first bytes; nil when what stands there is none.
  init?(in head: [UInt8], at start: Int) {
    if let bracketed = Self.bracketed(in: head, at: start) {
      self = bracketed
      return
    }
    guard let separator = Separator(in: head, from: start),
      let parts = DatelineParts(head, start..<separator.range.lowerBound),
      Self.beginsStory(head, at: separator.range.upperBound),
      // "NIGER, Diffa - 4 March. …": the label of an item, of which more follow.
      ItemLabel.day(in: head, LineOpening.trimmed(head, separator.range.upperBound..<head.count)) == nil,
      Self.isConvincing(parts, separator, head)
    else { return nil }
    place = parts.place
    end = separator.range.upperBound
  }

  /// `(Nairobi, March 4, 2024) – `: as organisations print it; `(Palermo) ` with nothing behind it, where it holds one name
  /// alone. A bracket with nothing but an agency is none.
  private static func bracketed(in head: [UInt8], at start: Int) -> Dateline? {
    guard start < head.count, head[start] == UInt8(ascii: "("),
      let close = head[start..<min(head.count, start + longestBracket)].firstIndex(of: UInt8(ascii: ")")),
      let parts = DatelineParts(head, start + 1..<close), !parts.isLabel, !parts.isCapitals, !parts.hasAgency
    else { return nil }
    let name = String(decoding: head[parts.place.start..<parts.place.end], as: UTF8.self)
    guard !agencies.contains(name) else { return nil }
    if let separator = Separator(in: head, from: close + 1), !separator.isColon,
      head[close + 1..<separator.range.lowerBound].allSatisfy({ $0 == 0x20 || $0 == 0xA0 || $0 == 0xC2 })
    {
      return beginsStory(head, at: separator.range.upperBound) ? Dateline(place: parts.place, end: separator.range.upperBound) : nil
    }
    guard parts.isNameOnly, parts.placeCount == 1, !parts.hasDate, close + 2 < head.count, head[close + 1] == 0x20, beginsStory(head, at: close + 2)
    else { return nil }
    return Dateline(place: parts.place, end: close + 1)
  }

  private init(place: Span, end: Int) {
    self.place = place
    self.end = end
  }

  private static let longestBracket = 64
  /// Agencies that do not write themselves in capitals, and other notes in brackets.
  private static let agencies: Set = [
    "Reuters", "Xinhua", "Bloomberg", "Interfax", "Kyodo", "Yonhap", "Anadolu", "Ansa", "Efe", "Tass", "Belga", "Ritzau", "Updated",
    "Corrected", "Video", "Photo", "Photos", "Adds", "Opinion", "Analysis", "Exclusive", "Recasts",
  ]

  private static func isConvincing(_ parts: DatelineParts, _ separator: Separator, _ head: [UInt8]) -> Bool {
    if parts.isLabel { return false }
    if separator.isColon {
      // "QUETTA, 11 June 2025: Armed men …": with its year; "4 May:" labels an item.
      let isDated = parts.hasDate && DatedLine.date(in: head, behind: parts.place, before: separator.range.lowerBound) == nil
      return parts.isCapitals && !isDated && !isAllCapitals(head[separator.range.upperBound...])
    }
    if parts.hasAgency || parts.hasDateApart || (parts.hasDate && parts.isCapitals) { return true }
    // In a text that is all capitals, capitals prove nothing.
    if parts.isCapitals { return !isAllCapitals(head[separator.range.upperBound...]) }
    // "Colombo - Troops opened fire": a dash between blanks, as long as it stands behind one name.
    if parts.placeCount == 1, parts.isNameOnly, !parts.hasDate { return true }
    return parts.placeCount == 2 && !parts.placeHasBrackets
  }

  /// A story begins with a capital, a digit, a quotation or a bracketed note, after a blank or right after the dash.
  private static func beginsStory(_ head: [UInt8], at index: Int) -> Bool {
    let rest = String(decoding: head[index...].prefix(64), as: UTF8.self).drop {
      $0 == " " || $0 == "\t" || $0 == "\u{A0}"
    }
    guard let first = rest.first else { return false }
    return first.isUppercase || first.isNumber || "\"'“‘«„[".contains(first)
  }

  private static func isAllCapitals(_ bytes: ArraySlice<UInt8>) -> Bool {
    let letters = bytes.prefix(120).filter { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
    return letters.count >= 12 && letters.allSatisfy { $0 < UInt8(ascii: "a") }
  }

  /// The dash or colon between a dateline and the story.
  struct Separator: Sendable, Hashable {
    var range: Range<Int>
    var isColon: Bool

    /// Datelines are short; a dash further on belongs to the sentence.
    static let reach = 120

    private static let dashes: [[UInt8]] = ["—", "–", "―", "−"].map { Array($0.utf8) }

    /// The first dash or colon on the line, outside brackets, that stands as separators do.
    init?(in head: [UInt8], from start: Int) {
      let limit = min(head.count, start + Self.reach)
      var position = start
      while position < limit {
        let byte = head[position]
        switch byte {
        case 0x0A, 0x0D, UInt8(ascii: "\""), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ";"): return nil
        case UInt8(ascii: "("), UInt8(ascii: "["):
          let closing = byte == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
          guard let close = head[position..<limit].firstIndex(of: closing) else { return nil }
          position = close
        case UInt8(ascii: ":"):
          guard Self.isBlank(head, position + 1) else { return nil }
          self.init(range: position..<position + 1, isColon: true)
          return
        default:
          if let end = Self.dash(head, at: position) {
            self.init(range: position..<end, isColon: false)
            return
          }
        }
        position += 1
      }
      return nil
    }

    private init(range: Range<Int>, isColon: Bool) {
      self.range = range
      self.isColon = isColon
    }

    /// The end of a dash at `position`. A hyphen needs blanks (or a bracket) around it and a short dash a blank on
    /// one side: both also join words. `--` and a long dash separate by themselves.
    private static func dash(_ head: [UInt8], at position: Int) -> Int? {
      let isSetOff = position > 0 && (isBlank(head, position - 1) || head[position - 1] == UInt8(ascii: ")"))
      if head[position] == UInt8(ascii: "-") {
        let end = head[position...].firstIndex { $0 != UInt8(ascii: "-") } ?? head.count
        return end - position > 1 || (isSetOff && isBlank(head, end)) ? end : nil
      }
      guard let dash = dashes.first(where: { head[position...].starts(with: $0) }) else { return nil }
      let end = position + dash.count
      return dash == dashes[0] || isSetOff || isBlank(head, end) ? end : nil
    }

    private static func isBlank(_ head: [UInt8], _ index: Int) -> Bool {
      guard index < head.count else { return false }
      // 0xA0 ends a no-break space in UTF-8.
      return head[index] == 0x20 || head[index] == 0x09 || head[index] == 0xA0
    }
  }
}
