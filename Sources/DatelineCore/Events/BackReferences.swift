/// Gives an event those whom a later sentence names as the ones who did it without naming it again: "claimed
/// responsibility for the act", "the crime was blamed on rebels", "and blamed the rebels".
///
/// What points back is a noun of the class `echo` with "the" or "this", or a verb of blaming and a claim of
/// responsibility that have no complement. It points to the last violence told in the sentence or in those before.
struct BackReferences {
  let reader: ClauseReader
  let violence: ViolenceContext

  private var marked: MarkedField { reader.marked }
  private var ontology: Ontology { reader.ontology }

  /// How many sentences back an act may have been told.
  private static let reach = 3
  /// The same without a noun that points back.
  private static let bareReach = 1

  private struct Blame {
    var token: Int
    var agents: [Filler]
    var source: Source?
    var reach: Int
  }

  func bind(_ mentions: inout [EventMention]) {
    guard mentions.contains(where: { isViolence($0) }) else { return }
    let bySentence = Dictionary(grouping: mentions.indices, by: { mentions[$0].sentence })
    // A verb of blaming that is an accusation of its own may point back as well.
    let told = Set(mentions.filter { isViolence($0) }.flatMap { Array($0.trigger) + $0.ownVerbs })
    for token in marked.words.indices where !told.contains(token) {
      guard let blame = blame(at: token), let event = event(before: blame, mentions, bySentence) else { continue }
      add(blame, to: &mentions[event])
    }
  }

  private func add(_ blame: Blame, to mention: inout EventMention) {
    for agent in blame.agents where canDo(agent) && !mention.participants.contains(where: { $0.filler.head == agent.head }) {
      mention.participants.append(.init(role: .actor, filler: agent))
    }
    if let source = blame.source, !mention.sources.contains(where: { $0.filler.head == source.filler.head }) {
      mention.sources.append(source)
    }
    MemberOrganizations(reader: reader, violence: violence).add(to: &mention)
  }

  /// The last violence told before that nobody is said to have done.
  private func event(before blame: Blame, _ mentions: [EventMention], _ bySentence: [Int: [Int]]) -> Int? {
    let sentence = Int(marked.field.sentenceOf[blame.token])
    for distance in 0...blame.reach {
      let last = bySentence[sentence - distance]?.last { mentions[$0].anchor < blame.token && isViolence(mentions[$0]) }
      guard let last else { continue }
      return mentions[last].fillers(.actor).allSatisfy(isAnonymous) ? last : nil
    }
    return nil
  }

  private func isViolence(_ mention: EventMention) -> Bool {
    ontology.types[mention.type].isDoneToPeople
      && (mention.factuality == .asserted || mention.factuality == .possible)
  }

  /// "Gunmen", "unidentified men": nobody in particular.
  private func isAnonymous(_ filler: Filler) -> Bool {
    guard let actor = filler.actor else { return true }
    let mention = marked.mentions.actors[actor]
    return !mention.named && ["UAF", "UNK", "CRM"].contains(mention.sector ?? "UNK")
  }

  private func canDo(_ filler: Filler) -> Bool {
    guard let actor = filler.actor else { return !reader.classes(filler.head).isDisjoint(with: [.armed, .person]) }
    let mention = marked.mentions.actors[actor]
    return !mention.isPronoun && mention.kind != .object
  }

  // MARK: What points back

  private func blame(at token: Int) -> Blame? {
    let classes = reader.classes(token)
    if classes.contains(.echo), isDefinite(token) { return reference(token) }
    if classes.contains(.responsibility), reader.relation(token) == .dobj { return claim(token) }
    return isBareBlame(token) ? accusation(token) : nil
  }

  private func isDefinite(_ noun: Int) -> Bool {
    reader.children(of: noun, .det).contains { ["the", "this", "that", "these", "those"].contains(marked.field.word($0)) }
  }

  private func reference(_ noun: Int) -> Blame? {
    let match = TriggerMatch(trigger: 0, tokens: noun..<noun + 1, anchor: noun, parts: [noun])
    guard let arguments = ArgumentFinder(reader: reader).nounArguments(match, ontology.reference) else { return nil }
    let agents = arguments[.actor].filter { !$0.phrase.contains(noun) }
    guard !agents.isEmpty, !isNegated(arguments.verb) else { return nil }
    let source = arguments.claimant.map { Source(filler: $0, stance: .claims, via: nil) } ?? arguments.verb.flatMap(blamer)
    return Blame(token: noun, agents: agents, source: source, reach: Self.reach)
  }

  /// "Nobody has claimed responsibility", "denied a part in it": see the nouns above for what names the act.
  private func claim(_ noun: Int) -> Blame? {
    let verb = reader.tree.head(noun)
    guard reader.isVerb(verb), reader.verbWord(verb)?.stance == .claims, !isNegated(verb), !hasObject(noun, verb) else {
      return nil
    }
    let claimants = reader.fillers(reader.isPassive(verb) ? reader.agents(of: verb) : reader.subjects(of: verb))
    guard let first = claimants.first else { return nil }
    return Blame(
      token: noun, agents: claimants, source: Source(filler: first, stance: .claims, via: nil), reach: Self.reach)
  }

  private func accusation(_ verb: Int) -> Blame? {
    let blamed = reader.isPassive(verb) ? reader.subjects(of: verb) : reader.objects(of: verb)
    guard !isNegated(verb) else { return nil }
    return Blame(token: verb, agents: reader.fillers(blamed), source: blamer(verb), reach: Self.bareReach)
  }

  private func blamer(_ verb: Int) -> Source? {
    guard reader.verbWord(verb)?.stance == .accuses else { return nil }
    let speakers = reader.fillers(reader.isPassive(verb) ? reader.agents(of: verb) : reader.subjects(of: verb))
    return speakers.first.map { Source(filler: $0, stance: .accuses, via: nil) }
  }

  private func isBareBlame(_ token: Int) -> Bool {
    ["blame", "blames", "blamed", "blaming", "accuse", "accuses", "accused", "accusing"].contains(marked.field.word(token)) && reader.isVerb(token)
      && !hasObject(token, token) && reader.children(of: token).allSatisfy { reader.relation($0) != .ccomp }
  }

  /// A complement that names what somebody is made answerable for; "it" and "this" name nothing.
  private func hasObject(_ noun: Int, _ verb: Int) -> Bool {
    let tops = [noun, verb] + reader.children(of: verb, .dobj)
    return tops.flatMap { reader.children(of: $0, .prep) }.contains { preposition in
      ["for", "of", "in", "on", "to"].contains(marked.field.word(preposition))
        && !reader.children(of: preposition, .pobj, .pcomp).allSatisfy { Self.pointers.contains(marked.field.word($0)) }
    }
  }

  private static let pointers: Set = ["it", "this", "that", "them", "these"]

  private func isNegated(_ verb: Int?) -> Bool {
    guard let verb else { return false }
    return reader.child(of: verb, .neg) != nil
      || reader.subjects(of: verb).contains { ["nobody", "none", "one"].contains(marked.field.word($0)) }
      || reader.subjects(of: verb).contains { subject in
        reader.children(of: subject, .det).contains { marked.field.word($0) == "no" }
      }
  }
}
