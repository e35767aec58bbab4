/// Which words a sentence is about, and which only give its setting.
extension ClauseReader {
  private static let settings: Set<String> = [
    "after", "following", "before", "since", "amid", "amidst", "despite", "during", "over", "as", "when", "while",
  ]

  /// Whether a word stands in a clause or phrase that only says when, why or of whom: "after the attack", "as rebels
  /// advanced", "who had fled the fighting".
  ///
  /// What someone says, wants or does is no setting, nor is what he does it for.
  func isSubordinate(_ token: Int) -> Bool {
    var current = token
    for _ in 0..<12 {
      if let finite = parallel(to: current) {
        current = finite
        continue
      }
      switch relation(current) {
      case .relcl, .amod: return true
      case .acl where !isInfinitive(current): return true
      case .advcl where !isInfinitive(current) && tag(current) != .verbGerund: return true
      case .prep where Self.settings.contains(field.word(current)): return true
      case .compound, .poss: if !isEventNoun(tree.head(current)) { return true }
      default: break
      }
      let head = tree.head(current)
      if head == current { return false }
      current = head
    }
    return false
  }

  /// The same of a title, which leaves out what makes a participle finite ("23 jailed in fraud trial"): only what stands
  /// behind "as", "after" or "amid", or behind the semicolon that ends its first piece of news.
  func isAsideOfTitle(_ token: Int) -> Bool {
    if (0..<token).contains(where: { field.words[$0] == ";" }) { return true }
    var current = token
    for _ in 0..<12 {
      switch relation(current) {
      case .advcl where children(of: current, .mark, .advmod).contains(where: { Self.settings.contains(field.word($0)) }): return true
      case .prep where Self.settings.contains(field.word(current)): return true
      default: break
      }
      let head = tree.head(current)
      if head == current { return false }
      current = head
    }
    return false
  }

  private static let sequence: Set<String> = ["after", "before", "following", "since"]

  /// "Three women died *there*": where the text has just been.
  func isThere(_ verb: Int) -> Bool {
    isVerb(verb) && children(of: verb, .advmod).contains { field.word($0) == "there" }
  }

  /// The verb whose time a word's phrase or clause gives: "attacked" for the blast of "attacked the building after the
  /// blast".
  func sequenced(by token: Int) -> Int? {
    var current = token
    for _ in 0..<6 {
      let head = tree.head(current)
      guard head != current else { return nil }
      switch relation(current) {
      case .prep where Self.sequence.contains(field.word(current)): return isVerb(head) ? head : nil
      case .advcl where children(of: current, .mark).contains(where: { Self.sequence.contains(field.word($0)) }):
        return isVerb(head) ? head : nil
      default: if current != token, isVerb(current) { return nil }
      }
      current = head
    }
    return nil
  }

  /// The verb of what was done after a clause's act: "burned" for "killed" in "burned the office after two were killed".
  func verb(after clause: Int) -> Int? {
    guard relation(clause) == .advcl, children(of: clause, .mark).contains(where: { field.word($0) == "after" }) else { return nil }
    return tree.head(clause)
  }

  /// The "responsibility" that a verb has for its object.
  func responsibility(claimedBy verb: Int) -> Int? {
    guard isVerb(verb), let object = child(of: verb, .dobj), classes(object).contains(.responsibility) else { return nil }
    // "took part in a strike", "played a role in the raid": who did it.
    if ["part", "role"].contains(field.word(object)), ["take", "play", "have"].contains(field.lemmas[verb]) { return nil }
    return object
  }

  /// The verb of what was done in answer to a word's act: "fired" for the killing of "fired rockets in retaliation for the
  /// killing" and "fired rockets to avenge the killing".
  func answered(by token: Int) -> Int? {
    var current = token
    for _ in 0..<8 {
      let head = tree.head(current)
      guard head != current else { return nil }
      if classes(head).contains(.motive), isAnswered(current) { return verb(over: head) }
      // Parsers hang the "for" of "in retaliation for" on the verb as often.
      if relation(current) == .prep, current > 0, classes(current - 1).contains(.motive), isAnswered(current) {
        return verb(over: current - 1)
      }
      if isVerb(current), current != token { return nil }
      current = head
    }
    return nil
  }

  private func isAnswered(_ token: Int) -> Bool {
    switch relation(token) {
    case .prep: ["for", "to", "against"].contains(field.word(token))
    case .dobj: isVerb(tree.head(token))
    default: false
    }
  }

  /// The verb to which a motive belongs; a verb of answering that belongs to none is its own.
  private func verb(over motive: Int) -> Int? {
    var current = motive
    for _ in 0..<6 {
      let head = tree.head(current)
      if head == current { break }
      if isVerb(head) { return head }
      current = head
    }
    return isVerb(motive) ? motive : nil
  }
}
