/// What is only a part or another side of an event that its sentence tells: the fighting before a capture, who suffered it,
/// how it was done.
extension CauseBinder {
  /// The event of which a mention is only a part: the bomb of an explosion, the act of a purpose of the same type.
  func whole(of part: Int, in mentions: [EventMention]) -> Int? {
    let mention = mentions[part]
    let mode = ontology.types[mention.type].mode
    return mentions.indices.first { index in
      let other = mentions[index]
      guard index != part else { return false }
      if isFightingBefore(mention, other) { return true }
      guard abs(other.anchor - mention.anchor) < 12 else { return false }
      if mode == "explosion", ontology.types[other.type].group == "blast", other.type != mention.type {
        return other.clause == mention.clause && other.factuality == mention.factuality
      }
      // "detonated a car bomb": the verb tells what its object did.
      if mention.isNoun, reader.relation(mention.anchor) == .dobj, reader.tree.head(mention.anchor) == other.anchor,
        [mention, other].allSatisfy({ ontology.types[$0.type].group == "blast" }), mention.factuality == other.factuality
      {
        return true
      }
      // "an air strike hit the depot", "a roadside bomb struck the patrol": the verb says whom the noun's event met.
      if !mention.isNoun, other.isNoun, ["any", "property"].contains(ontology.types[mention.type].group) || mention.type == other.type, other.anchor < mention.anchor,
        ["remote", "blast", "any", "arms"].contains(ontology.types[other.type].group),
        mention.factuality == other.factuality || mention.factuality == .asserted && other.factuality == .possible,
        !reader.isPassive(mention.anchor),
        reader.subjects(of: mention.anchor).contains(where: { $0 == other.anchor || reader.content($0) == other.anchor })
      {
        return true
      }
      // "fired missiles at the city, hitting a school": the participle says what was met.
      if !mention.isNoun, reader.relation(mention.anchor) == .advcl, reader.tag(mention.anchor) == .verbGerund,
        reader.tree.head(mention.anchor) == other.anchor, meets(mention), mention.factuality == other.factuality,
        ["remote", "blast", "any", "arms"].contains(ontology.types[other.type].group) || ontology.types[other.type].mode == "clash"
      {
        return true
      }
      // "was shot dead in an ambush": the noun only says how.
      if mention.isNoun, ontology.types[mention.type].group == "any" || mention.type == other.type, !other.isNoun || isBroader(mention, other),
        ontology.types[other.type].event == "ASSAULT", other.clause == mention.clause, index < part,
        mention.factuality == other.factuality, saysHow(mention)
      {
        return true
      }
      if isSufferedSide(mention, of: other) || isPolicingAim(mention, of: other) || isDoers(mention, of: other)
        || isOpening(mention, of: other) || isWayOfArrest(mention, of: other) || goesOn(mention, with: other) || setsAblaze(mention, other)
      {
        return true
      }
      guard mention.factuality == .possible, other.factuality == .asserted, reader.isInfinitive(mention.anchor) else {
        return false
      }
      // "fired in the air to disperse the crowd".
      let isPurpose =
        reader.tree.head(mention.anchor) == other.anchor && reader.relation(mention.anchor) == .advcl
        && ontology.types[mention.type].isViolent && ontology.types[other.type].isViolent
      return isPurpose || other.type == mention.type && index < part
    }
  }

  /// "Two were shot dead when officers opened fire": one clause tells who suffered it, the other who did it.
  func isSufferedSide(_ mention: EventMention, of other: EventMention) -> Bool {
    mention.type == other.type && !mention.isNoun && !other.isNoun && mention.factuality == other.factuality
      && mention.fillers(.actor).isEmpty && !other.fillers(.actor).isEmpty && other.fillers(.victim).isEmpty
      // "A man was shot dead when he opened fire": by others.
      && other.fillers(.actor).allSatisfy { reader.tag($0.head) != .pronoun }
      && reader.isPassive(mention.anchor) && reader.relation(other.anchor) == .advcl
      && reader.tree.head(other.anchor) == mention.anchor
      && reader.children(of: other.anchor, .mark, .advmod).contains { ["when", "as", "after"].contains(marked.field.word($0)) }
  }

  /// "captured the town after five days of fighting", "withdrew amid clashes": fighting of which nothing more is told.
  func isFightingBefore(_ mention: EventMention, _ other: EventMention) -> Bool {
    guard mention.isNoun, ontology.types[mention.type].mode == "clash", mention.fillers(.actor).isEmpty,
      !other.isNoun, marked.clause(at: other.anchor) == marked.clause(at: mention.anchor), other.anchor < mention.anchor, mention.factuality == other.factuality,
      ["territory", "ground"].contains(ontology.types[other.type].group) || ["withdraw", "surrender"].contains(ontology.types[other.type].mode)
    else { return false }
    var current = mention.anchor
    for _ in 0..<2 {
      let preposition = reader.tree.head(current)
      guard reader.relation(current) == .pobj else { return false }
      if ["after", "following", "during", "amid", "in"].contains(marked.field.word(preposition)) {
        return !reader.tree.subtree(of: mention.anchor).prefix(Self.longestClause).contains {
          $0 > mention.anchor && (marked.placeAt[$0] >= 0 || marked.timeAt[$0] >= 0)
        }
      }
      guard marked.field.word(preposition) == "of" else { return false }
      current = reader.tree.head(preposition)
    }
    return false
  }

  /// "Demonstrators marched": the noun names those whose doing the verb tells.
  func isDoers(_ mention: EventMention, of other: EventMention) -> Bool {
    ontology.types[mention.type].event == "PROTEST" && mention.type == other.type && mention.isNoun && !other.isNoun
      && mention.factuality == other.factuality && reader.relation(mention.anchor) == .nsubj && reader.tree.head(mention.anchor) == other.anchor
  }

  /// "Used batons to clear the square", "fired warning shots to disperse the crowd": what force is used on a crowd for.
  func isPolicingAim(_ mention: EventMention, of other: EventMention) -> Bool {
    ["policing", "repression"].contains(ontology.types[mention.type].group) && ontology.types[other.type].isViolent
      && mention.factuality != .denied && other.factuality == .asserted && reader.isInfinitive(mention.anchor)
      && [.advcl, .xcomp].contains(reader.relation(mention.anchor)) && reader.tree.head(mention.anchor) == other.anchor
  }

  /// "drones struck a depot, setting two tanks ablaze": what burns burns of the strike.
  private func setsAblaze(_ mention: EventMention, _ other: EventMention) -> Bool {
    guard ontology.types[mention.type].mode == "arson", !mention.isNoun, ["remote", "blast"].contains(ontology.types[other.type].group),
      mention.factuality == other.factuality
    else { return false }
    let head = reader.tree.head(mention.anchor)
    guard head == other.anchor || other.ownVerbs.contains(head) else { return false }
    return reader.relation(mention.anchor) == .conj || reader.relation(mention.anchor) == .advcl && reader.tag(mention.anchor) == .verbGerund
  }

  /// A verb of striking without a weapon of its own.
  func meets(_ mention: EventMention) -> Bool {
    ontology.types[mention.type].mode == "attack" && mention.fillers(.instrument).isEmpty
      && ["hitting", "striking", "targeting"].contains(marked.field.word(mention.anchor))
  }

  /// "a truck bombing at the gate … in a major militant assault": the exact word tells the event, the wide one sums it up.
  func isBroader(_ mention: EventMention, _ other: EventMention) -> Bool {
    ontology.types[other.type].group != "any" && mention.time == nil && !mention.isFurther
  }

  func saysHow(_ mention: EventMention) -> Bool {
    guard mention.fillers(.target).isEmpty, mention.fillers(.victim).isEmpty,
      mention.isNoun || mention.participants.isEmpty
    else { return false }
    let preposition = reader.tree.head(mention.anchor)
    return reader.relation(mention.anchor) == .pobj && ["in", "during"].contains(marked.field.word(preposition))
  }
}
