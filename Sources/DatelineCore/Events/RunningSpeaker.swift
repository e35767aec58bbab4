/// Carries a speaker over the sentences of one quotation, and over a statement that stands without quotation marks.
struct RunningSpeaker {
  /// Who speaks in a sentence without being named there.
  struct Turn: Sendable {
    /// The statement that the sentence is part of: it goes on with, or stands in, an open quotation.
    var carried: AttributionFinder.Statement?
    /// Whose "I" and "we" it is, outside of quotation marks: who was announced ("The minister said:"), else the body
    /// whose communiqué the text is.
    var narrator: Filler?
  }

  private var speaker: AttributionFinder.Statement?
  private var narrator: Filler?
  /// Who was announced to speak, as long as what follows stands without quotation marks.
  private var announced: AttributionFinder.Statement?
  /// The last sentence that is still the announced speaker's.
  private var lastAnnounced = 0
  private var isOpen = false

  /// - Parameter author: the body whose communiqué the text is; nil for other texts.
  init(author: Filler? = nil) { narrator = author }

  /// A label gives the floor to someone: "MR. MILLER: We call on both sides …".
  mutating func begin(_ label: Filler) {
    speaker = nil
    announced = nil
    narrator = label
  }

  /// Call once for every sentence, in order.
  mutating func turn(in view: SentenceView, _ finder: AttributionFinder) -> Turn {
    let field = finder.reader.field
    let wasOpen = isOpen
    let startsQuoted = isOpen || Self.opening.contains(field.words[view.tokens.lowerBound])
    var hasMarks = false
    for token in view.tokens where track(field.words[token]) { hasMarks = true }
    let own = finder.lastStatement()
    let opensSpeech = own.map { $0.isAnnouncement(in: view, field) } ?? false
    if wasOpen || hasMarks || startsQuoted || own.map({ finder.isNarrated($0) }) ?? false { announced = nil }
    if view.number > lastAnnounced { announced = nil }
    let unquoted = announced
    defer {
      if let own, opensSpeech {
        narrator = own.source
        if !hasMarks {
          announced = own
          lastAnnounced = Self.end(of: view, field)
        }
      }
    }
    if let own {
      speaker = own
      return Turn(carried: nil, narrator: wasOpen || hasMarks ? nil : narrator)
    }
    guard startsQuoted else {
      if !isOpen { speaker = nil }
      return Turn(carried: unquoted, narrator: hasMarks ? nil : narrator)
    }
    return Turn(carried: speaker, narrator: nil)
  }

  /// How many sentences an announced speech may last.
  private static let longestSpeech = 40
  private static let ownWords: Set = ["i", "we", "our", "us", "my", "me"]

  /// A speech goes to the end of its first paragraph, and on to the last one that says "I" or "we" before a quotation
  /// begins.
  private static func end(of announcement: SentenceView, _ field: ParsedField) -> Int {
    let first = announcement.number + 1
    guard field.sentences.indices.contains(announcement.number), field.sentences.indices.contains(first) else { return announcement.number }
    // "The minister said: The road is open. …": the speech begins in the announcement's own paragraph.
    let opensHere = field.words[announcement.tokens.upperBound - 1] != ":"
    var last = opensHere ? field.sentences[announcement.number].paragraph : field.sentences[first].paragraph
    for sentence in field.sentences[first...].prefix(longestSpeech) {
      if sentence.tokens.contains(where: { opening.contains(field.words[$0]) }) { break }
      if sentence.tokens.contains(where: { ownWords.contains(field.folded[$0]) }) { last = max(last, sentence.paragraph) }
    }
    return (field.sentences[first...].prefix(longestSpeech).lastIndex { $0.paragraph <= last }) ?? announcement.number
  }

  static let opening: Set = ["“", "\"", "«", "„", "``"]

  /// Whether the word is a quotation mark.
  private mutating func track(_ mark: String) -> Bool {
    // Most words begin with a letter.
    guard let first = mark.utf8.first, (first | 0x20) &- 0x61 >= 26 else { return false }
    switch mark {
    case "“", "„", "«", "``": isOpen = true
    case "”", "»", "''": isOpen = false
    case "\"": isOpen.toggle()
    default: return false
    }
    return true
  }
}

extension AttributionFinder.Statement {
  /// "The minister said:", "The minister said: The road is open.": what follows is the speaker's own words.
  func isAnnouncement(in view: SentenceView, _ field: ParsedField) -> Bool {
    if view.tokens.last.map({ field.words[$0] == ":" }) ?? false { return true }
    return view.tokens.contains(verb + 1) && field.words[verb + 1] == ":"
  }
}
