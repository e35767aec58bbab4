/// Tells, of an event, which words of the article each of its fields came from.
struct EventExplainer {
  let ontology: Ontology
  let title: FieldReading?
  let text: FieldReading

  func explanation(of event: Event, gathered: GatheredEvent) -> EventExplanation {
    var lines: [EventExplanation.Line] = []
    for mention in gathered.mentions.prefix(Self.mentionLimit) {
      guard let reading = mention.field == .text ? text : title else { continue }
      lines += self.lines(of: mention, reading)
    }
    let left = gathered.mentions.count - Self.mentionLimit
    if left > 0 { lines.append(.init(field: "more", text: "", note: "\(left) further mentions")) }
    return EventExplanation(lines: lines)
  }

  /// An event that is told more often than this is understood by then.
  private static let mentionLimit = 16

  // MARK: One mention

  private func lines(of mention: EventMention, _ reading: FieldReading) -> [EventExplanation.Line] {
    var lines = [trigger(mention, reading)]
    lines += type(mention)
    lines += mention.participants.map { participant($0, mention, reading) }
    if let place = place(mention, reading) { lines.append(place) }
    if let time = time(mention, reading) { lines.append(time) }
    lines += mention.weapons.map { weapon($0, mention, reading) }
    lines += mention.casualties.flatMap { casualty($0, mention, reading) }
    lines += mention.sources.map { source($0, mention, reading) }
    if mention.factuality != .asserted { lines.append(factuality(mention, reading)) }
    if mention.background { lines.append(.init(field: "background", text: "", note: "an earlier event, recalled")) }
    return lines
  }

  private func line(
    _ field: String, _ tokens: Range<Int>, _ target: Int?, _ mention: EventMention, _ reading: FieldReading,
    note: String?
  ) -> EventExplanation.Line {
    EventExplanation.Line(
      field: field, text: reading.text(tokens), span: reading.marked.field.span(tokens),
      path: target.flatMap { DependencyPath(field: reading.marked.field).text(from: mention.anchor, to: $0) },
      note: note)
  }

  private func trigger(_ mention: EventMention, _ reading: FieldReading) -> EventExplanation.Line {
    let note =
      mention.row.map { ontology.triggers[$0].summary(ontology) }
      ?? "no row of triggers.tsv: what was done is told by its harm, or by what someone must do"
    return line("trigger", mention.trigger, nil, mention, reading, note: note)
  }

  /// What compositions make of a trigger's own type: "threatened to attack" is a threat.
  private func type(_ mention: EventMention) -> [EventExplanation.Line] {
    guard let row = mention.row, ontology.triggers[row].type != mention.type else { return [] }
    let own = ontology.types[ontology.triggers[row].type].name
    return [.init(field: "type", text: "", note: "\(ontology.types[mention.type].name), not the trigger's \(own): a composition")]
  }

  private func participant(
    _ participant: EventMention.Participant, _ mention: EventMention, _ reading: FieldReading
  ) -> EventExplanation.Line {
    let resolved = reading.resolved(participant.filler)
    var notes: [String] = []
    if resolved != participant.filler { notes.append("stands for \"\(reading.text(resolved.tokens))\"") }
    if let actor = reading.mention(resolved) {
      notes.append(actor.kind.rawValue)
      if let code = actor.code { notes.append("code \(code)") }
      notes.append("entity \(actor.entity)")
    } else {
      notes.append("no actor that the lexicons know")
    }
    return line(
      participant.role.rawValue, participant.filler.tokens, participant.filler.head, mention, reading,
      note: notes.joined(separator: ", "))
  }

  private func place(_ mention: EventMention, _ reading: FieldReading) -> EventExplanation.Line? {
    if let tokens = mention.unknownPlace {
      return line("place", tokens, tokens.lowerBound, mention, reading, note: "a name that the gazetteer lacks")
    }
    guard let index = mention.place else { return nil }
    let place = reading.marked.mentions.places[index]
    var notes: [String] = []
    switch place.resolution {
    case .resolved(let resolved):
      notes.append(([resolved.name, resolved.admin1, resolved.country] as [String?]).compactMap { $0 }.joined(separator: ", "))
      notes += resolved.reasons
    case .unresolved(let reason): notes.append(reason)
    }
    if !mention.placeIsOwn { notes.append("from outside the event's own clause") }
    return line("place", place.tokens, place.tokens.lowerBound, mention, reading, note: notes.joined(separator: "; "))
  }

  private func time(_ mention: EventMention, _ reading: FieldReading) -> EventExplanation.Line? {
    guard let index = mention.time else { return nil }
    let time = reading.marked.mentions.times[index]
    var notes = [time.time.value]
    if let start = time.time.start, let end = time.time.end, start != end { notes.append("\(start) to \(end)") }
    return line(
      "time", time.tokens, time.tokens.lowerBound, mention, reading, note: notes.joined(separator: ": "))
  }

  private func weapon(_ index: Int, _ mention: EventMention, _ reading: FieldReading) -> EventExplanation.Line {
    let weapon = reading.marked.mentions.weapons[index]
    return line("weapon", weapon.tokens, weapon.tokens.lowerBound, mention, reading, note: weapon.kind)
  }

  private func casualty(
    _ casualty: EventMention.Casualty, _ mention: EventMention, _ reading: FieldReading
  ) -> [EventExplanation.Line] {
    let told = reading.marked.mentions.casualties[casualty.mention]
    let least = told.count.min.map(String.init) ?? "-"
    let most = told.count.max.map(String.init) ?? "-"
    var lines = [
      line(
        told.kind.rawValue, told.tokens, told.tokens.lowerBound, mention, reading,
        note: "at least \(least), at most \(most)")
    ]
    if let source = casualty.source, !mention.sources.contains(source) { lines.append(self.source(source, mention, reading)) }
    return lines
  }

  private func source(_ source: Source, _ mention: EventMention, _ reading: FieldReading) -> EventExplanation.Line {
    let via = source.via.map { ", quoted by \"\(reading.text($0.tokens))\"" } ?? ""
    return line(
      "source", source.filler.tokens, source.filler.head, mention, reading, note: source.stance.rawValue + via)
  }

  /// The value, and of the words of the sentence that give this value the nearest in the tree.
  private func factuality(_ mention: EventMention, _ reading: FieldReading) -> EventExplanation.Line {
    let paths = DependencyPath(field: reading.marked.field)
    let cues = mention.sentenceTokens.compactMap { token -> (token: Int, length: Int)? in
      let word = reading.marked.words[token]
      let cues = ontology.vocabulary.cues(word) + ontology.vocabulary.cues(ontology.vocabulary.verbNumber(word))
      guard cues.contains(where: { $0.factuality == mention.factuality }) else { return nil }
      return paths.text(from: mention.anchor, to: token).map { (token, $0.count) }
    }
    guard let nearest = cues.min(by: { $0.length < $1.length })?.token else {
      return .init(field: "factuality", text: "", note: mention.factuality.rawValue)
    }
    return line(
      "factuality", nearest..<nearest + 1, nearest, mention, reading, note: "\(mention.factuality.rawValue), nearest cue")
  }
}

extension EventType {
  /// "ASSAULT airstrike".
  var name: String { mode.map { "\(event) \($0)" } ?? event }
}
