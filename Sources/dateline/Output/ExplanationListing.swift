import DatelineCore

/// Explanations for people: where each field of an event came from, and how a sentence was read.
struct ExplanationListing: Sendable {
  var style: TextStyle

  /// The event as `--format pretty` shows it, then a line or two for each field.
  func listing(of explained: ExplainedEvent) -> String {
    let event = EventListing(style: style).listing(of: explained.event)
    return event + explained.explanation.lines.map(line).joined()
  }

  func listing(of sentence: SentenceExplanation) -> String {
    var text = heading("Read as") + words(sentence.words)
    text += heading("Triggers considered")
    text += sentence.candidates.isEmpty ? note("none of its words heads a trigger") : candidates(sentence)
    text += heading("Events")
    text += sentence.events.isEmpty ? note("none") : sentence.events.map(listing(of:)).joined(separator: "\n")
    return text
  }

  // MARK: Events

  private func line(_ line: EventExplanation.Line) -> String {
    var head = "      " + style.paint(line.field.padding(to: 11), .cyan)
    if !line.text.isEmpty { head += "“\(clean(line.text))”" }
    if let span = line.span { head += style.paint(" [\(span.start)-\(span.end)]", .dim) }
    if let path = line.path { head += "  " + clean(path) }
    guard let note = line.note, !note.isEmpty else { return head + "\n" }
    if line.text.isEmpty { return head + style.paint(clean(note), .dim) + "\n" }
    return head + "\n" + String(repeating: " ", count: 17) + style.paint(clean(note), .dim) + "\n"
  }

  // MARK: Sentences

  private func heading(_ text: String) -> String { style.paint(text, .bold) + "\n" }
  private func note(_ text: String) -> String { "  " + style.paint(text, .dim) + "\n" }

  private func words(_ words: [SentenceExplanation.Word]) -> String {
    let widest = words.map(\.text.count).max() ?? 0
    let widestLemma = words.map(\.lemma.count).max() ?? 0
    return words.map { word in
      let columns = [
        "\(word.number)".leftPadding(to: 4), clean(word.text).padding(to: widest), clean(word.lemma).padding(to: widestLemma),
        word.tag.padding(to: 5), word.relation.padding(to: 9), "\(word.head)".leftPadding(to: 4),
      ]
      return columns.joined(separator: "  ") + "\n"
    }.joined()
  }

  private func candidates(_ sentence: SentenceExplanation) -> String {
    var text = ""
    for word in sentence.words {
      let own = sentence.candidates.filter { $0.word == word.number }
      if own.isEmpty { continue }
      text += "  \(word.number) \(style.paint(clean(word.text), .bold))\n"
      text += own.compactMap(candidate).joined()
      let incomplete = own.count { $0.outcome == .incomplete }
      if incomplete > 0 { text += "    " + style.paint("\(incomplete) of more words, which are missing here", .dim) + "\n" }
    }
    return text
  }

  /// Nil for what needs no line of its own.
  private func candidate(_ candidate: SentenceExplanation.Candidate) -> String? {
    switch candidate.outcome {
    case .incomplete: nil
    case .fires: "    \(style.paint("fires", .green)): \(clean(candidate.row))\n"
    case .rejected(let reason):
      "    \(clean(candidate.row))\n      " + style.paint("no: \(clean(reason))", .dim) + "\n"
    }
  }

  private func clean(_ text: String) -> String {
    String(text.unicodeScalars.map { Character($0.isControl ? " " : $0) })
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
  fileprivate func leftPadding(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
