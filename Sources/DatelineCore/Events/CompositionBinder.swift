/// Joins an attitude and the event that it is about into one event: "threatened to attack", "demanded the withdrawal",
/// "agreed to send aid", and a cooperative act told in the future tense, which is an intention.
struct CompositionBinder {
  let reader: ClauseReader

  private var ontology: Ontology { reader.ontology }
  private static let longestPath = 6

  func bind(_ mentions: inout [EventMention]) {
    var absorbed: Set<Int> = []
    var wanted: Set<Int> = []
    for inner in mentions.indices {
      guard let outer = attitude(over: inner, in: mentions, absorbed) else { continue }
      let attitude = ontology.types[mentions[outer].type]
      guard
        let type = ontology.compositions.type(
          attitude: attitudeOf(mentions[inner], attitude), mode: attitude.mode,
          content: ontology.types[mentions[inner].type])
      else {
        if isOnlyWanted(mentions[inner], attitude) { wanted.insert(inner) }
        continue
      }
      mentions[outer].type = type
      lend(mentions[inner], to: &mentions[outer], attitude.event)
      absorbed.insert(inner)
    }
    for index in mentions.indices where !absorbed.contains(index) && mentions[index].factuality == .future {
      let content = ontology.types[mentions[index].type]
      if let wish = wish(over: mentions[index]), let type = ontology.compositions.type(attitude: "REQUEST", content: content) {
        mentions[index].type = type
        mentions[index].factuality = .asserted
        mentions[index].participants = wish
        continue
      }
      guard let type = ontology.compositions.type(attitude: Compositions.intention, content: content) else { continue }
      mentions[index].type = type
      mentions[index].factuality = .asserted
    }
    for index in mentions.indices where !absorbed.contains(index) && mentions[index].isRefusal {
      let content = ontology.types[mentions[index].type]
      guard let type = ontology.compositions.type(attitude: Compositions.refusal, content: content) else { continue }
      mentions[index].type = type
      mentions[index].factuality = .asserted
    }
    mentions = mentions.indices.filter { !absorbed.contains($0) && !wanted.contains($0) }.map { mentions[$0] }
  }

  /// "vowed that he would not give in": what one promises not to do, one refuses. "offered to mediate": who offers it does
  /// it; what is "agreed to mediation", another does.
  private func attitudeOf(_ inner: EventMention, _ attitude: EventType) -> String {
    guard attitude.event == "AGREE", !inner.isNoun else { return attitude.event }
    if inner.factuality == .denied { return Compositions.refusal }
    return ontology.types[inner.type].mode == "mediate" ? Compositions.intention : attitude.event
  }

  /// "urged its seafarers to refuse voyages", "promised to send more officers": what no composition names is no event
  /// besides the attitude either. Violence that is threatened or called for is told.
  private func isOnlyWanted(_ inner: EventMention, _ attitude: EventType) -> Bool {
    ["AGREE", "REQUEST"].contains(attitude.event) && !inner.isNoun && reader.isInfinitive(inner.anchor)
      && (inner.factuality == .possible || inner.factuality == .future) && ontology.types[inner.type].event != "ASSAULT"
  }

  private static let settings: Set = ["after", "following", "amid", "during", "before", "despite", "since", "until"]
  private static let wishes: Set = ["want", "wants", "wanted", "order", "orders", "ordered"]

  /// "Lawmakers want the minister to resign", "a court ordered the doctors to suspend the strike": what one wants of another
  /// is asked of him; who wants it, and of whom.
  private func wish(over mention: EventMention) -> [EventMention.Participant]? {
    let verb = reader.tree.head(mention.anchor)
    guard reader.isInfinitive(mention.anchor), Self.wishes.contains(reader.marked.field.word(verb)),
      let asked = reader.child(of: mention.anchor, .nsubj) ?? reader.child(of: verb, .dobj), let target = reader.filler(asked)
    else { return nil }
    let actors = reader.fillers(reader.subjects(of: verb))
    return actors.map { .init(role: .actor, filler: $0) } + [.init(role: .target, filler: target)]
  }

  /// The nearest attitude whose complement the event is.
  private func attitude(over inner: Int, in mentions: [EventMention], _ absorbed: Set<Int>) -> Int? {
    var current = mentions[inner].anchor
    // An event that a noun tells is the attitude's own object, or it has happened: "demanded an end to the attacks".
    let longest = mentions[inner].isNoun ? 2 : Self.longestPath
    // "demanded elections and the release of three activists": the second is demanded as well.
    if mentions[inner].isNoun { for _ in 0..<4 where reader.relation(current) == .conj { current = reader.tree.head(current) } }
    if mentions[inner].isNoun, reader.relation(current) != .dobj, reader.relation(current) != .pobj { return nil }
    // "agreed to a truce after mediation by X": what came before is not what was agreed to.
    if mentions[inner].isNoun, reader.relation(current) == .pobj, Self.settings.contains(reader.marked.field.word(reader.tree.head(current))) { return nil }
    for _ in 0..<longest {
      let head = reader.tree.head(current)
      guard head != current else { return nil }
      // "is committed to supporting the army in its campaign to crush the rebels": the army crushes, and is not promised to.
      if let noun = reader.purposed(by: current), reader.classes(noun).contains(.undertaking) { return nil }
      switch reader.relation(current) {
      case .relcl, .nsubj, .nsubjpass, .parataxis: return nil
      case .advcl where !reader.isInfinitive(current): return nil
      // "told followers to stay at home and accused rivals": parsers join the second verb to the infinitive.
      case .conj where reader.isInfinitive(head) && [.verbPast, .verbPresentThird].contains(reader.tag(current)): return nil
      default: break
      }
      if reader.relation(current) != .conj,
        let outer = mentions.indices.first(where: { index in
          index != inner && !absorbed.contains(index) && mentions[index].anchor == head
            && ontology.compositions.attitudes.contains(ontology.types[mentions[index].type].event)
        })
      {
        return outer
      }
      current = head
    }
    return nil
  }

  /// Who is asked to act, or whom the act would meet, is whom the attitude is towards.
  private func lend(_ inner: EventMention, to outer: inout EventMention, _ attitude: String) {
    // "the state's commitment to defeating the rebels": whom the act would meet, not whose commitment it is.
    if ontology.types[inner.type].isViolent, !(inner.fillers(.target) + inner.fillers(.victim)).isEmpty, !outer.fillers(.actor).isEmpty {
      outer.participants.removeAll { $0.role == .target || $0.role == .victim }
    }
    let hasTarget = outer.participants.contains { $0.role == .target || $0.role == .victim }
    guard !hasTarget else { return }
    let actors = Set(outer.fillers(.actor).map(\.head))
    let asked = inner.fillers(.actor).filter { !actors.contains($0.head) }
    let met = (inner.fillers(.target) + inner.fillers(.victim)).filter { !actors.contains($0.head) }
    let wanted = attitude == "REQUEST" ? (asked.isEmpty ? met : asked) : (met.isEmpty ? asked : met)
    for filler in wanted.prefix(4) { outer.participants.append(.init(role: .target, filler: filler)) }
  }
}
