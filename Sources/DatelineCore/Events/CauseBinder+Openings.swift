/// Events of which one clause names no more than that they were, and another tells what they did.
extension CauseBinder {
  /// "Clashes broke out when youths threw stones at police": the clause tells who fought, and how.
  func isOpening(_ mention: EventMention, of other: EventMention) -> Bool {
    mention.isNoun && ontology.types[mention.type].mode == "clash" && ontology.types[other.type].mode == "riot" && !other.isNoun
      && mention.participants.isEmpty && mention.factuality == other.factuality && reader.relation(mention.anchor).isSubject
      && reader.relation(other.clause) == .advcl && reader.tree.head(other.clause) == reader.tree.head(mention.anchor)
      && reader.children(of: other.clause, .mark, .advmod).contains { ["when", "as", "after"].contains(marked.field.word($0)) }
  }

  /// "Some 38,000 people have been displaced since the river burst its banks", "a wildfire forced 3,400 from their homes".
  func drivesOut(_ cause: EventMention, _ displacement: EventMention) -> Bool {
    let type = ontology.types[cause.type]
    guard type.isHazard || type.group == "blast" else { return false }
    return cause.clause != displacement.anchor || cause.isNoun && reader.relation(cause.anchor).isSubject
  }

  /// "Youths threw stones at police, who responded with tear gas; seven officers were injured": not by their own gas.
  func isToThemselves(_ harm: EventMention, _ cause: EventMention) -> Bool {
    let type = ontology.types[cause.type]
    let hurt = harm.fillers(.victim) + harm.fillers(.target)
    guard type.mode == "crowd-control", !hurt.isEmpty, !cause.fillers(.actor).isEmpty else { return false }
    return (hurt + cause.fillers(.actor)).allSatisfy { filler in filler.actor.map { marked.mentions.actors[$0].sector == "COP" } ?? false }
  }

  /// "Picked up 38 people in overnight raids": the noun says how they were taken.
  func isWayOfArrest(_ mention: EventMention, of other: EventMention) -> Bool {
    let preposition = reader.tree.head(mention.anchor)
    return mention.isNoun && ontology.types[mention.type].mode == "raid" && ontology.types[other.type].mode == "arrest" && !other.isNoun
      && mention.fillers(.target).isEmpty && mention.fillers(.victim).isEmpty && mention.factuality == other.factuality
      && reader.relation(mention.anchor) == .pobj && ["in", "during"].contains(marked.field.word(preposition))
      && marked.clause(at: mention.anchor) == other.clause
  }

  /// "Declared the envoy persona non grata and gave him three days to leave": one expulsion in two verbs.
  func goesOn(_ mention: EventMention, with other: EventMention) -> Bool {
    mention.type == other.type && ontology.types[mention.type].event == "SANCTION" && !mention.isNoun && other.anchor < mention.anchor
      && mention.factuality == other.factuality && reader.relation(mention.clause) == .conj && reader.tree.head(mention.clause) == other.clause
      && mention.fillers(.target).allSatisfy { reader.tag($0.head) == .pronoun }
  }

  /// "burned the office after two students were killed": what was done later did not harm them.
  func comesFirst(_ harm: EventMention, before mention: EventMention) -> Bool {
    // "murdered the mayor and blew up the town hall": two acts, of which the second has its own object.
    if !harm.isNoun, !mention.isNoun, harm.anchor < mention.anchor, reader.relation(mention.anchor) == .conj, reader.tree.head(mention.anchor) == harm.anchor,
      !reader.isPassive(harm.anchor), !reader.isPassive(mention.anchor), reader.child(of: mention.anchor, .nsubj) == nil,
      !harm.fillers(.victim).isEmpty, !mention.fillers(.target).isEmpty, ontology.types[harm.type].mode != "injure"
    {
      return true
    }
    return reader.verb(after: harm.clause).map { mention.clause == $0 || mention.ownVerbs.contains($0) } ?? false
  }
}
