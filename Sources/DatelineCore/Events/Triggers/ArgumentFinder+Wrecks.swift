/// What was wrecked, where the tree has lost it.
extension ArgumentFinder {
  private static let reach = 16
  private static let insides: Set<String> = ["of", "in", "on", "from", "by", "with", "near", "at", "inside", "aboard", "into", "to"]

  /// "A bus carrying pilgrims to a shrine plunged": parsers hang the verb behind a long phrase on the phrase's last words.
  /// The nearest thing before it that can be wrecked is its subject, where the tree's own subject is none.
  func addWreck(before match: TriggerMatch, _ frame: Frame, _ arguments: inout Arguments) {
    guard frame.subject == .target || frame.object == .target, reader.agents(of: match.anchor).isEmpty,
      !(arguments.subject + arguments[.target] + arguments[.actor]).contains(where: reader.isWreckable),
      let wreck = wreck(before: match.tokens.lowerBound), let filler = reader.filler(wreck)
    else { return }
    arguments.subject = [filler]
    arguments[.actor] = []
    arguments[.target] = [filler]
  }

  private func wreck(before token: Int) -> Int? {
    let sentence = marked.field.sentence(of: token).tokens
    for other in (token - Self.reach..<token).clamped(to: sentence).reversed() {
      if [";", ":"].contains(marked.field.word(other)) { return nil }
      guard !reader.classes(other).isDisjoint(with: .wreckable), !reader.tag(other).isVerb else { continue }
      // "the driver of the bus", "people on a ferry": not what the verb is said of; nor is "bus driver".
      if reader.relation(other) == .pobj, Self.insides.contains(marked.field.word(reader.tree.head(other))) { continue }
      if reader.relation(other) == .compound || reader.relation(other) == .poss, reader.tree.head(other) == other + 1,
        reader.tag(other + 1).isNoun, !reader.word(other + 1).isGerund
      {
        continue
      }
      return other
    }
    return nil
  }
}

extension Vocabulary.Word? {
  /// "a bus carrying": taggers take the participle for a noun.
  fileprivate var isGerund: Bool { self?.forms.contains(.gerund) ?? false }
}
