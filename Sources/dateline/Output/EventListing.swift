import DatelineCore

/// Events for people: a few lines each, coloured on a terminal.
///
/// Articles are written by anybody, so their control characters are replaced before they reach a terminal.
struct EventListing: Sendable {
  var style: TextStyle

  private static let longestQuote = 320

  /// A line over an article's events.
  func heading(articleID: String, publishedAt: String?, title: String?) -> String {
    let parts = [articleID, publishedAt, title].compactMap { $0 }.map(clean)
    return style.paint(parts.joined(separator: " · "), .bold) + "\n"
  }

  /// A line in place of events.
  func note(_ text: String) -> String { "  " + style.paint(clean(text), .dim) + "\n" }

  /// What happened, then a line for each thing that is known about it, then the words that tell it.
  func listing(of event: Event) -> String {
    let summary = EventSummary(event)
    let rows = summary.rows.map { ($0.name, $0.pieces.map(painted).joined()) } + [("words", quotation(event.evidence))]
    let lines = rows.map { "    \(style.paint($0.padding(to: 8), .dim))\($1)" }
    return ([headline(summary)] + lines).joined(separator: "\n") + "\n"
  }

  private func headline(_ summary: EventSummary) -> String {
    let badges = summary.badges.map { badge in
      switch badge {
      case .main: style.paint("main", .green)
      case .background: style.paint("background", .dim)
      case .factuality(let word): style.paint(word, .yellow)
      }
    }
    let marks = badges + [style.paint("\(summary.confidence)%", .dim)]
    return "  \(style.paint(clean(summary.kind), .bold, .red))  \(marks.joined(separator: "  "))"
  }

  private func painted(_ piece: EventSummary.Piece) -> String {
    let text = clean(piece.text)
    switch piece.tone {
    case .plain: return text
    case .code: return style.paint(text, .cyan)
    case .resolved: return style.paint(text, .blue)
    case .toll: return style.paint(text, .red)
    case .stance: return style.paint(text, .yellow)
    case .aside: return style.paint(text, .dim)
    }
  }

  /// The sentence, with the words that tell the event marked where they first stand.
  private func quotation(_ evidence: Event.Evidence) -> String {
    let sentence = shortened(clean(evidence.sentence))
    let trigger = clean(evidence.trigger)
    guard !trigger.isEmpty, let range = sentence.firstRange(of: trigger) else { return "“\(sentence)”" }
    return "“\(sentence[..<range.lowerBound])\(style.paint(trigger, .bold))\(sentence[range.upperBound...])”"
  }

  private func shortened(_ text: String) -> String {
    text.count > Self.longestQuote ? text.prefix(Self.longestQuote - 1) + "…" : text
  }

  private func clean(_ text: String) -> String {
    String(text.unicodeScalars.map { Character($0.isControl ? " " : $0) })
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
