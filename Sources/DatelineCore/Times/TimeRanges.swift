/// Joins two dates that are the ends of one stretch of time: "from 3 to 5 May", "between Monday and Wednesday", and days that
/// follow each other: "on 3 and 4 May".
///
/// TIMEX3 has an expression for each end; an event that is told with both lasted from one to the other.
enum TimeRanges {
  /// The mentions of a field, in order, those of a range as one. Its value is that of an ISO 8601 interval, with a slash
  /// between the values of its ends.
  static func joined(_ mentions: [TimeMention], in field: ParsedField) -> [TimeMention] {
    var joined: [TimeMention] = []
    for mention in mentions {
      if let last = joined.last, let range = range(last, mention, field) {
        joined[joined.count - 1] = range
      } else {
        joined.append(mention)
      }
    }
    return joined
  }

  private static func range(_ first: TimeMention, _ last: TimeMention, _ field: ParsedField) -> TimeMention? {
    guard last.tokens.upperBound <= field.count, first.tokens.lowerBound < field.count,
      field.sentenceOf[first.tokens.lowerBound] == field.sentenceOf[last.tokens.lowerBound],
      isOneWord(first, last, field) || areJoined(first, last, field)
    else { return nil }
    guard let start = first.time.start, let end = last.time.end, first.time.granularity != .vague,
      last.time.granularity != .vague, !last.time.value.utf8.contains(UInt8(ascii: "/")),
      first.time.end ?? start < end, start < end
    else { return nil }
    let time = ResolvedTime(
      start: start, end: end, granularity: coarser(first.time.granularity, last.time.granularity),
      value: (first.time.value.split(separator: "/").first.map(String.init) ?? first.time.value) + "/" + last.time.value)
    return TimeMention(tokens: first.tokens.lowerBound..<last.tokens.upperBound, time: time)
  }

  /// "18/19 February": both days stand in one word.
  private static func isOneWord(_ first: TimeMention, _ last: TimeMention, _ field: ParsedField) -> Bool {
    first.tokens.count == 1 && first.tokens.lowerBound == last.tokens.lowerBound && field.words[first.tokens.lowerBound].contains("/")
  }

  private static func areJoined(_ first: TimeMention, _ last: TimeMention, _ field: ParsedField) -> Bool {
    guard first.tokens.upperBound <= last.tokens.lowerBound else { return false }
    let between = field.folded[first.tokens.upperBound..<last.tokens.lowerBound]
    if isJoint(between, after: field.word(first.tokens.lowerBound - 1)) || areNeighbours(first, last, between, field) { return true }
    // "overnight on June 2 to 3", "the night of 2 to 3 June": a day without a month of its own.
    return between == ["to"] && (first.tokens.count == 1 || last.tokens.count == 1)
      && first.time.granularity == .day && last.time.granularity == .day
      && [first.tokens, last.tokens].contains { $0.count == 1 && field.tags[$0.lowerBound] == .cardinal }
  }

  /// "on the 1st and 2nd of September", "on Wednesday and Thursday", "3, 4 and 5 May": one day and the next.
  private static func areNeighbours(_ first: TimeMention, _ last: TimeMention, _ between: ArraySlice<String>, _ field: ParsedField) -> Bool {
    guard first.time.granularity == .day, last.time.granularity == .day, let end = (first.time.end ?? first.time.start).flatMap({ CalendarDate(iso: $0) }),
      let start = last.time.start.flatMap({ CalendarDate(iso: $0) }), last.time.start == last.time.end, start.dayNumber - end.dayNumber == 1
    else { return false }
    let isFigure = first.tokens.upperBound > 0 && field.words[first.tokens.upperBound - 1].first?.isNumber == true
    return between == ["and"] || isFigure && (between == [","] || between == [",", "and"])
  }

  /// "to" and "and" join other things too, so the word before the first date must say that a range begins.
  private static func isJoint(_ words: ArraySlice<String>, after opening: String) -> Bool {
    guard words.count == 1, let word = words.first else { return false }
    switch word {
    case "through", "-", "–", "into": return true
    case "to", "until", "till": return opening == "from"
    case "and": return opening == "between"
    default: return false
    }
  }

  private static func coarser(
    _ one: ResolvedTime.Granularity, _ other: ResolvedTime.Granularity
  ) -> ResolvedTime.Granularity {
    let order: [ResolvedTime.Granularity] = [.time, .day, .week, .month, .quarter, .year, .decade, .vague]
    return order.last { $0 == one || $0 == other } ?? one
  }
}
