/// "took 17 soldiers prisoner", "held the commander of the base hostage": what becomes of those who are taken stands behind
/// them, and parsers make it the head of their phrase.
extension SpeechGrammar {
  private static let takings: Set = ["take", "takes", "took", "taken", "taking", "hold", "holds", "held", "holding"]
  private static let captives: Set = ["hostage", "captive", "prisoner"]
  private static let reach = 12

  func isCaptive(_ word: String) -> Bool { Self.captives.contains(word) }

  /// Makes those who are taken the object of the verb again, and the captive what it makes of them.
  func mendCaptive(_ captive: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let taken = captive - 1
    guard sentence.contains(taken), columns.tags[taken].isNoun, columns.tags[captive].isNoun, columns.head(taken) == captive,
      [.compound, .nmod, .amod].contains(columns.relations[taken])
    else { return }
    let before = (captive - Self.reach..<taken).clamped(to: sentence)
    guard let verb = before.last(where: { columns.tags[$0].isVerb && columns.relations[$0] != .amod }), Self.takings.contains(folded[verb]),
      !before.contains(where: { $0 > verb && columns.tags[$0] == .comma })
    else { return }
    let role = columns.relations[captive]
    guard role == .dobj && columns.head(captive) == verb || role == .pobj && isUnder(captive, verb, columns) else { return }
    columns.begin()
    for child in children(of: captive, columns, before) where child < taken { columns.attach(child, to: taken, columns.relations[child]) }
    columns.attach(taken, to: columns.head(captive), role)
    columns.attach(captive, to: verb, .oprd)
    columns.settle([taken, captive], within: sentence.count)
  }

  private func isUnder(_ token: Int, _ verb: Int, _ columns: Columns) -> Bool {
    var current = token
    for _ in 0..<6 {
      current = columns.head(current)
      if current == verb { return true }
      if columns.tags[current].isVerb { return false }
    }
    return false
  }
}
