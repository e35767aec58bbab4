/// The places of events that name none: those of the verb that they go on from, and those to which the text had come.
extension EventMentionFinder {
  /// "torched houses in the village of X and beheaded three men", "attacked the post, killing two": where the first verb's
  /// event was, what goes on from it was too.
  func sharePlaces(_ mentions: inout [EventMention]) {
    for index in mentions.indices where (isPlaced(mentions[index]) || isSaidInProtest(mentions[index], mentions)) && !mentions[index].placeIsOwn && !mentions[index].isNoun {
      let hosts = reader.hosts(of: mentions[index].clause)
      let host = hosts.compactMap { verb in
        mentions.first { ($0.anchor == verb || $0.ownVerbs.contains(verb)) && $0.placeIsOwn && $0.factuality == .asserted }
      }.first
      guard let host else { continue }
      mentions[index].place = host.place
      mentions[index].unknownPlace = host.unknownPlace
    }
  }

  /// "blocked the highway, demanding that": what protesters say as they do it.
  private func isSaidInProtest(_ mention: EventMention, _ mentions: [EventMention]) -> Bool {
    guard mention.place == nil, mention.unknownPlace == nil, reader.tag(mention.anchor) == .verbGerund, reader.relation(mention.anchor) == .advcl else { return false }
    let verb = reader.tree.head(mention.anchor)
    return mentions.contains { ontology.types[$0.type].event == "PROTEST" && ($0.anchor == verb || $0.ownVerbs.contains(verb)) }
  }

  private static let placed: Set = ["ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "ACCIDENT", "DISASTER"]
  /// How many sentences the place that a story has come to lasts.
  private static let reach = 4

  /// An event that names no place is where its paragraph's last sentences are, else where the last thing told was done.
  func inheritPlaces(_ found: inout [EventMention]) {
    takeSettings(&found)
    let first = firstLocations()
    let lead = (0...1).lazy.compactMap { first[$0] }.first
    var last: (place: Int?, unknown: Range<Int>?, sentence: Int)?
    // By sentence: where the first event was whose place it names.
    var own: [Int: (place: Int?, unknown: Range<Int>?)] = [:]
    // "In the capital, police fired tear gas at students who had gathered": all of a sentence is there.
    var capital: Int?
    for index in found.indices where isPlaced(found[index]) {
      let sentence = found[index].sentence
      if found[index].isInCapital { capital = sentence }
      let changed = (max(last.map { $0.sentence + 1 } ?? 0, sentence - Self.reach)..<sentence + 1).contains(where: changesSubject)
      if changed { last = nil }
      guard found[index].place == nil, found[index].unknownPlace == nil else {
        if found[index].placeIsOwn, !found[index].background, found[index].factuality == .asserted {
          if let place = found[index].place, !marked.isCountry(place) { last = (place, nil, sentence) }
          if let unknown = found[index].unknownPlace, found[index].place == nil { last = (nil, unknown, sentence) }
          if let last, last.sentence == sentence, own[sentence] == nil { own[sentence] = (last.place, last.unknown) }
        }
        continue
      }
      if capital == sentence { found[index].isInCapital = true }
      found[index].isElsewhere = changed && setting(of: found[index])?.place == nil
      if found[index].isElsewhere, own[sentence] == nil { continue }
      guard !found[index].background, !found[index].isInCapital, !isOfLongAgo(found[index]), !found[index].isWidespread else { continue }
      if found[index].isSubordinate, found[index].isNoun { continue }
      // "protested in X; 14 people were arrested".
      if let here = own[sentence], followsSemicolon(found[index]) {
        (found[index].place, found[index].unknownPlace) = (here.place, here.unknown)
        found[index].placeIsAssumed = true
        continue
      }
      if let before = sentenceBefore(sentence, where: { own[$0] != nil || first[$0] != nil }) {
        found[index].place = own[before].map(\.place) ?? first[before]
        found[index].unknownPlace = own[before]?.unknown
      } else if let place = setting(of: found[index])?.place, !marked.isCountry(place) || !(last?.place.map { areInOneCountry($0, place) } ?? false) {
        found[index].place = place
        found[index].placeIsOwn = true
        if !marked.isCountry(place) { last = (place, nil, sentence) }
      } else if let last, !isOtherItem(sentence, than: last.sentence) {
        guard sentence - last.sentence <= Self.reach else { continue }
        found[index].place = last.place
        found[index].unknownPlace = last.unknown
        found[index].placeIsAssumed = true
      } else if let lead, sentence <= Self.reach, sentence > 0 {
        found[index].place = lead
        found[index].placeIsAssumed = true
      } else if let own = first[sentence], isOfLocalSource(own, found[index]) {
        found[index].place = own
        found[index].placeIsAssumed = true
      }
    }
  }

  /// "Separately, police arrested six", "In another incident, a bomb": of somewhere else.
  private func changesSubject(_ sentence: Int) -> Bool {
    let first = marked.field.sentences[sentence].tokens.lowerBound
    if ["separately", "elsewhere"].contains(marked.field.word(first)) { return true }
    return marked.field.word(first) == "in" && ["another", "separate", "other"].contains { marked.field.word(first + 1) == $0 || marked.field.word(first + 2) == $0 }
      && ["incident", "incidents", "attack", "attacks", "case", "development", "developments", "news", "violence"].contains { marked.field.word(first + 2) == $0 || marked.field.word(first + 3) == $0 }
  }

  private func followsSemicolon(_ mention: EventMention) -> Bool {
    (mention.sentenceTokens.lowerBound..<max(mention.sentenceTokens.lowerBound, mention.anchor)).suffix(Self.longestClause)
      .contains { marked.field.word($0) == ";" }
  }

  private static let longestClause = 60

  /// Items of a list take the speaker and the day of their heading.
  private func takeSettings(_ found: inout [EventMention]) {
    for index in found.indices where found[index].sources.isEmpty {
      if let source = setting(of: found[index])?.source.flatMap(reader.filler) {
        found[index].sources = [Source(filler: source, stance: .reports, via: nil)]
      }
    }
    for index in found.indices {
      found[index].placeOfItem = setting(of: found[index])?.place
      guard found[index].time == nil, found[index].interval == nil, let time = setting(of: found[index])?.time else { continue }
      found[index].time = time
      found[index].timeIsOfItem = true
    }
  }

  /// An item of a list that is not the one with an earlier sentence: what that names says nothing of it.
  private func isOtherItem(_ sentence: Int, than earlier: Int) -> Bool {
    let sentences = marked.field.sentences
    return sentences[sentence].isItem && sentences[earlier].isItem && sentences[sentence].paragraph != sentences[earlier].paragraph
  }

  private func areInOneCountry(_ one: Int, _ other: Int) -> Bool {
    guard case .resolved(let first) = marked.mentions.places[one].resolution, case .resolved(let second) = marked.mentions.places[other].resolution
    else { return false }
    return first.country != nil && first.country == second.country
  }

  private func setting(of mention: EventMention) -> ItemSettings.Setting? {
    items.setting(of: marked.field.sentences[mention.sentence].paragraph)
  }

  /// "Police in X said gunmen burned a market": those who are of a town tell what happened there, where nothing else says where.
  private func isOfLocalSource(_ place: Int, _ mention: EventMention) -> Bool {
    let name = marked.mentions.places[place].tokens.upperBound - 1
    return mention.sources.contains { source in
      guard let actor = source.filler.actor, Self.local.contains(marked.mentions.actors[actor].sector ?? "") else { return false }
      return reader.tree.ancestors(of: name).prefix(8).contains(source.filler.head)
    }
  }

  private static let local: Set = ["COP", "CVL", "HLH", "MED"]

  /// What has a place also where none is named. What is taken is itself the place.
  private func isPlaced(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    // "met elders at the collectorate": in the town of the story.
    if type.event == "CONSULT", mention.scene != nil { return true }
    return Self.placed.contains(type.event) && type.group != "coup" && (type.group != "territory" || mention.place != nil)
  }

  /// Dated by a month or a year: no part of the story that the sentences before have come to.
  private func isOfLongAgo(_ mention: EventMention) -> Bool {
    mention.time.map { marked.mentions.times[$0].time.granularity.isCoarse } ?? false
  }

  /// The last of the two sentences before one, in its paragraph, of which something holds.
  private func sentenceBefore(_ sentence: Int, where holds: (Int) -> Bool) -> Int? {
    let paragraph = marked.field.sentences[sentence].paragraph
    guard !changesSubject(sentence) else { return nil }
    return (sentence - 2..<sentence).clamped(to: marked.field.sentences.indices).reversed().first {
      marked.field.sentences[$0].paragraph == paragraph && holds($0)
    }
  }

  /// By sentence: the first place named in it that is no whole country, nor only where someone was taken.
  private func firstLocations() -> [Int: Int] {
    var first: [Int: Int] = [:]
    for (index, place) in marked.mentions.places.enumerated() where place.use == .location && !marked.isCountry(index) {
      if ["to", "towards", "toward", "from", "across"].contains(reader.preposition(over: place.tokens)) { continue }
      let end = place.tokens.upperBound
      // "on the Ulm-Linz road": somewhere between them.
      if marked.field.word(place.tokens.lowerBound - 1) == "-", reader.tag(end).isNoun { continue }
      if marked.field.word(end) == "-", Int(marked.placeAt[min(end + 1, marked.placeAt.count - 1)]) >= 0 { continue }
      if marked.field.word(end) == "-", marked.field.word(end + 1).hasSuffix("ed") { continue }
      guard marked.field.sentenceOf.indices.contains(place.tokens.lowerBound), !isOfSpeaker(place.tokens), !isParty(end - 1), !marked.isHome(end - 1) else { continue }
      let sentence = Int(marked.field.sentenceOf[place.tokens.lowerBound])
      if first[sentence] == nil { first[sentence] = index }
    }
    return first
  }

  /// "asked Washington to press the junta": a government, by its town.
  private func isParty(_ name: Int) -> Bool {
    marked.actorAt[name] >= 0 && [.nsubj, .dobj, .dative].contains(reader.relation(name)) || marked.isActingSeat(name)
  }

  /// "a volunteer at the X camp said": where the speaker is from.
  private func isOfSpeaker(_ tokens: Range<Int>) -> Bool {
    var current = tokens.upperBound - 1
    for _ in 0..<6 {
      let head = reader.tree.head(current)
      if head == current || reader.isVerb(current) { return false }
      if reader.relation(current) == .nsubj { return reader.isVerb(head) && reader.verbWord(head)?.stance != nil }
      current = head
    }
    return false
  }
}
