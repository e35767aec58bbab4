/// Neighbouring tokens that a ruler looks for, and the one among them that it changes.
struct RulerPattern: Sendable {
  /// The conditions of each token; all must hold.
  let tokens: [[TokenCondition]]
  /// Place in the ruler: later rules have the last word.
  let rule: Int
  /// Index into `tokens` of the one that is changed.
  let target: Int

  /// Whether the pattern holds where its first token is `start`.
  func holds(at start: Int, of document: Document) -> Bool {
    guard start >= 0, start + tokens.count <= document.count else { return false }
    for (offset, conditions) in tokens.enumerated() {
      for condition in conditions where !condition.holds(for: start + offset, of: document) { return false }
    }
    return true
  }

  /// A token, an attribute and the values of which it must have one: what the pattern can be found by.
  var anchor: (offset: Int, attribute: TokenAttribute, values: Set<UInt64>)? {
    for wanted in [TokenAttribute.lower, .orth, .norm, .tag, .isSpace, .relation] {
      for (offset, conditions) in tokens.enumerated() {
        for condition in conditions where condition.attribute == wanted {
          if case .isOneOf(let values) = condition.test { return (offset, wanted, values) }
        }
      }
    }
    return nil
  }
}
