/// From heads to the phrases that hang on them.
extension ClauseReader {
  /// The noun phrase before and at a head: determiner, modifiers, noun. What follows the head is left out.
  func phrase(_ head: Int, depth: Int = 0) -> Range<Int> {
    var first = head
    var end = head + 1
    guard depth < 4 else { return first..<end }
    for child in children(of: head) {
      switch relation(child) {
      case .det, .amod, .compound, .nummod, .poss, .nmod, .quantmod, .predet, .preconj:
        if child < head {
          if child > head - 16 { first = min(first, phrase(child, depth: depth + 1).lowerBound) }
        } else if relation(child) == .nummod, child == end {
          // "Flight 93".
          end = child + 1
        }
      case .advmod:
        // "nearly 200 people": not "also the army".
        if child < head, tag(head) == .cardinal { first = min(first, child) }
      default: break
      }
    }
    return first..<end
  }

  /// The noun that a phrase is about: the people of "dozens of people", the attacks of "a string of attacks".
  func content(_ head: Int) -> Int {
    var current = head
    for _ in 0..<3 {
      guard isPartitive(current), !field.isBlamed(current), let of = children(of: current, .prep).first(where: { Int(marked.words[$0]) == ontology.of }),
        let inner = child(of: of, .pobj)
      else { return current }
      // "One of them, the photographer X": who he is.
      if tag(inner) == .pronoun, let name = child(of: current, .appos) ?? child(of: inner, .appos), marked.actorAt[name] >= 0 { return name }
      current = inner
    }
    return current
  }

  private static let hours: Set = ["dawn", "daybreak", "sunrise", "morning", "noon", "midday", "afternoon", "dusk", "sunset", "evening", "nightfall", "night", "midnight"]

  func isPartitive(_ head: Int) -> Bool {
    tag(head) == .cardinal || !classes(head).isDisjoint(with: [.lightNoun, .quantity])
  }

  /// The phrase of a head with the mentions in it; nil for what names nobody: expletives, times, unresolved relatives.
  func filler(_ head: Int) -> Filler? {
    guard field.words.indices.contains(head) else { return nil }
    let inner = content(head)
    switch tag(inner) {
    case .existential, .whPronoun, .whDeterminer, .whAdverb, .preposition, .closeQuote, .openQuote, .comma, .stop:
      return nil
    default: break
    }
    // "by the evening", "spent the afternoon": hours do nothing, and nothing is done to them.
    guard marked.timeAt[inner] < 0, !Self.hours.contains(field.word(inner)) else { return nil }
    let phrase = phrase(head).lowerBound..<max(phrase(inner).upperBound, head + 1)
    let actor = holder(behind: Int(marked.actorAt[inner]))
    let place = Int(marked.placeAt[inner])
    if actor >= 0 {
      let mention = marked.mentions.actors[actor]
      let whole = min(phrase.lowerBound, mention.tokens.lowerBound)..<max(phrase.upperBound, mention.tokens.upperBound)
      return Filler(
        tokens: mention.tokens, head: mention.head, actor: actor, place: place >= 0 ? place : nil, phrase: whole)
    }
    let thing = Int(marked.thingAt[inner])
    var tokens = thing >= 0 && head == inner ? marked.mentions.actors[thing].tokens : phrase
    // "Chasiv Yar", "Ust-Kamenogorsk": the whole name, where the tree cuts it.
    if place >= 0, let name = wholeName(of: place), name.contains(inner) {
      tokens = min(tokens.lowerBound, name.lowerBound)..<max(tokens.upperBound, name.upperBound)
    }
    return Filler(
      tokens: tokens, head: inner, actor: nil, thing: thing >= 0 ? thing : nil, place: place >= 0 ? place : nil,
      phrase: phrase)
  }

  /// "Minister of Foreign Affairs Ana Ruiz": parsers hang the name of who holds the office on its last word.
  private func holder(behind office: Int) -> Int {
    guard office >= 0 else { return office }
    let mention = marked.mentions.actors[office]
    guard mention.kind == .person, !mention.named, !mention.isPronoun, mention.tokens.count > 2 else { return office }
    var last = mention.tokens.upperBound
    guard field.tags.indices.contains(last), tag(last).isProperNoun, tag(last - 1).isProperNoun, relation(last) == .compound else { return office }
    while field.tags.indices.contains(last + 1), relation(last) == .compound, tag(last + 1).isProperNoun, last - mention.tokens.upperBound < 4 { last += 1 }
    let name = Int(marked.actorAt[last])
    return name >= 0 && marked.mentions.actors[name].named && marked.mentions.actors[name].kind == .person && relation(last) == .pobj ? name : office
  }

  /// Who holds what is taken: the rebels of "from rebels", "from rebel control", "from the hands of rebels".
  func holder(of filler: Filler) -> Filler? {
    if filler.actor != nil { return filler }
    guard ["control", "hands", "rule", "grip", "occupation"].contains(field.word(filler.head)) else { return nil }
    let before = children(of: filler.head, .compound, .amod, .nmod, .poss)
    let behind = children(of: filler.head, .prep).filter { Int(marked.words[$0]) == ontology.of }
      .flatMap { children(of: $0, .pobj) }
    return fillers((before + behind).filter { marked.actorAt[$0] >= 0 }).first
  }

  /// "territory previously held by the rebels", "the town, the last rebel stronghold": who holds what is taken.
  func holders(of head: Int) -> [Int] {
    ([head] + children(of: head, .appos)).flatMap { noun -> [Int] in
      let keepers = children(of: noun, .acl).filter { Self.holding.contains(field.word($0)) && isPassive($0) }.flatMap { agents(of: $0) }
      guard !classes(noun).isDisjoint(with: [.strongpoint, .settlement]) else { return keepers }
      return keepers + children(of: noun, .compound, .nmod, .poss).filter { marked.actorAt[$0] >= 0 && isForce(Int(marked.actorAt[$0])) }
    }
  }

  private static let holding: Set = ["held", "controlled", "occupied", "ruled", "seized", "captured", "defended"]

  private func isForce(_ actor: Int) -> Bool { MemberOrganizations.sectors.contains(marked.mentions.actors[actor].sector ?? "") }

  private func wholeName(of place: Int) -> Range<Int>? {
    let mention = marked.mentions.places[place]
    let name = mention.name ?? mention.tokens
    return name.count <= 6 ? name : nil
  }

  func fillers(_ heads: [Int]) -> [Filler] { heads.prefix(Self.conjuncts).compactMap(filler) }

  /// The verb with its auxiliaries and particle, as one run of words.
  func verbGroup(_ verb: Int) -> Range<Int> {
    let parts = children(of: verb).filter { [.aux, .auxpass, .neg, .prt].contains(relation($0)) }
    var first = verb
    while let part = parts.last(where: { $0 < first }), first - part <= 2 { first = part }
    var end = verb + 1
    if let particle = parts.first(where: { $0 == end }) { end = particle + 1 }
    return first..<end
  }

  /// "rammed a car packed with explosives into the gate": parsers hang "into" on the participle, which has its "with".
  func strayed(from verb: Int) -> [Int] {
    guard isVerb(verb) else { return [] }
    return children(of: verb, .dobj).flatMap { children(of: $0, .acl) }.filter { classes($0).contains(.filling) }
      .flatMap { participle in
        children(of: participle, .prep).drop { field.word($0) != "with" }.dropFirst()
          .filter { ["into", "through", "at"].contains(field.word($0)) }
      }
  }

  /// The preposition that a run of words hangs on; "" where it hangs on none.
  func preposition(over tokens: Range<Int>) -> String {
    guard var head = tokens.last(where: { !tokens.contains(tree.head($0)) }) else { return "" }
    // "spread to X and Y".
    for _ in 0..<4 where relation(head) == .conj { head = tree.head(head) }
    return relation(head) == .pobj ? field.word(tree.head(head)) : ""
  }

  /// "Save the Children has sent tents": the verb by which a body's own name begins tells nothing.
  func opensName(_ token: Int) -> Bool {
    let actor = Int(marked.actorAt[token])
    guard actor >= 0, tag(token).isVerb else { return false }
    let mention = marked.mentions.actors[actor]
    return mention.named && mention.kind == .organization && mention.tokens.count > 1
  }

  /// What is wrecked in an accident: a vehicle, a ship, a building.
  func isWreckable(_ filler: Filler) -> Bool { !classes(filler.head).isDisjoint(with: .wreckable) }

  /// A noun that by itself tells an accident or a disaster, and nothing else.
  func isHazardNoun(_ head: Int) -> Bool {
    guard let word = word(head), word.isEventNoun else { return false }
    let own = vocabulary.triggers(marked.words[head]).map { ontology.triggers[Int($0)] }.filter { $0.part == .noun && $0.wordCount == 1 }
    return !own.isEmpty && own.allSatisfy { ontology.types[$0.type].isHazard }
  }

  /// A noun that tells an event and is no actor.
  func isEventNoun(_ head: Int) -> Bool { marked.isEventNoun(head, vocabulary) }
}
