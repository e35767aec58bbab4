/// Participants that are none beside what else is told: counts, what is told again, kinds and means.
extension ParticipantCollector {
  /// "killed two guards and wounded six": beside people who are told, a bare number is a count and no one.
  func dropNumbers(_ found: inout [Event.Actor]) {
    func isNumber(_ actor: Event.Actor) -> Bool {
      (actor.role == .victim || actor.role == .target) && !actor.named
        && (actor.text.hasSuffix("other people") || !actor.text.hasSuffix("people"))
        && actor.text.split(separator: " ").allSatisfy { word in
          let word = word.lowercased()
          return word.contains(where: \.isNumber) || Self.counts.contains(word) || vocabulary.classes(vocabulary.lookUp(word)).contains(.quantity)
        }
    }
    guard found.contains(where: { ($0.role == .victim || $0.role == .target) && !isNumber($0) && $0.kind != .object }) else { return }
    found.removeAll(where: isNumber)
  }

  private static let counts: Set = ["other", "others", "more", "least", "than", "people", "of", "them", "those"]

  /// "arrested six of them", where nobody can tell who "they" are: the six.
  func some(of filler: Filler, _ role: Event.Actor.Role) -> Event.Actor? {
    let field = reading.marked.field
    let mention = reading.mention(filler)
    let last = (mention?.core?.last ?? filler.head)
    guard ["them", "us"].contains(field.word(last)), field.word(last - 1) == "of", mention.map({ $0.isPronoun || !$0.named }) ?? true
    else { return nil }
    var first = min(filler.phrase.lowerBound, mention?.tokens.lowerBound ?? last)
    if first == last, last > 1, field.tags[last - 2] == .cardinal { first = last - 2 }
    guard first < last - 1, last - first <= Self.longestShare else { return nil }
    let known = reading.marked.actorAt[last] >= 0 ? reading.marked.mentions.actors[Int(reading.marked.actorAt[last])] : nil
    let tokens = first..<last + 1
    let whose = known?.country ?? country
    let sector = known?.sector ?? (role == .actor ? "UNK" : "CVL")
    return Event.Actor(
      role: role, text: reading.text(tokens), span: field.span(tokens), head: field.words[last], kind: .person, named: false,
      entity: known?.entity ?? mention?.entity ?? 0, code: code("---" + sector, whose), country: whose, sector: sector)
  }

  /// "At least a dozen or so of them".
  private static let longestShare = 8

  /// "A tram derailed … Tram Derails in X … the tram": a thing or people told again by their bare noun, which the article
  /// has told more of in the same role.
  func dropRepeated(_ found: inout [Event.Actor]) {
    var index = found.startIndex
    while index < found.endIndex {
      let actor = found[index]
      let isRepeated = isBare(actor) && found.indices.contains { other in
        other != index && found[other].role == actor.role && found[other].head.lowercased() == actor.head.lowercased()
          && (!isBare(found[other]) || other < index)
      }
      if isRepeated { found.remove(at: index) } else { index += 1 }
    }
  }

  /// "A group calling itself the Avengers claimed the attack": under arms, whatever it is.
  func nameClaimants(_ found: inout [Event.Actor]) {
    for index in found.indices where found[index].role == .actor && [nil, "CVL", "UNK"].contains(found[index].sector) {
      found[index].sector = "REB"
      found[index].code = (found[index].country.flatMap { countryCodes[$0] } ?? "---") + "REB"
    }
  }

  /// "The Islamic State's Central Africa branch": the branch acts, its owner is in its name.
  func dropContained(_ found: inout [Event.Actor]) {
    let all = found
    found.removeAll { actor in
      actor.role == .actor && all.contains { other in
        other.role == .actor && other.span.start == actor.span.start && actor.span.end < other.span.end
          && (other.text.hasPrefix(actor.text + "'s ") || other.text.hasPrefix(actor.text + "’s "))
      }
    }
  }

  private func isBare(_ actor: Event.Actor) -> Bool {
    guard !actor.named, actor.role == .target || actor.role == .victim else { return false }
    let words = actor.text.lowercased().split(separator: " ")
    return words.count == 1 || words.count == 2 && ["a", "an", "the"].contains(words[0])
  }

  /// "tribal fighting", "sectarian clashes": what kind it is, and nobody.
  func isMereQuality(_ tokens: Range<Int>, _ mention: ActorMention) -> Bool {
    tokens.count == 1 && reading.marked.field.tags[tokens.lowerBound] == .adjective && !mention.named
      && mention.country == nil
  }

  /// "Drones struck": with what, and nobody; "Russian drones" are Russia's.
  func isMereWeapon(_ participant: EventMention.Participant, _ mention: ActorMention) -> Bool {
    participant.role == .actor && reading.marked.weaponAt[participant.filler.head] >= 0 && mention.country == nil
      && mention.sector == nil && !mention.named
  }

  /// "shot dead two robbers": parsers make "dead" a word of theirs.
  func withoutComplement(_ tokens: Range<Int>) -> Range<Int> {
    let first = tokens.lowerBound
    guard tokens.count > 1, first > 0, reading.marked.field.word(first) == "dead", reading.marked.field.tags[first - 1].isVerb else { return tokens }
    return first + 1..<tokens.upperBound
  }

  /// "21 dead (local committee)": without a bracket that is never closed.
  func unbracketed(_ tokens: Range<Int>) -> Range<Int> {
    let field = reading.marked.field
    guard let open = tokens.prefix(40).first(where: { field.words[$0] == "(" }), open > tokens.lowerBound, !tokens.contains(where: { field.words[$0] == ")" })
    else { return tokens }
    return tokens.lowerBound..<open
  }

  /// "The coalition" of an air raid is one of armies, not of parties.
  func isForces(_ mention: ActorMention) -> Bool {
    isViolent && mention.sector == "PTY" && !mention.named
      && vocabulary.classes(reading.marked.words[mention.head]).contains(.state)
  }

  /// "The president met her Rwandan counterpart": she is of another country than the one that the article speaks of.
  func dropCountryOfCounterparts(_ found: inout [Event.Actor]) {
    let others = Set(found.filter { Self.counterparts.contains($0.head.lowercased()) }.compactMap(\.country))
    for index in found.indices {
      guard let country = found[index].country, others.contains(country), found[index].kind == .person,
        !Self.counterparts.contains(found[index].head.lowercased())
      else { continue }
      found[index].country = nil
      found[index].code = found[index].sector.map { "---" + $0 }
    }
  }

  private static let counterparts: Set = ["counterpart", "counterparts"]
}
