/// Numbers in figures and in words.
extension TimeMatcher {
  func readNumber(_ match: inout Match) -> Bool {
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
    if let scale = numberWord(at: index), scale.number.kind == .scale, value < 1e9 {
      value *= Double(scale.number.value)
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
    while words < 6, let found = numberWord(at: index) {
      let number = found.number
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
        numberWord(at: index + 1)?.number.kind == .cardinal
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
}
