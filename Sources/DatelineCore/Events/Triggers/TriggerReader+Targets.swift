/// What the target of violence can be.
extension TriggerReader {
  /// "Stormed areas near the port", "the bombing of the countryside": where, not what. What is taken is land.
  func isExpanse(_ filler: Filler) -> Bool {
    filler.place == nil && filler.actor == nil && reader.classes(filler.head).contains(.expanse)
      && !reader.tag(filler.head).isProperNoun
      // "shelled the Kharkiv region": its people and towns.
      && !reader.children(of: filler.head, .compound).contains { marked.placeAt[$0] >= 0 }
      // "the old-city area of Mosul" is the town's.
      && !reader.obliques(of: filler.head).contains { oblique in
        oblique.preposition == ontology.of && oblique.heads.contains { marked.placeAt[$0] >= 0 }
      }
  }

  /// Whom words are said to or come from, and not what they are about: "denied that his men had fired", "called for more patrols",
  /// "filed a complaint at a court".
  func dropMatter(of mention: inout EventMention) {
    let type = ontology.types[mention.type]
    let (anchor, clause) = (mention.anchor, mention.clause)
    switch (type.event, type.mode) {
    case ("REJECT", "deny"), ("REJECT", "decline-comment"):
      mention.participants.removeAll { participant in
        guard participant.role == .target else { return false }
        let first = reader.tree.firstConjunct(participant.filler.head)
        let isObject = { (noun: Int) in [.dobj, .nsubjpass].contains(reader.relation(noun)) && [anchor, clause].contains(reader.tree.head(noun)) }
        // "denied charges by X", "rejected X's claim": who has made it.
        let preposition = reader.tree.head(first)
        let isClaimant = reader.relation(first) == .poss && isObject(reader.tree.head(first))
          || reader.relation(first) == .pobj && ["by", "from"].contains(marked.field.word(preposition)) && isObject(reader.tree.head(preposition))
        return !isObject(first) && !isClaimant || ["any", "no"].contains(marked.field.word(participant.filler.phrase.lowerBound))
      }
    case ("REQUEST", _):
      mention.participants.removeAll { participant in
        guard participant.role == .target else { return false }
        let filler = participant.filler
        let preposition = reader.tree.head(filler.head)
        return marked.field.word(preposition) == "for" && reader.relation(filler.head) == .pobj && [anchor, clause].contains(reader.tree.head(preposition))
          || filler.actor == nil && filler.place == nil && (reader.isEventNoun(filler.head) || Self.isAbstract(filler.head, reader))
      }
    // "held a vigil in Lima", "marched to Lima": where.
    case ("PROTEST", _):
      mention.participants.removeAll { participant in
        let head = reader.tree.firstConjunct(participant.filler.head)
        return participant.role == .target && participant.filler.place != nil && reader.relation(head) == .pobj
          && ["in", "at", "near", "to", "from", "through", "outside"].contains(marked.field.word(reader.tree.head(head)))
      }
    // "claimed responsibility on Telegram".
    case ("STATEMENT", "claim-responsibility"):
      mention.participants.removeAll { $0.role == .target && ["on", "in", "via", "through"].contains(marked.field.word(reader.tree.head($0.filler.head))) }
    case ("ACCUSE", "charge"):
      mention.participants.removeAll { participant in
        participant.role == .target && reader.relation(participant.filler.head) == .pobj && reader.classes(participant.filler.head).contains(.court)
          && ["at", "in", "before", "with", "to"].contains(marked.field.word(reader.tree.head(participant.filler.head)))
      }
    default: break
    }
  }

  /// "burned the post before fleeing into the hills": attackers who leave are driven out by nobody.
  func isGetaway(_ mention: EventMention) -> Bool {
    guard ontology.types[mention.type].mode == "displace", reader.isVerb(mention.anchor), mention.fillers(.actor).isEmpty else { return false }
    let targets = mention.fillers(.target)
    return !targets.isEmpty && targets.allSatisfy { filler in
      filler.actor.map { ["UAF", "REB", "CRM"].contains(marked.mentions.actors[$0].sector ?? "") } ?? false
    }
  }

  /// "Gao region", "Memba districts".
  func isPlaceName(_ filler: Filler) -> Bool {
    !reader.classes(filler.head).isDisjoint(with: [.region, .settlement]) && filler.head > filler.phrase.lowerBound
      && reader.tag(filler.head).isNoun && marked.field.words[filler.head - 1].isCapitalized
      && reader.children(of: filler.head, .det, .nummod).isEmpty
  }

  func canBeStruck(_ filler: Filler) -> Bool {
    if filler.actor != nil || filler.place != nil { return true }
    let classes = reader.classes(filler.head)
    if !classes.isDisjoint(with: [.object, .site, .premises, .thing, .settlement, .person, .armed, .quantity, .crowd]) {
      return true
    }
    if let thing = filler.thing, marked.mentions.actors[thing].named { return true }
    // "Twenty food stands": what is counted can be struck.
    if filler.phrase.contains(where: { reader.tag($0) == .cardinal }) { return true }
    return reader.tag(filler.head).isProperNoun || reader.tag(filler.head) == .pronoun
      || reader.tag(filler.head) == .cardinal || marked.weaponAt[filler.head] >= 0
  }

  func isDone(_ mention: EventMention, by classes: WordClass) -> Bool {
    let checker = ConditionChecker(reader: reader, view: view, violence: violence)
    return mention.fillers(.actor).contains { checker.belongs($0, to: .words(classes)) }
  }

  /// "Gunmen attacked the surveyors": what armed people strike need stand in no table, unless its ending makes it a quality
  /// or an act.
  func isTangible(_ filler: Filler) -> Bool {
    // "a station and a drugstore": a list has its first one's place.
    var first = filler.head
    for _ in 0..<ClauseReader.depth where reader.relation(first) == .conj { first = reader.tree.head(first) }
    let isObject = reader.relation(first) == .dobj || first != filler.head && reader.filler(first).map(canBeStruck) == true
    return [.noun, .pluralNoun].contains(reader.tag(filler.head)) && !reader.isEventNoun(filler.head)
      && isObject && [.determiner, .possessivePronoun].contains(reader.tag(filler.phrase.lowerBound))
      && !Self.isAbstract(filler.head, reader)
  }

  /// By its ending or by what it is a quality, an act or a paper, and nothing that can be struck.
  static func isAbstract(_ noun: Int, _ reader: ClauseReader) -> Bool {
    abstract.contains(where: reader.field.word(noun).hasSuffix)
      || !reader.classes(noun).isDisjoint(with: [.expanse, .echo, .undertaking, .intention, .document])
  }

  private static let abstract = [
    "tion", "tions", "sion", "sions", "ment", "ments", "ism", "ity", "ities", "ness", "ance", "ence", "acy", "ship", "ure", "al", "als",
    "plan", "plans", "idea", "ideas", "rule", "rules", "law", "laws", "deal", "bill", "record", "policy", "policies", "view", "views",
  ]
}
