/// Days that share one month: "April 24 and 25", "3, 4 and 5 March".
///
/// TIMEX3 has an expression for each day; the month stands only with the first or the last of them.
struct SharedMonth {
  let matcher: TimeMatcher

  /// The days that follow one that ends a month's, each after "and", a comma or a dash: "24" of "April 23, 24 and 25".
  func followers(of found: TimeResolution.Found, limit: Int = 31) -> [TimeResolution.Found] {
    guard found.description.month != nil, found.description.day != nil, found.description.year == nil,
      endsInDay(found)
    else { return [] }
    var days: [TimeResolution.Found] = []
    var end = found.pieces.upperBound
    while days.count < limit, let start = afterLink(end),
      let match = matcher.figure(.day, at: start, found.description), isLoneDay(match.end)
    {
      days.append(
        TimeResolution.Found(
          pieces: start..<match.end, tokens: matcher.tokens(start..<match.end), description: match.description))
      end = match.end
    }
    // A comma is a link only in a list that ends in "and": "on April 24, 25 people" is none.
    if let last = days.last, matcher.pieces[last.pieces.lowerBound - 1].mark == UInt8(ascii: ",") { return [] }
    return days
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
