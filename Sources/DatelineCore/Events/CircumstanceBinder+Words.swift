/// Where words are said, judgements passed, and what "here" is.
extension CircumstanceBinder {
  func isSpeech(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    // "is to meet X in Y": where they will meet.
    if type.event == "AGREE", ["meet", "visit"].contains(type.mode) { return false }
    return ["ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE"].contains(type.event)
  }

  /// "told reporters in X that he would not resign": where an attitude is told by the one who has it.
  func bindPlaceOfWords(_ mention: inout EventMention) {
    guard isSpeech(mention), let statement = statements.first, statement.verb != mention.anchor, reader.isVerb(statement.verb),
      mention.fillers(.actor).contains(where: { isSame($0, statement.source) })
    else { return }
    for oblique in reader.children(of: statement.verb, .prep) where ["in", "at"].contains(marked.field.word(oblique)) {
      for object in reader.children(of: oblique, .pobj) {
        if let place = location(at: object) {
          mention.place = place
          mention.placeIsOwn = true
          return
        }
      }
    }
  }

  /// "marched through X to demand a truce in Y": where they demanded it.
  func bindPlaceOfPurpose(_ mention: inout EventMention) {
    guard isSpeech(mention), !mention.isNoun, reader.isInfinitive(mention.anchor), [.advcl, .xcomp].contains(reader.relation(mention.anchor)),
      case let deed = reader.tree.head(mention.anchor), deed < mention.anchor,
      reader.triggers(at: deed).contains(where: { ontology.types[$0.type].event == "PROTEST" })
    else { return }
    for preposition in reader.children(of: deed, .prep)
    where preposition < mention.anchor && ["in", "at", "through", "outside", "to", "on", "near"].contains(marked.field.word(preposition)) {
      guard let place = reader.child(of: preposition, .pobj).flatMap(location(at:)) else { continue }
      mention.place = place
      mention.placeIsOwn = true
      return
    }
  }

  /// "The envoy, speaking in X, welcomed the deal", "Addressing a rally in Y, the minister slammed": where they spoke.
  func bindPlaceOfSpeaking(_ mention: inout EventMention) {
    guard isSpeech(mention), !mention.isNoun else { return }
    let hosts = [mention.clause] + reader.subjects(of: mention.clause)
    for verb in hosts.flatMap({ reader.children(of: $0, .acl, .advcl) })
    where reader.tag(verb) == .verbGerund && Self.speaking.contains(marked.field.lemmas[verb]) {
      for token in (verb + 1..<verb + Self.longestPhrase).clamped(to: view.tokens) where isUnder(token, verb) {
        guard let place = location(at: token), ["in", "at", "from"].contains(reader.preposition(over: marked.mentions.places[place].tokens)) else { continue }
        mention.place = place
        mention.placeIsOwn = true
        return
      }
    }
  }

  private static let speaking: Set = ["speak", "address", "talk", "testify", "appear"]

  /// "a Minsk court": where it sits is where it judges.
  func bindCourtPlace(_ mention: inout EventMention) {
    let type = ontology.types[mention.type]
    guard type.group == "verdict" || type.event == "SANCTION" || type.event == "COERCE" else { return }
    for participant in mention.participants where participant.role == .actor && (type.group == "verdict" || isCourt(participant.filler)) {
      // "a Minsk court", "a jury at Birmingham Crown Court".
      for token in window(mention) where participant.filler.tokens.contains(token) || isUnder(token, participant.filler.head) {
        let place = Int(marked.placeAt[token])
        if place >= 0, !marked.mentions.places[place].isDemonym, !isCountry(place) {
          mention.place = place
          mention.placeIsOwn = true
          return
        }
      }
    }
  }

  private func isCourt(_ filler: Filler) -> Bool {
    filler.actor.map { marked.mentions.actors[$0].sector == "JUD" && marked.mentions.actors[$0].kind == .organization } ?? false
  }

  /// "in the capital", which nothing named yet.
  func namesCapital(_ mention: EventMention) -> Bool {
    window(mention).contains { token in
      reader.classes(token).contains(.capital) && reader.relation(token) == .pobj && marked.placeAt[token] < 0
        && marked.clause(at: token) == mention.clause && isIn(token)
    }
  }

  /// "in the capital", "in the centre of the capital".
  private func isIn(_ noun: Int) -> Bool {
    let preposition = reader.tree.head(noun)
    if marked.field.word(preposition) == "in" { return true }
    let part = reader.tree.head(preposition)
    return marked.field.word(preposition) == "of" && reader.relation(part) == .pobj && marked.field.word(reader.tree.head(part)) == "in"
      && ["center", "centre", "heart", "middle", "north", "south", "east", "west", "outskirts", "suburbs"].contains(marked.field.word(part))
  }

  private func isSame(_ left: Filler, _ right: Filler) -> Bool {
    marked.sameEntity(left, right) ?? (left.head == right.head)
  }

  func isCountry(_ place: Int) -> Bool { marked.isCountry(place) }

  /// "was fired on there": the last town or region that the text before names.
  func bindThere(_ mention: inout EventMention) {
    guard ontology.types[mention.type].isPhysical || ontology.types[mention.type].event == "CONSULT" else { return }
    let there = window(mention).first { token in
      marked.field.word(token) == "there" && reader.relation(token) == .advmod && [mention.clause, mention.anchor].contains(marked.clause(at: token))
        && token > view.tokens.lowerBound
    }
    guard let there else { return }
    let places = marked.mentions.places
    let end = places.partitionPoint { $0.tokens.lowerBound >= there }
    mention.place = places[..<end].indices.suffix(Self.near).last { places[$0].use == .location && !places[$0].isDemonym && !isCountry($0) }
    mention.placeIsOwn = mention.place != nil
  }

  /// How many places back "there" is looked for.
  private static let near = 6

  /// "marched on the parliament here": where the article was written, unless someone is quoted.
  func isHere(_ mention: EventMention) -> Bool {
    statements.isEmpty && window(mention).contains { token in
      marked.field.word(token) == "here" && token > view.tokens.lowerBound && reader.relation(token) == .advmod
        && marked.clause(at: token) == mention.clause
    }
  }

  /// "Signed the accord on the sidelines of a summit in X", "told a rally in Y": where the occasion is, the words are.
  func isOfOccasion(_ token: Int, _ mention: EventMention) -> Bool {
    var current = token
    var isOccasion = false
    for _ in 0..<Self.longestPhrase {
      let head = reader.tree.head(current)
      guard head != current else { return false }
      if head == mention.anchor || head == mention.clause { return isOccasion }
      if reader.isVerb(head) { return false }
      if reader.classes(head).contains(.occasion) { isOccasion = true }
      current = head
    }
    return false
  }

  private static let longestPhrase = 10
}
