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
      guard let whole = told.last(where: { $0.tokens.upperBound <= token && ($0.kind == .killed || $0.kind == .injured) }),
        let number = counter.quantity(at: token), let own = number.count.min, own < whole.count.min ?? 0
      else { continue }
      found.append(
        CasualtyMention(
          tokens: number.tokens, kind: whole.kind, count: number.count, victims: nil, isTotal: false, harm: token))
    }
    return found
  }

  /// A bare number that an "in" follows: no noun of its own, and in no other mention.
  private func isShare(_ token: Int, _ told: [CasualtyMention]) -> Bool {
    field.tags[token] == .cardinal && Self.prepositions.contains(field.word(token + 1))
      && field.tree.relation(token) != .nummod
      && Self.openings.contains(field.word(token - 1)) && !told.contains { $0.tokens.contains(token) }
  }
}
