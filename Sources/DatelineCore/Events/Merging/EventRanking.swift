/// Decides which event the article is about and which it only recalls.
struct EventRanking {
  let ontology: Ontology
  let title: FieldReading?
  let text: FieldReading
  let date: ArticleDate?

  /// An event that lies longer back than this, in days, is background.
  private static let recent = 9
  /// The same of a disaster, which goes on and is reported on for weeks.
  private static let recentDisaster = 24

  /// The index of the main event; nil when there is none.
  func main(_ events: [GatheredEvent], background: [Bool]) -> Int? {
    events.indices.max { left, right in
      let (a, b) = (weight(events[left], background[left]), weight(events[right], background[right]))
      return a == b ? left > right : a < b
    }
  }

  /// More than any event weighs: an article is about a statement only where it tells nothing else.
  private static let anyOther = 100

  /// The title names it, the lead tells it in its main clause, it happened, someone was harmed, it is told again.
  private func weight(_ event: GatheredEvent, _ background: Bool) -> Int {
    guard let first = event.mentions.first else { return .min }
    var weight = ontology.types[first.type].isStatement ? -Self.anyOther : 0
    // What a title adds with "as" or "after" is less its news than what its main clause tells.
    let inTitle = event.mentions.filter { $0.field == .title }
    if !inTitle.isEmpty { weight += inTitle.allSatisfy(\.isSubordinate) ? 3 : 6 }
    // What the lead's main clause tells is the news, what it adds with "after" or "amid" its setting.
    let isSetting = !event.mentions.contains { !$0.isSubordinate && $0.sentence <= 1 } && first.isSubordinate
    if first.field == .title {
      weight += first.isSubordinate ? 0 : 3
    } else {
      weight += isSetting ? -2 : max(0, first.sentence == 0 ? 6 : 5 - first.sentence * 2)
    }
    if first.factuality == .asserted { weight += 3 }
    if event.mentions.contains(where: isLeadClause) { weight += 2 }
    if background { weight -= 6 }
    if ontology.types[first.type].isViolent || ontology.types[first.type].isHazard { weight += 2 }
    if event.mentions.contains(where: { !$0.casualties.isEmpty }) { weight += 2 }
    return weight + min(3, event.mentions.dropFirst().count { !$0.isSubordinate })
  }

  /// What the first sentence's own verb tells, not what it adds: "condemned the raid, calling it a breach of the truce".
  private func isLeadClause(_ mention: EventMention) -> Bool {
    guard mention.field == .text, mention.sentence == 0 else { return false }
    let tree = text.marked.field.tree
    // "…, the agency said": what is said.
    return tree.relation(mention.clause) == .root || text.marked.isSaid(mention.clause, text.vocabulary) && tree.isRoot(tree.head(mention.clause))
  }

  /// By event: whether the article only recalls it.
  ///
  /// Where nothing done of late is told, what others report of earlier times is the news itself: an inquiry's findings.
  func background(_ events: [GatheredEvent]) -> [Bool] {
    let isChronicle = isChronicle()
    let old = events.map { isOld($0) && !(isChronicle && $0.mentions.first.map { $0.field == .text && !$0.background } ?? false) }
    let others = events.count { event in event.mentions.first.map { !ontology.types[$0.type].isStatement } ?? false }
    let hasNews = zip(events, old).contains { event, isOld in
      !isOld && event.mentions.contains { $0.factuality == .asserted && ontology.types[$0.type].isPhysical }
    }
    return zip(events, old).map { event, isOld in
      isOld && (hasNews || event.mentions.first { $0.field == .text }?.sources.isEmpty ?? true) && others > 1
    }
  }

  /// "have boycotted parliament since October": still do.
  private func goesOn(_ mention: EventMention, since time: Int) -> Bool {
    let tree = text.marked.field.tree
    let start = text.marked.mentions.times[time].tokens.lowerBound
    return (start - 6..<start).clamped(to: mention.sentenceTokens).contains { text.marked.field.word($0) == "since" }
      && tree.children(of: mention.anchor, .aux).contains { ["has", "have"].contains(text.marked.field.word($0)) }
  }

  /// "On 9 January 2025, soldiers killed …" begins every note: the text is a list of what happened, and recalls none of it.
  private func isChronicle() -> Bool {
    var (paragraphs, dated) = (0, 0)
    var last = -1
    for sentence in text.marked.field.sentences where sentence.paragraph != last && sentence.role == .prose {
      last = sentence.paragraph
      paragraphs += 1
      let opening = sentence.tokens.prefix(Self.openingTokens)
      let isDated = opening.contains { token in
        let time = Int(text.marked.timeAt[token])
        return time >= 0 && text.marked.mentions.times[time].time.granularity == .day
      }
      if isDated { dated += 1 }
    }
    return dated >= Self.fewestNotes && dated * 10 >= paragraphs * 6
  }

  private static let openingTokens = 3
  private static let fewestNotes = 3

  private func isOld(_ event: GatheredEvent) -> Bool {
    guard let first = event.mentions.first(where: { $0.field == .text }) else { return false }
    if isOld(first) { return true }
    // "In December rebels overran the base, capturing its commander, who was freed later": recalled with it.
    guard let host = hostOfUndated(first) else { return false }
    if isOld(host) { return true }
    // "suspended in May after an offensive that killed 80 and displaced 500".
    return text.marked.tree.relation(host.clause) == .relcl && hostOfUndated(host).map(isOld) ?? false
  }

  private func hostOfUndated(_ mention: EventMention) -> EventMention? {
    mention.time == nil && mention.factuality == .asserted ? text.host(of: mention) : nil
  }

  private func isOld(_ first: EventMention) -> Bool {
    if first.background { return true }
    guard let date, !first.timeIsOfItem, let time = first.time, !goesOn(first, since: time) else { return false }
    let resolved = text.marked.mentions.times[time].time
    guard let end = resolved.end ?? resolved.start, let last = ArticleDate(end) else { return false }
    if resolved.granularity == .month || resolved.granularity == .year || resolved.granularity == .quarter {
      return last < date && (last.year, last.month) < (date.year, date.month)
    }
    let recent = ontology.types[first.type].event == "DISASTER" ? Self.recentDisaster : Self.recent
    return last.dayNumber + recent < date.dayNumber
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
