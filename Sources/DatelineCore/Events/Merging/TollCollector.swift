/// The toll of an event: for each kind of harm the figure that stands, and the others as differing reports.
struct TollCollector {
  let reading: FieldReading

  struct Result: Sendable {
    var casualties = Event.Casualties()
    var reports: [Event.Report] = []
  }

  /// - Parameter type: of the event.
  func collect(_ mentions: [EventMention], of type: EventType) -> Result {
    var result = Result()
    for kind in CasualtyMention.Kind.allCases {
      let counted = mentions.filter { $0.sequelOfHarm == nil || hasTotal($0) }.flatMap { figures(of: kind, in: $0) }
      let told = counted.isEmpty ? mentions.flatMap { figures(of: kind, in: $0) } : counted
      guard let standing = standing(told) else { continue }
      result.casualties[kind] = toll(standing, parts(of: standing, kind, mentions))
      let count = reading.marked.mentions.casualties[standing.mention].count
      for other in told
      where differs(reading.marked.mentions.casualties[other.mention].count, count) && result.reports.count < 16 {
        result.reports.append(report(other, kind))
      }
    }
    if let kind = Self.harm(of: type), result.casualties[kind] == nil { result.casualties[kind] = counted(mentions) }
    return result
  }

  /// What an event of a type does to each of those whom it is done to.
  private static func harm(of type: EventType) -> CasualtyMention.Kind? {
    switch type.mode {
    case "arrest": .detained
    case "abduct": .abducted
    case "kill", "assassinate", "execute", "massacre": .killed
    case "injure": .injured
    default: nil
    }
  }

  /// "were rounded up", "gunned down": whatever word says so, those to whom it was done are the toll, where each of them is
  /// counted or is one person.
  private func counted(_ mentions: [EventMention]) -> Event.Casualties.Toll? {
    for mention in mentions where mention.factuality == .asserted {
      let fillers = mention.fillers(.victim) + mention.fillers(.target)
      let groups = fillers.map { reading.counter.victims($0.head, joined: false) }
      guard let first = fillers.first, !groups.contains(where: { $0.count != 1 || $0[0].count.min == nil }) else { continue }
      let counts = groups.map { $0[0].count }
      let isExact = counts.allSatisfy { $0.max != nil }
      let count = Count(min: counts.compactMap(\.min).reduce(0, +), max: isExact ? counts.compactMap(\.max).reduce(0, +) : nil)
      guard count.min != 0 else { continue }
      let tokens = groups.reduce(first.tokens) { min($0.lowerBound, $1[0].tokens.lowerBound)..<max($0.upperBound, $1[0].tokens.upperBound) }
      return Event.Casualties.Toll(count: count, text: reading.text(tokens), span: reading.marked.field.span(tokens))
    }
    return nil
  }

  /// "Two of the wounded died, raising the toll to 11".
  private func hasTotal(_ mention: EventMention) -> Bool {
    mention.casualties.contains { reading.marked.mentions.casualties[$0.mention].isTotal }
  }

  /// "at least 17" after "17" says nothing else.
  private func differs(_ other: Count, _ standing: Count) -> Bool {
    guard other != standing else { return false }
    guard let least = other.min, least == standing.min else { return true }
    return other.max != nil && standing.max != nil
  }

  /// The first figure of a mention, and those that others give in the same sentence. What the same source tells beside
  /// the first is a part ("killed two in the bus and three outside").
  private func figures(of kind: CasualtyMention.Kind, in mention: EventMention) -> [EventMention.Casualty] {
    let all = mention.casualties.filter { reading.marked.mentions.casualties[$0.mention].kind == kind }
    guard let first = all.first else { return [] }
    return [first] + all.dropFirst().filter { other in
      guard let source = other.source else { return false }
      return source.filler != first.source?.filler
    }
  }

  private static let rising: Set = [
    "rose", "risen", "rises", "rising", "climbed", "climbs", "reached", "reaches", "jumped", "grown", "grew", "increased", "now",
    "updated", "revised", "raised",
  ]

  /// "The opposition put the toll at 40": no later count of the same source, which would say that it rose.
  private func isOfAnother(_ total: EventMention.Casualty, than first: EventMention.Casualty?) -> Bool {
    guard let first, first.mention != total.mention, let source = total.source, source.filler != first.source?.filler else { return false }
    let mention = reading.marked.mentions.casualties[total.mention]
    return !mention.tokens.contains { Self.rising.contains(reading.marked.field.word($0)) }
  }

  /// A running total before a part, else what is told first with a number. A total below that figure is another
  /// source's, not a later one.
  private func standing(_ told: [EventMention.Casualty]) -> EventMention.Casualty? {
    let mentions = reading.marked.mentions.casualties
    let first = told.first { mentions[$0.mention].count.min != nil || mentions[$0.mention].count.max != nil }
    guard let total = told.last(where: { mentions[$0.mention].isTotal && !isOfAnother($0, than: first) }) else { return first ?? told.first }
    guard let first, let known = number(first), let new = number(total) else { return total }
    return new < known ? first : total
  }

  private func number(_ casualty: EventMention.Casualty) -> Int? {
    let count = reading.marked.mentions.casualties[casualty.mention].count
    return count.min ?? count.max
  }

  /// "killed three soldiers and a teacher": the groups that share a word of harm are one toll; so are those that the same
  /// sentence counts besides: "beheading four fishermen and killing five others".
  private func parts(of casualty: EventMention.Casualty, _ kind: CasualtyMention.Kind, _ mentions: [EventMention]) -> [CasualtyMention] {
    let all = reading.marked.mentions.casualties
    guard let harm = all[casualty.mention].harm, let mention = mentions.first(where: { $0.casualties.contains(casualty) }) else { return [] }
    return mention.casualties.map { all[$0.mention] }.filter {
      $0.kind == kind && $0.victims != nil && ($0.harm == harm || isBesides($0, all[casualty.mention]))
    }
  }

  private func isBesides(_ other: CasualtyMention, _ first: CasualtyMention) -> Bool {
    let field = reading.marked.field
    guard let victims = other.victims, victims.lowerBound >= first.tokens.upperBound,
      field.sentenceOf[victims.lowerBound] == field.sentenceOf[first.tokens.lowerBound]
    else { return false }
    return victims.contains { ["others", "other", "another"].contains(field.word($0)) }
  }

  private func toll(_ casualty: EventMention.Casualty, _ parts: [CasualtyMention]) -> Event.Casualties.Toll {
    let mention = reading.marked.mentions.casualties[casualty.mention]
    var count = mention.count
    var tokens = mention.tokens
    if parts.count > 1, parts.contains(mention), parts.allSatisfy({ $0.count.min != nil }) {
      let isExact = parts.allSatisfy { $0.count.max != nil }
      count = Count(min: parts.compactMap(\.count.min).reduce(0, +), max: isExact ? parts.compactMap(\.count.max).reduce(0, +) : nil)
      for part in parts { tokens = min(tokens.lowerBound, part.tokens.lowerBound)..<max(tokens.upperBound, part.tokens.upperBound) }
    }
    // "People died": nobody says how many, but someone did.
    if count.min == nil, count.max == nil { count.min = 1 }
    return Event.Casualties.Toll(count: count, text: reading.text(tokens), span: reading.marked.field.span(tokens))
  }

  private func report(_ casualty: EventMention.Casualty, _ kind: CasualtyMention.Kind) -> Event.Report {
    let mention = reading.marked.mentions.casualties[casualty.mention]
    return Event.Report(
      field: "casualties." + kind.rawValue, value: reading.text(mention.tokens),
      attribution: casualty.source.map { reading.text(reading.resolved($0.filler).tokens) },
      span: reading.marked.field.span(mention.tokens))
  }
}

extension Event.Casualties {
  fileprivate subscript(kind: CasualtyMention.Kind) -> Toll? {
    get {
      switch kind {
      case .killed: killed
      case .injured: injured
      case .detained: detained
      case .abducted: abducted
      case .displaced: displaced
      case .missing: missing
      }
    }
    set {
      switch kind {
      case .killed: killed = newValue
      case .injured: injured = newValue
      case .detained: detained = newValue
      case .abducted: abducted = newValue
      case .displaced: displaced = newValue
      case .missing: missing = newValue
      }
    }
  }
}
