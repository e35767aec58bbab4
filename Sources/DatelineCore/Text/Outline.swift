/// How a text is laid out: headings, labels before items ("Kherson: two killed"), and prose.
///
/// Situation reports, bulletins, live blogs and lists tell by their layout where and when each item happened. A label
/// becomes a part of its own, so that it never runs into the sentence behind it; the marks of a list become no token.
/// Recognised by form alone: what a label or a heading means is for those who know places and times.
enum Outline {
  enum Role: Sendable, Hashable {
    case prose
    /// Stands before the next part and speaks of that part alone.
    case label
    /// Stands above the parts that follow.
    case heading
    /// The words of a heading behind its label: "Mali: *rebels advance*".
    case headline
    /// Stands behind a headline or an item and says whose news it is.
    case source
  }

  struct Part: Sendable, Hashable {
    var range: Range<Int>
    var role: Role
    /// Stands behind a bullet or a label, or ends without a full stop: written like a headline.
    var isItem = false
    /// Goes on with the paragraph of the part before it.
    var continues = false
  }

  /// Headings are not longer than this, in bytes.
  private static let longestHeading = 80
  /// A longer line without a full stop is prose that has lost its last, in bytes.
  private static let longestItem = 400
  /// Fewer alike labels, or numbers before paragraphs, make no list.
  private static let fewest = 2

  /// The parts of a story's paragraphs, in order.
  static func parts(of paragraphs: [Range<Int>], in source: [UInt8], furniture: PageFurniture) -> [Part] {
    let isNumbered = paragraphs.count { LineOpening.number(in: source, $0) != nil } >= fewest
    let lines = paragraphs.flatMap { paragraph in
      LineOpening(source, paragraph, isNumbered: isNumbered, furniture: furniture).items(in: source)
    }
    let labels: [ItemLabel?] = lines.map { $0.rest.isEmpty ? nil : ItemLabel(source, $0.rest, isMarked: $0.isMarked) }
    let alike = labels.reduce(into: [ItemLabel.Separator: Int]()) { counts, label in
      if let label { counts[label.separator, default: 0] += 1 }
    }
    var parts: [Part] = []
    // Below a day alone stand the day's items.
    var isBelowDay = false
    for (index, line) in lines.enumerated() {
      defer { isBelowDay = ItemLabel.isDate(source, line.rest) }
      let isOpen = !line.isMarked && line.rest.count <= longestItem && !endsInStop(source[line.rest])
      let opensSection = isOpen && lines.indices.contains(index + 1) && !lines[index + 1].isMarked && labels[index + 1] == nil
        && endsInStop(source[lines[index + 1].rest])
      if let clock = line.clock { parts.append(Part(range: clock, role: line.rest.isEmpty ? .heading : .label)) }
      if line.rest.isEmpty { continue }
      guard let label = labels[index], label.isSure || line.isMarked || alike[label.separator, default: 0] >= fewest || opensSection else {
        let role: Role = isOpen && isHeading(source, line.rest) && index + 1 < lines.count ? .heading : .prose
        append(Part(range: line.rest, role: role, isItem: line.isMarked || line.clock != nil || isOpen || isBelowDay), of: source, to: &parts)
        continue
      }
      parts.append(Part(range: label.range, role: opensSection ? .heading : .label))
      append(Part(range: label.rest, role: opensSection ? .headline : .prose, isItem: true), of: source, to: &parts)
    }
    return parts
  }

  /// The lines of a title, without their kickers and with the source behind them apart.
  static func title(_ lines: [Range<Int>], in source: [UInt8], furniture: PageFurniture) -> [Part] {
    var parts: [Part] = []
    for line in lines {
      let start = furniture.kickerEnd(of: line, in: source) ?? line.lowerBound
      let told = start..<line.upperBound
      // "Mali: rebels advance".
      guard let label = ItemLabel(source, told, isMarked: true), label.separator == .colon else {
        append(Part(range: told, role: .prose, isItem: true), of: source, to: &parts)
        continue
      }
      parts.append(Part(range: label.range, role: .label))
      append(Part(range: label.rest, role: .prose, isItem: true), of: source, to: &parts)
    }
    return parts
  }

  private static func append(_ part: Part, of source: [UInt8], to parts: inout [Part]) {
    let tail = part.isItem ? SourceTail(source, part.range) : nil
    var start = part.range.lowerBound
    for next in LostStops.starts(in: source, tail?.body ?? part.range) {
      parts.append(
        Part(range: LineOpening.trimmed(source, start..<next), role: part.role, isItem: part.isItem, continues: start > part.range.lowerBound))
      start = next
    }
    let end = (tail?.body ?? part.range).upperBound
    parts.append(Part(range: start..<end, role: part.role, isItem: part.isItem, continues: start > part.range.lowerBound))
    if let tail { parts.append(Part(range: tail.source, role: .source)) }
  }

  private static func isHeading(_ source: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= longestHeading, let first = source[range].first else { return false }
    return !(first &- 0x61 < 26)
  }

  /// Quotes and brackets behind it aside.
  static func endsInStop(_ line: ArraySlice<UInt8>) -> Bool {
    var end = line.suffix(12)
    while let last = end.last, last >= 0x80 || [0x22, 0x27, 0x29, 0x5D].contains(last) { end = end.dropLast() }
    return [0x2E, 0x3F, 0x21].contains(end.last)
  }
}
