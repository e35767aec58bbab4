import Linguistics

/// Finds the parts of a toll that a sentence gives to several events by their number alone: "three people were injured,
/// two in stabbings and one in police firing", "killed 60 people, including 12 in the bombing".
struct CasualtyShares {
  let field: ParsedField
  let counter: VictimCounter

  private static let openings: Set = ["including", "and", ",", "--", "-", "–", "—", ":", "of", "with", "whom"]
  private static let prepositions: Set = ["in", "by"]

  /// - Parameter told: of the sentence, in order.
  func shares(of told: [CasualtyMention], in sentence: Range<Int>) -> [CasualtyMention] {
    guard let first = told.first(where: { $0.kind == .killed || $0.kind == .injured }) else { return [] }
    var found: [CasualtyMention] = []
    for token in first.tokens.upperBound..<max(first.tokens.upperBound, sentence.upperBound - 1) where isShare(token, told) {
      if let added = addition(at: token, to: told) {
        found.append(added)
        continue
      }
      guard let whole = told.last(where: { $0.tokens.upperBound <= token && ($0.kind == .killed || $0.kind == .injured) }),
        let number = counter.quantity(at: token), let own = number.count.min, own < whole.count.min ?? whole.count.max ?? 0
      else { continue }
      found.append(
        CasualtyMention(
          tokens: number.tokens, kind: whole.kind, count: number.count, victims: nil, isTotal: false, harm: token))
    }
    return found
  }

  /// "Fifteen people were killed in X and six in Y": six more, by the same word of harm. Of "15 were killed, 11 in X and
  /// four in Y" the four are a part, which another number before them says.
  private func addition(at token: Int, to told: [CasualtyMention]) -> CasualtyMention? {
    guard let first = told.last(where: { $0.tokens.upperBound <= token && ($0.kind == .killed || $0.kind == .injured) && $0.count.min != nil }),
      let number = counter.quantity(at: token), field.word(token - 1) == "and", field.word(token + 1) == "in",
      field.words.indices.contains(token + 2), field.words[token + 2].isCapitalized
    else { return nil }
    let between = first.tokens.upperBound..<token - 1
    guard let preposition = between.first, Self.locative.contains(field.word(preposition)), between.count <= Self.longestPlace,
      between.dropFirst().contains(where: { field.words[$0].isCapitalized }), !between.contains(where: { field.tags[$0] == .cardinal || field.tags[$0].isVerb })
    else { return nil }
    return CasualtyMention(
      tokens: number.tokens, kind: first.kind, count: number.count, victims: number.tokens, isTotal: false, harm: first.harm)
  }

  private static let locative: Set = ["in", "at", "near", "around", "outside"]
  /// Words of "in the town of X and".
  private static let longestPlace = 8

  /// A bare number that an "in" follows: no noun of its own, and in no other mention.
  private func isShare(_ token: Int, _ told: [CasualtyMention]) -> Bool {
    field.tags[token] == .cardinal && Self.prepositions.contains(field.word(token + 1))
      && field.tree.relation(token) != .nummod
      && Self.openings.contains(field.word(token - 1)) && !told.contains { $0.tokens.contains(token) }
  }
}
