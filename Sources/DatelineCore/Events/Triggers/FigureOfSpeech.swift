/// Tells events from figures of speech by what takes part: in an article about sport, business, culture or science only
/// what armed people, authorities, weapons or counted casualties have a part in is an event.
struct FigureOfSpeech {
  let reader: ClauseReader
  let violence: ViolenceContext
  let topic: ArticleTopic

  private var marked: MarkedField { reader.marked }
  private var ontology: Ontology { reader.ontology }

  func isOne(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    if isStatistic(mention) || isOnIdea(mention) || isOver(mention) { return true }
    switch topic.level {
    case .force: return false
    case .plain:
      if type.event == "SUPPORT", type.mode == "defend" || type.mode == "praise" {
        return isPrivate(mention)
      }
      return type.isViolent && Self.figures.contains(type.mode ?? "") && !mention.placeIsOwn && !hasForce(mention)
        && !mention.participants.contains { isSomeone($0.filler) || isPublic($0.filler) || isStructure($0.filler) }
    case .everyday:
      if Self.literal.contains(type.mode ?? "") { return false }
      // Walkouts and marches are told of in business news as they are: of people who leave work or take to the streets.
      if type.event == "PROTEST", !topic.isSport, mention.fillers(.actor).contains(where: isSomeone) { return false }
      // A crash in a race, a storm over a book: disasters count the dead.
      if type.isHazard {
        return !mention.casualties.contains { isCount(marked.mentions.casualties[$0.mention]) } && !(type.event == "ACCIDENT" && !topic.isSport && mention.placeIsOwn && isWreck(mention))
      }
      // "moved house after Russia invaded Ukraine": of two countries also in sport.
      if type.mode == "invade", isOfCountries(mention) { return false }
      return !hasForce(mention) && !mention.participants.contains { isPublic($0.filler) }
    }
  }

  /// "He defended the decision to scrap the dividend": a person of no public body speaks of a thing.
  private func isPrivate(_ mention: EventMention) -> Bool {
    let actors = mention.fillers(.actor)
    return !actors.isEmpty
      && actors.allSatisfy { filler in
        filler.actor.map { violence.resolved($0, marked.mentions) }.map { $0.kind == .person && $0.named } == true && !isPublic(filler)
      }
      && !mention.participants.contains { $0.role != .actor && (isPublic($0.filler) || isSomeone($0.filler)) }
  }

  /// "after the ceasefire expired", "as the truce lapsed": not that there is one.
  private func isOver(_ mention: EventMention) -> Bool {
    guard mention.isNoun, ontology.types[mention.type].event == "RETREAT", reader.relation(mention.anchor) == .nsubj else { return false }
    let verb = reader.tree.head(mention.anchor)
    return ["expire", "lapse", "end", "collapse"].contains(marked.field.lemmas[verb]) && reader.child(of: verb, .dobj) == nil
  }

  /// "It was an attack on our democracy", "an assault on the economy".
  private func isOnIdea(_ mention: EventMention) -> Bool {
    guard mention.isNoun, ["attack", "raid"].contains(ontology.types[mention.type].mode), mention.casualties.isEmpty else { return false }
    return reader.children(of: mention.anchor, .prep).contains { preposition in
      ["on", "against"].contains(marked.field.word(preposition)) && reader.children(of: preposition, .pobj).contains { Self.ideas.contains(marked.field.word($0)) }
    }
  }

  private static let ideas: Set = [
    "economy", "democracy", "freedom", "freedoms", "liberty", "liberties", "rights", "sovereignty", "independence", "values", "dignity", "institutions", "constitution", "truth",
    "humanity", "unity", "credibility", "integrity", "reputation",
  ]

  private static let decreases: Set = ["fall", "drop", "decline", "decrease", "dwindle", "halve"]

  /// "Attacks fell sharply": how many there are, not that there was one.
  private func isStatistic(_ mention: EventMention) -> Bool {
    guard mention.isNoun, reader.tag(mention.anchor) == .pluralNoun, reader.relation(mention.anchor) == .nsubj else { return false }
    return Self.decreases.contains(marked.field.lemmas[reader.tree.head(mention.anchor)])
  }

  /// Modes whose triggers are used of more than violence.
  private static let figures: Set = [
    "attack", "kill", "injure", "clash", "raid", "invade", "offensive", "shelling", "bombing", "airstrike", "missile",
    "shooting", "beat", "abduct", "destroy", "blockade", "seize-territory", "explosion",
  ]
  /// Modes that happen to players, traders and singers too, and are told by words with no other meaning.
  private static let literal: Set = ["arrest", "charge", "sentence", "suicide-attack", "assassinate", "rape", "kidnap"]

  private func hasForce(_ mention: EventMention) -> Bool {
    mention.weapons.contains { !Self.carriers.contains(marked.mentions.weapons[$0].kind) }
      || mention.casualties.contains { isCount(marked.mentions.casualties[$0.mention]) }
      || mention.participants.contains { isArmed($0.filler) }
  }

  private func isCount(_ casualty: CasualtyMention) -> Bool {
    casualty.count.min ?? 0 > 0 && (casualty.kind == .killed || casualty.kind == .injured)
  }

  /// Kinds of weapons that are as often no weapons.
  private static let carriers: Set = ["vehicle", "aircraft", "naval", "blunt"]

  private func sector(_ filler: Filler) -> String? {
    filler.actor.flatMap { violence.resolved($0, marked.mentions).sector }
  }

  private func isArmed(_ filler: Filler) -> Bool {
    if topic.isSport, reader.classes(filler.head).contains(.games) { return false }
    return ["MIL", "REB", "COP", "UAF", "PRM", "INS", "SEP", "IMG", "SPY"].contains(sector(filler) ?? "")
  }

  /// Authorities, parties, international bodies, and in other news than of sport countries.
  private func isPublic(_ filler: Filler) -> Bool {
    if isArmed(filler) { return true }
    if ["GOV", "LEG", "JUD", "IGO", "OPP", "PTY", "NGO", "LAB", "REF"].contains(sector(filler) ?? "") { return true }
    guard !topic.isSport else { return false }
    if let actor = filler.actor {
      let mention = violence.resolved(actor, marked.mentions)
      return mention.isMetonym || mention.country != nil && mention.sector == nil && mention.kind == .organization
    }
    guard let place = filler.place, case .resolved(let resolved) = marked.mentions.places[place].resolution else {
      return false
    }
    return resolved.precision == .country && marked.mentions.places[place].use != .location
  }

  private func isOfCountries(_ mention: EventMention) -> Bool {
    let sides = [mention.fillers(.actor), mention.fillers(.target)]
    return sides.allSatisfy { $0.contains { filler in filler.place.map(marked.isCountry) == true } }
  }

  /// "attacked a convoy", "burned the school".
  private func isStructure(_ filler: Filler) -> Bool {
    !reader.classes(filler.head).isDisjoint(with: [.object, .site])
  }

  /// "A boiler blew up at a plant in X".
  private func isWreck(_ mention: EventMention) -> Bool {
    mention.participants.contains { !reader.classes($0.filler.head).isDisjoint(with: [.structure, .combustible, .railVehicle, .roadVehicle, .vessel, .aircraft]) }
  }

  private func isSomeone(_ filler: Filler) -> Bool {
    if let actor = filler.actor { return marked.mentions.actors[actor].kind != .object }
    return filler.place != nil || !reader.classes(filler.head).isDisjoint(with: [.person, .armed, .crowd, .police, .settlement])
      || reader.tag(filler.head) == .pronoun
  }
}
