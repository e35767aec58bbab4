/// Reads one expression of time that begins at a token.
struct TimeParser {
  let reading: Reading
  let words: [TimeWord]
  /// The end of the sentence.
  let limit: Int
  let resolver: TimeResolver

  typealias Found = (time: ResolvedTime, end: Int)

  func expression(at index: Int) -> Found? {
    let token = reading.tokens[index]
    switch token.kind {
    case .number: return isoDate(at: index) ?? dayFirst(at: index) ?? counted(at: index) ?? year(at: index)
    case .word: break
    case .punctuation, .symbol: return nil
    }
    if reading.word(index) == "the" { return afterArticle(at: index) }
    return shaded(at: index) ?? dayFirst(at: index) ?? weekday(at: index) ?? monthFirst(at: index)
      ?? relative(at: index) ?? counted(at: index) ?? decade(at: index) ?? fixed(at: index)
  }

  // MARK: Words

  private func word<Value>(_ index: Int, _ pick: (TimeWord) -> Value?) -> (value: Value, end: Int)? {
    guard index < limit else { return nil }
    for match in reading.matches(at: index).reversed() {
      guard case .time(let row) = match.entry, let value = pick(words[row]) else { continue }
      return (value, match.tokens.upperBound)
    }
    return nil
  }

  private func weekdayWord(_ index: Int) -> (value: Int, end: Int)? {
    word(index) { if case .weekday(let day) = $0 { day } else { nil } }
  }
  private func monthWord(_ index: Int) -> (value: Int, end: Int)? {
    word(index) { if case .month(let month) = $0 { month } else { nil } }
  }
  private func partWord(_ index: Int) -> (value: String, end: Int)? {
    word(index) { if case .part(let part) = $0 { part } else { nil } }
  }
  private func unitWord(_ index: Int) -> (value: TimeUnit, end: Int)? {
    word(index) { if case .unit(let unit) = $0 { unit } else { nil } }
  }
  private func relativeWord(_ index: Int) -> (value: TimeWord.Relative, end: Int)? {
    word(index) { if case .relative(let relative) = $0 { relative } else { nil } }
  }

  /// Digits alone.
  private func digits(_ index: Int) -> Int? {
    guard index < limit, reading.tokens[index].kind == .number else { return nil }
    let text = reading.tokens[index].text
    return text.utf8.count <= 4 && text.utf8.allSatisfy { $0 &- 0x30 < 10 } ? Int(text) : nil
  }

  /// 1 to 31, in digits or as "23rd".
  private func dayOfMonth(_ index: Int) -> Int? {
    if let day = digits(index) { return (1...31).contains(day) ? day : nil }
    let text = reading.word(index)
    guard index < limit, text.utf8.count <= 4, ["st", "nd", "rd", "th"].contains(where: { text.hasSuffix($0) }),
      let day = Int(text.dropLast(2)), (1...31).contains(day)
    else { return nil }
    return day
  }

  private func yearNumber(_ index: Int) -> Int? {
    digits(index).flatMap { (1900...2100).contains($0) && reading.tokens[index].span.length == 4 ? $0 : nil }
  }

  /// A year after a date, with or without a comma.
  private func trailingYear(_ index: Int) -> (year: Int, end: Int)? {
    if let year = yearNumber(index) { return (year, index + 1) }
    if reading.word(index) == ",", let year = yearNumber(index + 1) { return (year, index + 2) }
    return nil
  }

  // MARK: Dates

  private func isoDate(at index: Int) -> Found? {
    guard reading.tokens[index].span.length == 10, let date = CalendarDate(iso: reading.tokens[index].text) else {
      return nil
    }
    return (resolver.day(date), index + 1)
  }

  /// "23 March 2024", "the 23rd of March".
  private func dayFirst(at index: Int) -> Found? {
    guard let day = dayOfMonth(index) else { return nil }
    let next = reading.word(index + 1) == "of" ? index + 2 : index + 1
    guard let month = monthWord(next) else { return nil }
    let year = trailingYear(month.end)
    return resolver.day(day, month: month.value, year: year?.year).map { ($0, year?.end ?? month.end) }
  }

  /// "March 23", "March 23, 2024", "March 2024", "March".
  private func monthFirst(at index: Int, _ relative: TimeWord.Relative? = nil, needsCue: Bool = true) -> Found? {
    guard let month = monthWord(index) else { return nil }
    if relative == nil, let day = dayOfMonth(month.end), !reading.classes(month.end + 1).has(.unit) {
      let year = trailingYear(month.end + 1)
      if let time = resolver.day(day, month: month.value, year: year?.year) {
        return (time, year?.end ?? month.end + 1)
      }
    }
    if let year = trailingYear(month.end) {
      return resolver.wholeMonth(year.year, month.value).map { ($0, year.end) }
    }
    // "May" and "March" are words and names too: alone they need a word before them that makes them months.
    guard !needsCue || Self.monthCues.contains(reading.word(index - 1)) else { return nil }
    return resolver.bareMonth(month.value, relative).map { ($0, month.end) }
  }

  private static let monthCues: Set<String> = [
    "in", "since", "until", "till", "by", "from", "to", "of", "during", "for", "before", "after", "through", "between",
    "and", "throughout",
  ]
  private static let yearCues: Set<String> = [
    "in", "since", "until", "till", "by", "from", "to", "of", "during", "before", "after", "through", "between", "and",
    "around", "the", "early", "late",
  ]

  private func weekday(at index: Int, _ relative: TimeWord.Relative? = nil) -> Found? {
    guard let day = weekdayWord(index) else { return nil }
    var end = day.end
    let afterComma = reading.word(end) == "," ? end + 1 : end
    if relative == nil, let date = monthFirst(at: afterComma, needsCue: false) ?? dayFirst(at: afterComma),
      date.time.granularity == .day
    {
      return date
    }
    let part = partWord(end)
    end = part?.end ?? end
    return (resolver.weekday(day.value, relative, part: part?.value), end)
  }

  private func year(at index: Int) -> Found? {
    guard let year = yearNumber(index), Self.yearCues.contains(reading.word(index - 1)),
      !reading.classes(index + 1).has(.unit)
    else { return nil }
    // "killed in 2019 people" is no English; "of 2000 people" is.
    if reading.word(index - 1) == "of", isNoun(index + 1) { return nil }
    return resolver.year(year).map { ($0, index + 1) }
  }

  private func isNoun(_ index: Int) -> Bool {
    reading.matches(at: index).contains { match in
      switch match.entry {
      case .agent, .object, .people: true
      default: false
      }
    }
  }

  /// "the 1990s", "1990s".
  private func decade(at index: Int) -> Found? {
    let text = reading.word(index)
    guard text.utf8.count == 5, text.hasSuffix("0s"), let year = Int(text.dropLast()), (1800...2100).contains(year)
    else { return nil }
    return resolver.decade(year).map { ($0, index + 1) }
  }

  // MARK: Relations to the article's day

  /// "the past two weeks", "the weekend", "the previous day", "the 23rd of March".
  private func afterArticle(at index: Int) -> Found? {
    if let found = fixed(at: index) { return found }
    let next = index + 1
    if let found = relative(at: next) ?? decade(at: next) ?? dayFirst(at: next) { return found }
    if let unit = unitWord(next), unit.value == .weekend { return resolver.weekend().map { ($0, unit.end) } }
    return nil
  }

  /// "early on Tuesday", "late March".
  private func shaded(at index: Int) -> Found? {
    guard let shade = word(index, { if case .shade = $0 { true } else { nil } }) else { return nil }
    let next = ["on", "in"].contains(reading.word(shade.end)) ? shade.end + 1 : shade.end
    return weekday(at: next) ?? monthFirst(at: next, needsCue: false) ?? relative(at: next)
      ?? (reading.word(next - 1) == "in" ? year(at: next) : nil)
  }

  /// "last month", "next Friday", "this week", "past two weeks".
  private func relative(at index: Int) -> Found? {
    guard let relative = relativeWord(index) else { return nil }
    let next = relative.end
    if let day = weekday(at: next, relative.value) { return day }
    if let month = monthFirst(at: next, relative.value, needsCue: false) { return month }
    if let season = word(next, { if case .season(let season) = $0 { season } else { nil } }) {
      return (resolver.season(season.value, year: nil, relative.value), season.end)
    }
    if let unit = unitWord(next) {
      if unit.value == .day || unit.value == .hour { return nil }
      if relative.value == .last, reading.word(index) == "past" {
        return resolver.stretch(1, unit.value, .last).map { ($0, unit.end) }
      }
      return resolver.unit(unit.value, relative.value).map { ($0, unit.end) }
    }
    if let count = smallNumber(next), let unit = unitWord(count.end), relative.value != .this {
      return resolver.stretch(count.value, unit.value, relative.value).map { ($0, unit.end) }
    }
    return nil
  }

  /// "10 months ago", "a year earlier", "two days later".
  private func counted(at index: Int) -> Found? {
    guard let count = smallNumber(index) else { return nil }
    guard let unit = unitWord(count.end),
      let back = word(unit.end, { if case .back(let direction) = $0 { direction } else { nil } })
    else { return nil }
    // "two days before the vote" counts from the vote, which is not known here.
    if reading.word(unit.end) == "before", reading.tokens.count > back.end, back.end < limit,
      reading.tokens[back.end].kind == .word
    {
      return nil
    }
    return resolver.distance(count.value, unit.value, direction: back.value).map { ($0, back.end) }
  }

  private func smallNumber(_ index: Int) -> (value: Int, end: Int)? {
    if let value = digits(index) { return value > 0 ? (value, index + 1) : nil }
    switch reading.word(index) {
    case "a", "an", "one": return (1, index + 1)
    case "several", "few": return (3, index + 1)
    default:
      guard let position = Self.cardinals.firstIndex(of: reading.word(index)) else { return nil }
      return (position + 2, index + 1)
    }
  }

  private static let cardinals = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  ]

  /// "yesterday", "overnight", "recently".
  private func fixed(at index: Int) -> Found? {
    if let day = word(index, { if case .day(let offset) = $0 { offset } else { nil } }) {
      let text = reading.tokens[index..<day.end].map(\.folded)
      let part = text.contains("night") || text.contains("overnight") || text.contains("tonight") ? "NI" : nil
      return (resolver.day(offset: day.value, part: part), day.end)
    }
    guard let vague = word(index, { if case .vague(let value) = $0 { value } else { nil } }) else { return nil }
    return (resolver.vague(vague.value), vague.end)
  }
}
