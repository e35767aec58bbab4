/// Finds words for weapons and means of attack.
struct WeaponFinder: Sendable {
  private let kinds: [String]

  init(_ lexicons: Lexicons) { kinds = lexicons.weaponKinds }

  /// In order, none overlapping another.
  func weapons(in reading: Reading) -> [WeaponMention] {
    var weapons: [WeaponMention] = []
    var index = 0
    while index < reading.tokens.count {
      guard let match = reading.longest(at: index, where: { if case .weapon = $0 { true } else { false } }),
        case .weapon(let row) = match.entry, !isVerb(match, reading)
      else {
        index += 1
        continue
      }
      weapons.append(WeaponMention(tokens: match.tokens, kind: kinds[row]))
      index = match.tokens.upperBound
    }
    return weapons
  }

  /// "to shell", "they axe": a verb form.
  private func isVerb(_ match: Reading.Match, _ reading: Reading) -> Bool {
    guard match.tokens.count == 1 else { return false }
    return reading.word(match.tokens.lowerBound - 1) == "to"
      || reading.classes(match.tokens.lowerBound - 1).has(.subject)
  }
}
