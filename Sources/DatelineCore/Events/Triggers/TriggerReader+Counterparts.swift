/// Whom an act that is no violence is towards, where the frame names nobody or only a thing.
extension TriggerReader {
  /// What is done or said towards someone: a thing, a goal, a value is no target of it.
  private static let impersonal: Set = ["AGREE", "SUPPORT", "AID", "COOPERATE", "CONSULT"]

  /// "suspended the internet for 15 days".
  private static let stretches: Set = ["hours", "days", "weeks", "months", "years", "day", "week", "month", "year", "night"]

  func addCounterpart(to mention: inout EventMention, _ match: TriggerMatch, _ arguments: Arguments) {
    // A curfew is on everybody.
    guard !ontology.types[mention.type].isViolent, !ontology.types[mention.type].isHazard,
      ontology.types[mention.type].group != "curfew"
    else { return }
    let event = ontology.types[mention.type].event
    var finder = CounterpartFinder(reader: reader, actors: mention.fillers(.actor))
    finder.isFriendly = ["SUPPORT", "AID", "COOPERATE"].contains(event)
    finder.isBlame = event == "ACCUSE" && ["disapprove", "complain"].contains(ontology.types[mention.type].mode ?? "")
    finder.isProtest = event == "PROTEST"
    finder.isMeeting = event == "CONSULT" || event == "COOPERATE"
    if ontology.types[mention.type].mode == "symbolic" { return }
    addOtherSides(to: &mention)
    let targets = mention.fillers(.target) + mention.fillers(.victim)
    guard targets.isEmpty else {
      replaceAbstract(targets, in: &mention, finder)
      return
    }
    let tops = match.parts + [arguments.verb, arguments.noun].compactMap { $0 }
    // "is appalled by the cruelty of X".
    let acts = arguments.verb.map(reader.agents) ?? []
    var counterparts = acts.isEmpty ? [] : finder.counterparts(below: acts.filter(reader.isEventNoun))
    if counterparts.isEmpty { counterparts = finder.counterparts(below: tops) }
    if counterparts.isEmpty, event == "THREATEN" { counterparts = finder.conditional(below: tops) }
    // What a protest or a resignation is for is as often what was done to someone: "to protest the murder of X".
    if counterparts.isEmpty, !["PROTEST", "RETREAT"].contains(event) { counterparts = finder.beneficiaries(below: tops) }
    if counterparts.isEmpty {
      let isImpersonal = Self.impersonal.contains(event)
      counterparts = (arguments[.topic] + arguments[.thing]).filter {
        reader.tag($0.head).isNoun && !Self.stretches.contains(reader.field.word($0.head)) && !(isImpersonal && finder.isAbstract($0))
      }
        .prefix(1) + []
    }
    mention.participants += counterparts.map { .init(role: .target, filler: $0) }
  }

  /// What two sides do with each other, and what they do together for others.
  private static let mutual: Set = ["AGREE", "COOPERATE", "CONSULT"]
  private static let joint: Set = ["visit", "host", "mediate", "pledge-aid", "accept-mediation"]

  /// "Kenya and Ethiopia agreed to build a road": of several sides that are named alone, the first is the actor, the rest
  /// its targets, whatever thing it is about.
  private func addOtherSides(to mention: inout EventMention) {
    let type = ontology.types[mention.type]
    guard Self.mutual.contains(type.event), !Self.joint.contains(type.mode ?? ""), type.mode?.hasPrefix("aid") != true,
      !mention.fillers(.target).contains(where: isSide)
    else { return }
    let actors = mention.fillers(.actor)
    guard actors.count > 1, actors.allSatisfy(isSide) else { return }
    for index in mention.participants.indices where mention.participants[index].role == .actor && mention.participants[index].filler != actors[0] {
      mention.participants[index].role = .target
    }
  }

  /// A state or a body.
  private func isSide(_ filler: Filler) -> Bool {
    if let actor = filler.actor {
      let mention = violence.resolved(actor, marked.mentions)
      return mention.kind == .organization && (mention.named || mention.country != nil)
    }
    return filler.place.map(marked.isCountry) ?? false
  }

  /// "welcomed the agreement between A and B", "condemned the attack and the murder of C": of what is no one, those behind it.
  private func replaceAbstract(_ targets: [Filler], in mention: inout EventMention, _ finder: CounterpartFinder) {
    // "stoned the French cultural centre": what stones and blockades meet stands there itself.
    let isStruck = ["riot", "obstruct", "storm", "loot", "seize", "raid"].contains(ontology.types[mention.type].mode ?? "")
    for target in targets where finder.isAbstract(target) && !(isStruck && (target.thing != nil || !reader.isEventNoun(target.head) && reader.tag(target.head) == .noun)) {
      let counterparts = finder.counterparts(below: [target.head]).filter { !mention.fillers(.target).contains($0) }
      // "welcomed the important steps", "remains committed to that goal": nobody is meant.
      if counterparts.isEmpty, !Self.impersonal.contains(ontology.types[mention.type].event) || finder.isNamed(target) { continue }
      mention.participants.removeAll { $0.filler == target && ($0.role == .target || $0.role == .victim) }
      mention.participants += counterparts.map { .init(role: .target, filler: $0) }
    }
  }
}
