/// Decides which event the article is about and which it only recalls.
struct EventRanking {
  let ontology: Ontology
  let title: FieldReading?
  let text: FieldReading
  let date: ArticleDate?

  /// An event that lies longer back than this, in days, is background.
  private static let recent = 9

  /// The index of the main event; nil when there is none.
  func main(_ events: [GatheredEvent], background: [Bool]) -> Int? {
    events.indices.max { left, right in
      let (a, b) = (weight(events[left], background[left]), weight(events[right], background[right]))
      return a == b ? left > right : a < b
    }
  }

  /// The title names it, the lead tells it, it happened, someone was harmed, it is told again.
  private func weight(_ event: GatheredEvent, _ background: Bool) -> Int {
    guard let first = event.mentions.first else { return .min }
    var weight = 0
    if event.mentions.contains(where: { $0.field == .title }) { weight += 6 }
    if first.field == .text { weight += max(0, 5 - first.sentence * 2) }
    if first.factuality == .asserted { weight += 3 }
    if background { weight -= 6 }
    if ontology.types[first.type].isViolent { weight += 2 }
    if event.mentions.contains(where: { !$0.casualties.isEmpty }) { weight += 2 }
    return weight + min(3, event.mentions.count - 1)
  }

  func isBackground(_ event: GatheredEvent) -> Bool {
    guard let first = event.mentions.first(where: { $0.field == .text }) else { return false }
    if first.background { return true }
    guard let date, let time = first.time else { return false }
    let resolved = text.marked.mentions.times[time].time
    guard let end = resolved.end ?? resolved.start, let last = ArticleDate(end) else { return false }
    if resolved.granularity == .month || resolved.granularity == .year || resolved.granularity == .quarter {
      return last < date && (last.year, last.month) < (date.year, date.month)
    }
    return last.dayNumber + Self.recent < date.dayNumber
  }
}

extension ArticleDate {
  /// Days since a fixed day, for differences. Source: the civil calendar as days from the era's first of March.
  fileprivate var dayNumber: Int {
    let shifted = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (monthFromMarch * 306 + 5) / 10 + day - 1
  }
}
