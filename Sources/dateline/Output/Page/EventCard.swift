import DatelineCore

/// One event on a page: what is known about it, and a button that colours the words it came from.
struct EventCard {
  var event: Event
  /// Nil where they were not asked for.
  var reasons: EventExplanation?

  func html(article: String, number: Int) -> String {
    let summary = EventSummary(event)
    return """
      <label class="event"><input type="radio" name="\(article)" id="\(article)e\(number)">\
      <strong>\(number) \(summary.kind.asHTML)</strong>\(summary.badges.map(badge).joined())\
      <span class="percent">\(summary.confidence)%</span>
      <dl>\(summary.rows.map(row).joined())<dt>words</dt><dd>“\(event.evidence.sentence.asHTML)”</dd></dl>
      <span class="codes">\(EventSummary.codes(event).asHTML)</span>\(reasons.map(table) ?? "")</label>

      """
  }

  private func badge(_ badge: EventSummary.Badge) -> String {
    switch badge {
    case .main: "<span class=\"badge main\">main</span>"
    case .background: "<span class=\"badge\">background</span>"
    case .factuality(let word): "<span class=\"badge factuality\">\(word.asHTML)</span>"
    }
  }

  private func row(_ row: EventSummary.Row) -> String {
    "<dt>\(row.name)</dt><dd>\(row.pieces.map(piece).joined())</dd>"
  }

  private func piece(_ piece: EventSummary.Piece) -> String {
    switch piece.tone {
    case .plain: piece.text.asHTML
    case .code, .resolved, .toll, .stance, .aside: "<span class=\"\(piece.tone)\">\(piece.text.asHTML)</span>"
    }
  }

  private func table(_ reasons: EventExplanation) -> String {
    let rows = reasons.lines.map { line in
      let cells = [line.field, line.text, [line.path, line.note].compactMap { $0 }.joined(separator: " · ")]
      return "<tr>\(cells.map { "<td>\($0.asHTML)</td>" }.joined())</tr>"
    }
    return "<details><summary>why</summary><table>\(rows.joined())</table></details>"
  }
}
