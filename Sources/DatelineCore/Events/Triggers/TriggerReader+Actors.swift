/// Who acts where the text names only his people, or nobody.
extension TriggerReader {
  /// "Troops were deployed": where nobody sends them, they are who acts.
  func deployThemselves(_ mention: inout EventMention) {
    guard ontology.types[mention.type].event == "MOBILIZE", mention.fillers(.actor).isEmpty else { return }
    let checker = ConditionChecker(reader: reader, view: view, violence: violence)
    for index in mention.participants.indices where mention.participants[index].role == .target {
      if checker.belongs(mention.participants[index].filler, to: .words([.armed, .police, .military])) {
        mention.participants[index].role = .actor
      }
    }
    // "Extra police patrols were ordered": the noun that tells it names them.
    if mention.isNoun, mention.fillers(.actor).isEmpty, marked.actorAt[mention.anchor] >= 0,
      mention.factuality != .denied, let own = reader.filler(mention.anchor), checker.belongs(own, to: .words([.police, .military]))
    {
      mention.participants.append(.init(role: .actor, filler: own))
    }
  }

  /// "Rebels triggered a mine under a van": those who fight with mines set them off, where others drive over them; what
  /// stands there is struck.
  func plantThemselves(_ mention: inout EventMention, _ match: TriggerMatch) {
    guard ontology.types[mention.type].mode == "bombing", ["trigger", "set"].contains(marked.field.lemmas[match.anchor]), mention.fillers(.actor).isEmpty,
      !reader.isPassive(match.anchor)
    else { return }
    let subjects = reader.subjects(of: match.anchor)
    for index in mention.participants.indices where mention.participants[index].role == .target && subjects.contains(mention.participants[index].filler.head) {
      guard let actor = mention.participants[index].filler.actor, ["REB", "CRM", "SEP", "RAD", "INS"].contains(marked.mentions.actors[actor].sector ?? "")
      else { continue }
      mention.participants[index].role = .actor
    }
    guard !mention.fillers(.actor).isEmpty else { return }
    let sites = reader.children(of: match.anchor, .prep).filter { ["under", "beneath", "near", "outside"].contains(marked.field.word($0)) }
      .flatMap { reader.children(of: $0, .pobj) }.filter { !reader.classes($0).isDisjoint(with: [.object, .site, .wreckable]) }
    mention.participants += reader.fillers(sites).map { .init(role: .target, filler: $0) }
  }

  /// "Police said they had arrested two men": the pronoun that is the subject of what is said is the speaker.
  func resolveSpeakers(in mention: inout EventMention) {
    for index in mention.participants.indices where mention.participants[index].role == .actor {
      let filler = mention.participants[index].filler
      guard filler.tokens.count == 1, reader.tag(filler.head) == .pronoun, reader.relation(filler.head).isSubject,
        let statement = attribution.statements(over: filler.head).first, !statement.source.phrase.contains(filler.head),
        reader.tree.head(reader.tree.head(filler.head)) == statement.verb,
        !["he", "she"].contains(marked.field.word(filler.head)) || isOnePerson(statement.source),
        marked.field.word(filler.head) != "it" || !isPlural(statement.source), !isQuoted(filler.head),
        marked.field.word(filler.head) != "they" || !isOutsider(statement, to: mention),
        !isAnother(filler, than: statement.source, in: mention)
      else { continue }
      mention.participants[index].filler = statement.source
      mention.participants += statement.others.map { .init(role: .actor, filler: $0) }
      return
    }
  }

  /// "A senior official said they had seized the town": others, where one speaks who has no part in fighting.
  private func isOutsider(_ statement: AttributionFinder.Statement, to mention: EventMention) -> Bool {
    guard ontology.types[mention.type].isViolent, statement.others.isEmpty, [.noun, .properNoun].contains(reader.tag(statement.source.head)),
      let speaker = statement.source.actor.map({ marked.mentions.actors[$0] })
    else { return false }
    return speaker.kind == .person && !ConditionChecker.underArms.contains(speaker.sector ?? "")
  }

  /// "Residents said they looted shops", "the army said they had shot at the soldiers": the antecedent found elsewhere is
  /// meant, where people spoke who stood nearer to the pronoun, or a body whose own people suffered it.
  private func isAnother(_ pronoun: Filler, than source: Filler, in mention: EventMention) -> Bool {
    guard let actor = pronoun.actor, let speaker = source.actor.map({ marked.mentions.actors[$0] }) else { return false }
    let meant = marked.mentions.actors[violence.resolvedIndex(actor, marked.mentions)]
    guard !meant.isPronoun, meant.entity != speaker.entity else { return false }
    if isPlural(source) { return true }
    return (mention.fillers(.target) + mention.fillers(.victim)).contains { filler in
      filler.actor.map { marked.mentions.actors[$0].sector == speaker.sector && speaker.sector != nil } ?? false
    }
  }

  /// "The council adopted a resolution that condemned the attack": what a paper does is done by who issued it.
  func nameIssuers(in mention: inout EventMention) {
    for index in mention.participants.indices where mention.participants[index].role == .actor {
      let filler = mention.participants[index].filler
      guard reader.classes(filler.head).contains(.document), filler.actor.map({ marked.mentions.actors[$0].kind == .object }) ?? true,
        let issuer = reader.fillers(reader.owners(of: filler.head)).first(where: { $0.actor != nil || $0.place != nil })
      else { continue }
      mention.participants[index].filler = issuer
    }
  }

  /// "“They hit me,” he said": others than the speaker.
  private func isQuoted(_ pronoun: Int) -> Bool {
    guard !["i", "we"].contains(marked.field.word(pronoun)) else { return false }
    return (pronoun - 3..<pronoun).clamped(to: view.tokens).contains { ["\"", "“", "``"].contains(marked.field.words[$0]) }
  }

  /// "Police said he stabbed a neighbour", "officials said he fled": somebody else.
  private func isOnePerson(_ source: Filler) -> Bool {
    reader.tag(source.head) != .pluralNoun && !reader.classes(source.head).contains(.collective) && marked.field.word(source.head) != "family" && isOfPeople(source)
  }

  /// "experts say that it has sent troops": "it" is none of them.
  private func isPlural(_ source: Filler) -> Bool {
    reader.tag(source.head) == .pluralNoun && isOfPeople(source)
  }

  private func isOfPeople(_ source: Filler) -> Bool { source.actor.map { marked.mentions.actors[$0].kind == .person } ?? false }
}
