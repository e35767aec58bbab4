import Linguistics

/// Dates and times of day in figures.
extension TimeMatcher {
  func figure(_ terminal: TimeClass, at start: Int, _ description: TimeDescription) -> Match? {
    var match = Match(end: start, description: description)
    return readFigure(terminal, &match) ? match : nil
  }

  /// Reads a figure or mark where a match ends, and lengthens the match by it. Where it ends does not depend on what
  /// the match says so far; a match that is not lengthened may have changed what it says.
  func readFigure(_ terminal: TimeClass, _ match: inout Match) -> Bool {
    switch terminal {
    case .number: readNumber(&match)
    case .day: readDay(&match)
    case .year: readYear(&match)
    case .bareYear: entities.isYear(at: match.end, in: self) && readYear(&match)
    case .shortYear: readShortYear(&match)
    case .decade: readDecade(&match)
    case .hour: readHour(&match)
    case .clock: readClock(&match)
    case .military: readMilitaryClock(&match)
    case .numeric: readNumericDate(&match)
    case .comma: readMark(&match, ",")
    case .dash: readMark(&match, "-")
    case .open: readMark(&match, "(")
    case .close: readMark(&match, ")")
    default: false
    }
  }

  private func readMark(_ match: inout Match, _ mark: Unicode.Scalar) -> Bool {
    guard isMark(match.end, mark) else { return false }
    match.end += 1
    return true
  }

  // MARK: Pieces

  func isMark(_ index: Int, _ mark: Unicode.Scalar, glued: Bool = false) -> Bool {
    guard let piece = piece(index), piece.kind == .mark else { return false }
    return piece.mark == UInt8(ascii: mark) && (!glued || piece.isGlued)
  }

  /// The value of digits that stand at an index, if as many as said.
  func digits(_ index: Int, _ lengths: ClosedRange<Int>, glued: Bool = false) -> Int? {
    guard let piece = piece(index), piece.kind == .digits, piece.value >= 0,
      lengths.contains(piece.length), !glued || piece.isGlued
    else { return nil }
    return Int(piece.value)
  }

  /// Whether a word of one or two letters is glued on: "st", "s", "T".
  private func isSuffix(_ index: Int, _ suffixes: [StaticString]) -> Bool {
    guard let piece = piece(index), piece.kind == .word, piece.isGlued else { return false }
    let source = field.document.source
    return suffixes.contains { suffix in
      suffix.utf8CodeUnitCount == piece.length
        && suffix.withUTF8Buffer { letters in
          letters.indices.allSatisfy { source[Int(piece.start) + $0] | 0x20 == letters[$0] }
        }
    }
  }

  /// Whether a figure that ends here goes on: ".5", "%", "st".
  private func goesOn(_ index: Int) -> Bool {
    guard let next = piece(index), next.isGlued else { return false }
    if next.kind != .mark { return true }
    switch next.mark {
    case UInt8(ascii: "%"): return true
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"):
      return digits(index + 1, 1...9, glued: true) != nil
    default: return false
    }
  }

  // MARK: Dates

  private func readDay(_ match: inout Match) -> Bool {
    let start = match.end
    if let entry = entry(.ordinal, at: start) {
      for case .ordinal(let day) in grammar.entries.features[entry.index] where day <= 31 {
        match.description.day = day
        match.end = entry.end
        return true
      }
      return false
    }
    guard let day = digits(start, 1...2), (1...31).contains(day) else { return false }
    match.description.day = day
    match.end = isSuffix(start + 1, ["st", "nd", "rd", "th"]) ? start + 2 : start + 1
    return !goesOn(match.end) || isBeforeDay(match.end)
  }

  /// "18/19 February": a slash and another day of the month that follows.
  private func isBeforeDay(_ index: Int) -> Bool {
    guard isMark(index, "/", glued: true), let day = digits(index + 1, 1...2, glued: true), (1...31).contains(day) else { return false }
    return isEntry(.month, at: index + 2)
  }

  private func readYear(_ match: inout Match) -> Bool {
    guard let year = digits(match.end, 4...4), (1000...2999).contains(year), !goesOn(match.end + 1) else {
      return false
    }
    match.description.year = year
    match.end += 1
    return true
  }

  private func readShortYear(_ match: inout Match) -> Bool {
    guard isMark(match.end, "'"), piece(match.end - 1)?.kind != .mark || piece(match.end)?.isGlued == false,
      let year = digits(match.end + 1, 2...2, glued: true), !goesOn(match.end + 2)
    else { return false }
    match.description.year = year
    match.end += 2
    return true
  }

  private func readDecade(_ match: inout Match) -> Bool {
    var index = match.end
    let hasApostrophe = isMark(index, "'")
    if hasApostrophe { index += 1 }
    guard let year = digits(index, 2...4, glued: hasApostrophe), year % 10 == 0, year < 100 || year >= 1000 else {
      return false
    }
    index += isMark(index + 1, "'", glued: true) ? 2 : 1
    guard isSuffix(index, ["s"]) else { return false }
    match.description.decade = year
    match.end = index + 1
    return true
  }

  /// ISO 8601 with or without a time of day; day, month and year between stops; between slashes the first is the
  /// month unless it can be none.
  private func readNumericDate(_ match: inout Match) -> Bool {
    let start = match.end
    for mark: Unicode.Scalar in ["-", "/", "."] {
      guard isMark(start + 1, mark, glued: true), isMark(start + 3, mark, glued: true) else { continue }
      if let year = digits(start, 4...4), let month = digits(start + 2, 1...2, glued: true),
        let day = digits(start + 4, 1...2, glued: true)
      {
        return set(&match, year, month, day)
      }
      guard let first = digits(start, 1...2), let second = digits(start + 2, 1...2, glued: true),
        let year = digits(start + 4, 4...4, glued: true)
      else { continue }
      let monthFirst = mark == "/" && first <= 12
      match.description.isSlashed = monthFirst && second <= 12
      return set(&match, year, monthFirst ? first : second, monthFirst ? second : first)
    }
    return false
  }

  private func set(_ match: inout Match, _ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard CalendarDate(year: year, month: month, day: day) != nil else { return false }
    match.description.year = year
    match.description.month = month
    match.description.day = day
    match.end += 5
    if isSuffix(match.end, ["t"]) {
      var moment = match
      moment.end += 1
      if readClock(&moment) {
        readISOZone(&moment)
        match = moment
      }
    }
    return !goesOn(match.end)
  }

  private func readISOZone(_ match: inout Match) {
    if isSuffix(match.end, ["z"]) {
      match.description.zone = TimeDescription.Zone(offset: 0)
      match.end += 1
      return
    }
    let sign = isMark(match.end, "+", glued: true) ? 1 : isMark(match.end, "-", glued: true) ? -1 : 0
    guard sign != 0, let hours = digits(match.end + 1, 2...2, glued: true), hours <= 14,
      isMark(match.end + 2, ":", glued: true), let minutes = digits(match.end + 3, 2...2, glued: true), minutes < 60
    else { return }
    match.description.zone = TimeDescription.Zone(offset: sign * (hours * 60 + minutes))
    match.end += 4
  }

  // MARK: Clock

  private func readHour(_ match: inout Match) -> Bool {
    let start = match.end
    if let hour = digits(start, 1...2) {
      guard hour <= 24, !goesOn(start + 1) || isEntry(.meridiem, at: start + 1) else { return false }
      match.description.hour = hour
      match.end += 1
      return true
    }
    guard let word = numberWord(at: start), word.number.kind == .cardinal, (1...12).contains(word.number.value) else {
      return false
    }
    match.description.hour = word.number.value
    match.end = word.end
    return true
  }

  private func readClock(_ match: inout Match) -> Bool {
    let start = match.end
    let isColon = isMark(start + 1, ":", glued: true)
    guard isColon || isMark(start + 1, ".", glued: true), let hour = digits(start, 1...2), hour <= 24,
      let minute = digits(start + 2, 2...2, glued: true), minute < 60
    else { return false }
    match.end = start + 3
    // "10.30 a.m." and "14.30 GMT" are times, "10.30" alone may be anything.
    if !isColon, !isEntry(.meridiem, at: match.end), !isEntry(.zone, at: match.end) { return false }
    match.description.hour = hour
    match.description.minute = minute
    if isColon, isMark(match.end, ":", glued: true), let second = digits(match.end + 1, 2...2, glued: true),
      second < 60
    {
      match.description.second = second
      match.end += 2
    }
    return true
  }

  private func readMilitaryClock(_ match: inout Match) -> Bool {
    guard let value = digits(match.end, 4...4), value / 100 <= 24, value % 100 < 60 else { return false }
    match.description.hour = value / 100
    match.description.minute = value % 100
    match.end += 1
    return true
  }

  /// A word that joins the days of a list.
  func isLink(_ piece: TimePiece) -> Bool { isWord(piece, "and") || isWord(piece, "or") || isWord(piece, "to") }

  func isWord(_ index: Int, _ word: StaticString) -> Bool {
    piece(index).map { isWord($0, word) } ?? false
  }

  private func isWord(_ piece: TimePiece, _ word: StaticString) -> Bool {
    guard piece.kind == .word, piece.length == word.utf8CodeUnitCount else { return false }
    let source = field.document.source
    return word.withUTF8Buffer { letters in
      letters.indices.allSatisfy { source[Int(piece.start) + $0] | 0x20 == letters[$0] }
    }
  }
}
