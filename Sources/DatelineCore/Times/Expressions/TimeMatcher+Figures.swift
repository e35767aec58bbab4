import Linguistics

/// Figures, and numbers in words.
extension TimeMatcher {
  func figure(_ terminal: TimeClass, at start: Int, _ description: TimeDescription) -> Match? {
    var match = Match(end: start, description: description)
    let isFound: Bool
    switch terminal {
    case .number: isFound = readNumber(&match)
    case .day: isFound = readDay(&match)
    case .year: isFound = readYear(&match)
    case .bareYear: isFound = entities.isYear(at: start, in: self) && readYear(&match)
    case .shortYear: isFound = readShortYear(&match)
    case .decade: isFound = readDecade(&match)
    case .hour: isFound = readHour(&match)
    case .clock: isFound = readClock(&match)
    case .military: isFound = readMilitaryClock(&match)
    case .numeric: isFound = readNumericDate(&match)
    case .comma: isFound = readMark(&match, ",")
    case .dash: isFound = readMark(&match, "-")
    case .open: isFound = readMark(&match, "(")
    case .close: isFound = readMark(&match, ")")
    default: isFound = false
    }
    return isFound ? match : nil
  }

  private func readMark(_ match: inout Match, _ mark: Unicode.Scalar) -> Bool {
    guard isMark(match.end, mark) else { return false }
    match.end += 1
    return true
  }

  // MARK: Pieces

  private func isMark(_ index: Int, _ mark: Unicode.Scalar, glued: Bool = false) -> Bool {
    guard let piece = piece(index), piece.kind == .mark else { return false }
    return piece.mark == UInt8(ascii: mark) && (!glued || piece.isGlued)
  }

  /// The value of digits that stand at an index, if as many as said.
  private func digits(_ index: Int, _ lengths: ClosedRange<Int>, glued: Bool = false) -> Int? {
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
      for case .ordinal(let day) in entry.entry.features where day <= 31 {
        match.description.day = day
        match.end = entry.end
        return true
      }
      return false
    }
    guard let day = digits(start, 1...2), (1...31).contains(day) else { return false }
    match.description.day = day
    match.end = isSuffix(start + 1, ["st", "nd", "rd", "th"]) ? start + 2 : start + 1
    return !goesOn(match.end)
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
    guard let entry = entry(.number, at: start), let number = entry.entry.number, number.kind == .cardinal,
      (1...12).contains(number.value)
    else { return false }
    match.description.hour = number.value
    match.end = entry.end
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

  // MARK: Numbers

  private func readNumber(_ match: inout Match) -> Bool {
    let isRead = piece(match.end)?.kind == .digits ? readDigits(&match) : readNumberWords(&match)
    guard isRead else { return false }
    readHalf(&match)
    return true
  }

  /// "1,200", "2.5", "5 1/2", "1/2", "2 million".
  private func readDigits(_ match: inout Match) -> Bool {
    guard let first = digits(match.end, 1...9) else { return false }
    var value = Double(first)
    var index = match.end + 1
    while isMark(index, ",", glued: true), let group = digits(index + 1, 3...3, glued: true), value < 1e12 {
      value = value * 1000 + Double(group)
      index += 2
    }
    if isMark(index, ".", glued: true), let decimals = digits(index + 1, 1...6, glued: true) {
      value += Double(decimals) / Self.power(piece(index + 1)?.length ?? 1)
      index += 2
    } else if isMark(index, "/", glued: true), let lower = digits(index + 1, 1...2, glued: true), lower > 0 {
      value /= Double(lower)
      index += 2
    } else if let upper = digits(index, 1...2), piece(index)?.isGlued == false, isMark(index + 1, "/", glued: true),
      let lower = digits(index + 2, 1...2, glued: true), lower > upper
    {
      value += Double(upper) / Double(lower)
      index += 3
    }
    if let scale = entry(.number, at: index), scale.entry.number?.kind == .scale,
      let factor = scale.entry.number?.value, value < 1e9
    {
      value *= Double(factor)
      index = scale.end
    }
    match.description.count = value
    match.end = index
    return true
  }

  private static func power(_ digits: Int) -> Double { (0..<digits).reduce(1) { power, _ in power * 10 } }

  /// "twenty-five", "two hundred and ten", "a dozen", "several", "a couple of".
  private func readNumberWords(_ match: inout Match) -> Bool {
    var index = match.end
    let hasArticle = isWord(index, "a") || isWord(index, "an")
    if hasArticle, !isEntry(.number, at: index) { index += 1 }
    var total = 0.0
    var current: Double?
    var isVague = false
    var words = 0
    while words < 6, let found = entry(.number, at: index), let number = found.entry.number
    {
      if words == 0, hasArticle, index > match.end, number.kind == .cardinal { return false }
      let value = Double(number.value)
      switch number.kind {
      case .cardinal:
        guard current == nil || (current ?? 0) >= 100 else { return finish() }
        current = (current ?? 0) + value
      case .scale where value >= 1000:
        total += (current ?? 1) * value
        current = 0
      case .scale, .collective: current = (current ?? 1) * value
      case .vague:
        guard words == 0 else { return finish() }
        isVague = true
        current = value
      case .nothing: return finish()
      }
      index = found.end
      words += 1
      if isVague { break }
      if isWord(index, "and"), current ?? 0 >= 100 || total > 0,
        entry(.number, at: index + 1)?.entry.number?.kind == .cardinal
      {
        index += 1
      } else if number.kind == .collective, isWord(index, "of") {
        index += 1
      }
    }
    return finish()

    func finish() -> Bool {
      guard words > 0, let last = current else { return false }
      match.description.count = total + last
      if isVague { match.description.isVague = true }
      match.end = index
      return true
    }
  }

  /// "two and a half".
  private func readHalf(_ match: inout Match) {
    guard isWord(match.end, "and"), isWord(match.end + 1, "a"), isWord(match.end + 2, "half"),
      let count = match.description.count
    else { return }
    match.description.count = count + 0.5
    match.end += 3
  }

  /// A word that joins the days of a list.
  func isLink(_ piece: TimePiece) -> Bool { isWord(piece, "and") || isWord(piece, "or") || isWord(piece, "to") }

  private func isWord(_ index: Int, _ word: StaticString) -> Bool {
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
