/// Days that share one month: "April 24 and 25", "3, 4 and 5 March".
///
/// TIMEX3 has an expression for each day; the month stands only with the first or the last of them.
struct SharedMonth {
  let matcher: TimeMatcher

  /// A day with its month and the days that follow it, each after "and", a comma or a dash: "April 23, 24 and 25".
  ///
  /// A year that stands after the last is the year of all: "March 15-17, 2019". An expression that no day follows is
  /// returned alone.
  func expand(_ found: TimeResolution.Found) -> [TimeResolution.Found] {
    guard found.description.month != nil, found.description.day != nil, found.description.year == nil,
      endsInDay(found)
    else { return [found] }
    var days = [found]
    var end = found.pieces.upperBound
    while days.count < 31, let start = afterLink(end),
      let match = matcher.figure(.day, at: start, found.description), isLoneDay(match.end)
    {
      days.append(self.found(start..<match.end, match.description))
      end = match.end
    }
    guard days.count > 1, let last = days.last else { return days }
    // A comma is a link only in a list that ends in "and": "on April 24, 25 people" is none.
    if matcher.pieces[last.pieces.lowerBound - 1].mark == UInt8(ascii: ",") { return [found] }
    guard let year = year(after: end) else { return days }
    days[days.count - 1] = self.found(last.pieces.lowerBound..<year.end, last.description)
    for index in days.indices { days[index].description.year = year.description.year }
    return days
  }

  private func found(_ pieces: Range<Int>, _ description: TimeDescription) -> TimeResolution.Found {
    TimeResolution.Found(pieces: pieces, tokens: matcher.tokens(pieces), description: description)
  }

  private func year(after end: Int) -> TimeMatcher.Match? {
    let isComma = matcher.piece(end)?.mark == UInt8(ascii: ",")
    return matcher.figure(.year, at: isComma ? end + 1 : end, TimeDescription())
  }

  /// Gives a lone day the month of the expression that follows it: "24" of "24 and 25 April".
  func adopt(_ found: inout [TimeResolution.Found]) {
    for index in found.indices.dropLast().reversed() {
      let next = found[index + 1].description
      guard isMissingMonth(found[index].description), let month = next.month, next.day != nil,
        found[index + 1].pieces.lowerBound == found[index].pieces.upperBound + 1
      else { continue }
      found[index].description.month = month
      found[index].description.year = next.year
      found[index].description.yearOffset = next.yearOffset
    }
  }

  /// Gives a month the year of the one that follows it: "June" of "June and July last year".
  func adoptYear(_ found: inout [TimeResolution.Found]) {
    for index in found.indices.dropLast().reversed() {
      let (month, next) = (found[index].description, found[index + 1].description)
      guard month.month != nil, month.day == nil, month.year == nil, month.yearOffset == nil, next.month != nil, next.day == nil,
        next.year != nil || next.yearOffset != nil, found[index + 1].pieces.lowerBound == found[index].pieces.upperBound + 1,
        matcher.piece(found[index].pieces.upperBound).map(matcher.isLink) == true
      else { continue }
      found[index].description.year = next.year
      found[index].description.yearOffset = next.yearOffset
    }
  }

  private func isMissingMonth(_ description: TimeDescription) -> Bool {
    description.form == .calendar && description.day != nil && description.month == nil && description.weekday == nil
      && description.unit == nil
  }

  private func endsInDay(_ found: TimeResolution.Found) -> Bool {
    matcher.pieces[found.pieces].suffix(2).contains { $0.kind == .digits && $0.length <= 2 }
  }

  /// Past "and", "or", "to", a comma or a dash.
  private func afterLink(_ index: Int) -> Int? {
    guard let piece = matcher.piece(index) else { return nil }
    if piece.kind == .mark { return [UInt8(ascii: ","), UInt8(ascii: "-")].contains(piece.mark) ? index + 1 : nil }
    return matcher.isLink(piece) ? index + 1 : nil
  }

  /// Nothing follows that the figure would count or name.
  private func isLoneDay(_ end: Int) -> Bool {
    guard let next = matcher.piece(end) else { return true }
    if next.kind == .mark { return !next.isGlued || ![0x25, 0x2D, 0x2F].contains(next.mark) }
    guard next.kind == .word, !matcher.isEntry(.month, at: end), !matcher.isEntry(.units, at: end) else {
      return false
    }
    return matcher.tag(next).map { !$0.isNoun && $0 != .adjective } ?? true
  }
}
