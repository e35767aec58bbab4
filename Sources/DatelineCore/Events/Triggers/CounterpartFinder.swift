/// Whom an act that is no violence is towards, where its frame names nobody: the accuser in "rejected accusations by
/// the ministry", the country in "suspended aid for reconstruction in Haiti".
///
/// Looks down the tree from the act's words, nearest first: actors before places. Bounded.
struct CounterpartFinder {
  let reader: ClauseReader
  /// Whose act it is: never the counterpart.
  let actors: [Filler]
  /// Whom it is against is no counterpart of help and agreement.
  var isFriendly = false
  /// Where people meet is not whom they meet.
  var isMeeting = false

  private var marked: MarkedField { reader.marked }
  private static let deepest = 6
  private static let longestSearch = 60

  /// "gave two million euros to rebuild schools in X": whom the purpose of an act is for.
  func beneficiary(below tops: [Int]) -> Filler? {
    let purposes = tops.flatMap { reader.children(of: $0, .advcl, .xcomp) }.filter(reader.isInfinitive)
    return purposes.isEmpty ? nil : counterpart(below: purposes)
  }

  /// Below some words, which are not looked at themselves.
  func counterpart(below tops: [Int]) -> Filler? {
    var level = tops
    var seen = Set(tops)
    var place: Filler?
    for _ in 0..<Self.deepest {
      var next: [Int] = []
      for token in level {
        for child in reader.children(of: token) where seen.count < Self.longestSearch && !seen.contains(child) {
          guard leads(child, from: token, isTop: tops.contains(token)) else { continue }
          seen.insert(child)
          next.append(child)
          guard let filler = accepted(child) else { continue }
          if filler.actor != nil { return filler }
          place = place ?? filler
        }
      }
      level = next
      if level.isEmpty { break }
    }
    return place
  }

  private func leads(_ child: Int, from token: Int, isTop: Bool) -> Bool {
    switch reader.relation(child) {
    case .advcl, .parataxis, .punct, .cc, .aux, .auxpass, .neg, .mark, .det, .npadvmod, .prt, .expl, .meta, .intj:
      return false
    case .nsubj, .nsubjpass, .csubj, .agent: return !isTop
    case .conj: return !reader.isVerb(child)
    // Where something is says not towards whom it is.
    case .prep where ["near", "outside", "around", "inside", "according"].contains(marked.field.word(child)): return false
    case .prep where isMeeting && ["in", "at", "on"].contains(marked.field.word(child)): return false
    case .prep where isFriendly && marked.field.word(child) == "against": return false
    case .relcl: return !isTop
    case .ccomp: return reader.verbWord(token)?.stance != .reports
    default: return marked.timeAt[child] < 0
    }
  }

  private func accepted(_ token: Int) -> Filler? {
    guard reader.tag(token).isNoun || marked.actorAt[token] >= 0 || marked.placeAt[token] >= 0,
      let filler = reader.filler(token)
    else { return nil }
    if actors.contains(where: { $0.phrase.overlaps(filler.tokens) || isSame($0, filler) }) { return nil }
    if let actor = filler.actor {
      let mention = marked.mentions.actors[actor]
      // "military aid", "a general strike", "member states": says what kind, not whom.
      if !mention.named, mention.country == nil,
        reader.tag(token) == .adjective || [.amod, .compound, .nmod].contains(reader.relation(token))
      {
        return nil
      }
      return mention.kind == .object && !mention.named ? nil : filler
    }
    if filler.place != nil { return filler }
    let classes = reader.classes(filler.head)
    return classes.isDisjoint(with: [.person, .armed, .crowd, .official, .state]) ? nil : filler
  }

  private func isSame(_ left: Filler, _ right: Filler) -> Bool {
    guard let first = left.actor, let second = right.actor else { return false }
    return marked.mentions.actors[first].entity == marked.mentions.actors[second].entity
  }

  /// Whether a filler is a thing that somebody stands behind: "accusations", "a request", "restrictions".
  func isAbstract(_ filler: Filler) -> Bool {
    guard filler.actor == nil, filler.place == nil else { return false }
    return reader.classes(filler.head).isDisjoint(with: [.person, .armed, .crowd, .official, .state, .site, .settlement])
  }
}
