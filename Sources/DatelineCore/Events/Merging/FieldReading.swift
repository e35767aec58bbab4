/// One field of an article with all that was found in it.
///
/// A class, because whatever builds an event holds it: one reference instead of a dozen.
final class FieldReading: Sendable {
  let marked: MarkedField
  let vocabulary: Vocabulary
  let violence: ViolenceContext
  let topic: ArticleTopic
  let mentions: [EventMention]
  let counter: VictimCounter
  /// By sentence: what it tells, as indices into the mentions.
  private let bySentence: [Int: [Int]]
  /// By sentence: the time of the last thing done that it tells, as an index into the times.
  private let days: [Int: Int]
  /// The types of visits.
  private let visits: Set<Int>
  /// By sentence: the first word that claims responsibility for an act, with somebody who does.
  private let claims: [Int: Int]
  /// The verbs and nouns that tell what is done by words.
  private let words: Set<Int>
  /// By sentence: the time of the meeting that it tells.
  private let meetings: [Int: Int]
  /// By sentence: the time of the last thing that it tells as fact.
  private let toldTimes: [Int: Int]
  /// By sentence: the place of the meeting that it tells.
  private let meetingPlaces: [Int: Int]
  /// Where the first place is named that is no whole country; nil where none is.
  let firstLocation: Int?

  /// - Parameter topic: of the whole article; the field's own when it is nil.
  init(_ field: ParsedField, mentions: Mentions, ontology: Ontology, topic: ArticleTopic? = nil) {
    marked = MarkedField(field, mentions: mentions, vocabulary: ontology.vocabulary)
    vocabulary = ontology.vocabulary
    let finder = EventMentionFinder(marked: marked, ontology: ontology, topic: topic)
    violence = finder.violence
    counter = VictimCounter(field: field, quantities: mentions.quantities, actors: mentions.actors)
    self.topic = finder.topic
    self.mentions = finder.mentions()
    bySentence = Dictionary(grouping: self.mentions.indices, by: { [mentions = self.mentions] in mentions[$0].sentence })
    visits = Set(ontology.types.indices.filter { ontology.types[$0].mode == "visit" })
    claims = Dictionary(
      self.mentions.compactMap { mention in
        ontology.types[mention.type].mode == "claim-responsibility" && mention.fillers(.actor).contains { $0.actor != nil } ? (mention.sentence, mention.anchor) : nil
      }, uniquingKeysWith: min)
    words = Set(self.mentions.lazy.filter { !ontology.types[$0.type].isPhysical }.map(\.anchor))
    var days: [Int: Int] = [:]
    for mention in self.mentions
    where mention.factuality == .asserted && !mention.background && !mention.isSubordinate && ontology.types[mention.type].isPhysical {
      if let time = mention.time, Self.isDay(mentions.times[time]), !marked.isHour(time) {
        days[mention.sentence] = time
      } else if mention.time == nil, let first = Self.opening(mention, marked), Self.isDay(mentions.times[first]) {
        days[mention.sentence] = days[mention.sentence] ?? first
      }
    }
    for (index, time) in mentions.times.enumerated() where Self.isDay(time) && marked.namesDay(index) && !marked.isEnd(index) {
      let sentence = Int(marked.field.sentenceOf[time.tokens.lowerBound])
      if days[sentence] == nil, Self.isNarrated(marked.clause(at: time.tokens.lowerBound), marked, vocabulary) { days[sentence] = index }
    }
    if days[0] == nil, self.mentions.contains(where: { $0.sentence == 0 && $0.factuality == .asserted && !$0.background && ontology.types[$0.type].isPhysical }) {
      days[0] = Self.dayOfLead(marked, vocabulary)
    }
    self.days = days
    var meetings: [Int: Int] = [:]
    for mention in self.mentions
    where mention.factuality == .asserted && !mention.background && ontology.types[mention.type].event == "CONSULT" {
      if let time = mention.time, Self.isDay(mentions.times[time]) { meetings[mention.sentence] = time }
    }
    self.meetings = meetings
    toldTimes = Dictionary(
      self.mentions.compactMap { mention in mention.factuality == .asserted && !mention.isSubordinate ? mention.time.map { (mention.sentence, $0) } : nil },
      uniquingKeysWith: { _, last in last })
    meetingPlaces = Dictionary(
      self.mentions.compactMap { mention in
        guard let place = mention.place, mention.placeIsOwn, mention.factuality == .asserted, !mention.background,
          ontology.types[mention.type].isMeeting || ontology.types[mention.type].mode == "sign"
        else { return nil }
        return (mention.sentence, place)
      }, uniquingKeysWith: { first, _ in first })
    firstLocation = mentions.places.first { place in
      guard place.use == .location else { return false }
      if case .resolved(let resolved) = place.resolution { return resolved.precision != .country }
      return true
    }?.tokens.lowerBound
  }

  /// "On 18 February the authorities announced that they had detained", "Gunmen riding on motorcycles on Saturday night
  /// invaded": the day that stands before what its sentence tells.
  private static func opening(_ mention: EventMention, _ marked: MarkedField) -> Int? {
    let first = mention.sentenceTokens.lowerBound
    return (first..<max(first, mention.anchor)).prefix(longestOpening).lazy.map { Int(marked.timeAt[$0]) }.first { time in
      time >= 0 && !marked.isHour(time) && !marked.isEnd(time)
        && marked.tree.relation(marked.clause(at: marked.mentions.times[time].tokens.lowerBound)) != .relcl
    }
  }

  private static let longestOpening = 30

  /// "The gang were hauled from their beds on Friday": the main verb of a sentence, in the past, and none of saying.
  private static func isNarrated(_ clause: Int, _ marked: MarkedField, _ vocabulary: Vocabulary) -> Bool {
    let tree = marked.tree
    let main = tree.firstConjunct(clause)
    // "…, the agency said": what is said is the news.
    guard tree.isRoot(main) || marked.isSaid(main, vocabulary), !marked.isSaying(clause, vocabulary) else { return false }
    switch marked.field.tags[clause] {
    case .verbPast: return true
    case .verbPastParticiple:
      let auxiliaries = tree.children(of: clause, .aux, .auxpass)
      return auxiliaries.contains { ["was", "were"].contains(marked.field.word($0)) }
    default: return false
    }
  }

  /// "slapped a curfew on the city and had the internet switched off from 6 pm yesterday": any day of a lead that tells deeds.
  private static func dayOfLead(_ marked: MarkedField, _ vocabulary: Vocabulary) -> Int? {
    marked.mentions.times.indices.first { time in
      let first = marked.mentions.times[time].tokens.lowerBound
      let clause = marked.clause(at: first)
      return marked.field.sentenceOf[first] == 0 && isDay(marked.mentions.times[time]) && marked.namesDay(time)
        && !marked.isEnd(time) && !marked.isSaying(clause, vocabulary) && marked.tree.relation(clause) != .relcl
    }
  }

  /// A day, or a time of one: "Monday morning".
  private static func isDay(_ mention: TimeMention) -> Bool {
    mention.time.granularity == .day || mention.time.granularity == .time && mention.time.start == mention.time.end && mention.time.start != nil
      || isNight(mention)
  }

  /// "In the night from Saturday to Sunday".
  private static func isNight(_ mention: TimeMention) -> Bool {
    guard let start = mention.time.start.flatMap({ CalendarDate(iso: $0) }), let end = mention.time.end.flatMap({ CalendarDate(iso: $0) }) else { return false }
    return end.dayNumber - start.dayNumber == 1
  }

  /// Whether a time dates another event of the same sentence that a subordinate clause tells: "shelled the town that
  /// rebels had seized on Friday". Joined clauses share their day.
  func isDateOfAnother(_ time: Int, than mention: EventMention) -> Bool {
    let clause = marked.clause(at: marked.mentions.times[time].tokens.lowerBound)
    if !mention.isNoun, let last = marked.mentions.times[time].tokens.last, isOfMatter(last, mention) { return true }
    return told(in: mention.sentence).contains { other in
      other.clause != mention.clause && other.time == time && !isMomentOf(mention, other.clause)
        // "on Saturday, when they walked out after shelling had killed four": no day of its own stands under that one.
        && !marked.tree.ancestors(of: mention.clause).prefix(Self.highest).contains(other.clause)
        // A setting's time that it has from the clause above is that clause's.
        && marked.field.tree.firstConjunct(marked.field.tree.head(other.clause)) != marked.field.tree.firstConjunct(clause)
        && [.relcl, .advcl, .acl, .pcomp].contains(marked.field.tree.relation(other.clause))
    }
  }

  /// The word on which a time hangs, alone or behind a preposition.
  func governor(ofTime last: Int) -> Int {
    let tree = marked.field.tree
    let head = tree.head(last)
    return tree.relation(last) == .pobj ? tree.head(head) : head
  }

  /// "were detained *when* police burst in on Thursday": at the same time.
  private func isMomentOf(_ mention: EventMention, _ clause: Int) -> Bool {
    let tree = marked.field.tree
    return tree.relation(clause) == .advcl && [mention.clause, mention.anchor].contains(tree.head(clause))
      && tree.children(of: clause, .advmod, .mark).contains { marked.field.word($0) == "when" }
  }

  private static let calls: Set = ["call", "demand", "urge", "ask", "appeal", "seek", "request"]

  /// "condemned Monday's attack": the day of what words are about, which of an owner's need no act in the tables.
  private func isOfMatter(_ token: Int, _ mention: EventMention) -> Bool {
    guard isTold(by: mention.anchor) else { return false }
    let noun = marked.field.tree.head(token)
    // "called for a strike on Monday": the day of the strike.
    return Self.calls.contains(marked.field.lemmas[mention.anchor]) && marked.datesMatter(token, of: mention, vocabulary)
      || marked.field.tree.relation(token) == .poss
      && marked.field.tree.relation(noun) == .dobj && marked.field.tree.head(noun) == mention.clause && !mention.trigger.contains(noun)
  }

  /// The event of the clause that a relative clause, a participle or a joined verb hangs on.
  func host(of mention: EventMention) -> EventMention? {
    var current = mention.clause
    for _ in 0..<Self.highest {
      let head = marked.tree.head(current)
      guard head != current, [.relcl, .acl, .conj, .advcl].contains(marked.tree.relation(current)) else { return nil }
      let clause = marked.clause(at: head)
      if let host = told(in: mention.sentence).first(where: { ($0.clause == clause || $0.anchor == clause) && $0.anchor != mention.anchor }) { return host }
      guard clause != current else { return nil }
      current = clause
    }
    return nil
  }

  /// The events of a sentence, in its order.
  private func told(in sentence: Int) -> some Sequence<EventMention> { bySentence[sentence, default: []].lazy.map { self.mentions[$0] } }

  /// "claimed the ambush, *saying its men had killed 70*": what the sentence says behind a claim.
  func tellsClaim(before mention: EventMention) -> Bool {
    claims[mention.sentence].map { $0 < mention.anchor } ?? false
  }

  /// Clauses that are climbed.
  private static let highest = 4

  /// Whether a verb tells what is done by words, and not on the ground.
  func isTold(by verb: Int) -> Bool { words.contains(verb) }

  /// Tells a visit, made or to come.
  func isVisit(_ mention: EventMention) -> Bool { visits.contains(mention.type) && mention.factuality != .denied }

  func text(_ tokens: Range<Int>) -> String { marked.field.text(tokens) }

  /// How many sentences a day that a story has come to lasts.
  private static let reach = 8

  /// How many sentences behind a lead its day may be told.
  private static let following = 4
  /// How many sentences the day of a meeting lasts.
  private static let meeting = 3

  /// The first day on which the next sentences tell something done: a lead is often dated by what follows it.
  func day(after sentence: Int) -> Int? {
    for later in sentence + 1...sentence + Self.following {
      if let day = days[later] { return day }
    }
    return nil
  }

  /// The day of the meeting that the sentences just before one tell of: what is said and agreed there has its day.
  func meetingDay(before sentence: Int) -> Int? {
    for earlier in (sentence - Self.meeting..<sentence).reversed() {
      if let day = meetings[earlier] { return day }
    }
    return nil
  }

  /// How many sentences the place of a meeting lasts.
  private static let venueReach = 6

  /// The place of the meeting that its sentence or the last before tell of.
  func meetingPlace(upTo sentence: Int) -> Int? {
    (sentence - Self.venueReach..<sentence + 1).reversed().lazy.compactMap { self.meetingPlaces[$0] }.first
  }

  /// The time of what the sentence right before one tells, in its paragraph.
  func time(before sentence: Int) -> Int? {
    let sentences = marked.field.sentences
    guard sentence > 0, sentences.indices.contains(sentence), sentences[sentence - 1].paragraph == sentences[sentence].paragraph else { return nil }
    return toldTimes[sentence - 1]
  }

  /// The time of the last thing done in the sentences before one: stories go on with the day that they have come to.
  func day(before sentence: Int) -> Int? {
    for earlier in (sentence - Self.reach..<sentence).reversed() {
      if isApart(earlier, from: sentence) { return nil }
      if let day = days[earlier] { return day }
    }
    return onlyDay(before: sentence)
  }

  /// A heading, or an item of a list to which a later sentence does not belong: each tells its own news.
  private func isApart(_ earlier: Int, from sentence: Int) -> Bool {
    let sentences = marked.field.sentences
    guard sentences.indices.contains(earlier), sentences.indices.contains(sentence), earlier > 0 else { return false }
    return sentences[earlier].role == .heading || sentences[earlier].isItem && sentences[earlier].paragraph != sentences[sentence].paragraph
  }

  /// The same of a story that has named one day alone, however many quotations stand between.
  private func onlyDay(before sentence: Int) -> Int? {
    let told = (sentence - Self.longestStory..<sentence - Self.reach).compactMap { days[$0] }
    guard let last = told.last, let day = marked.mentions.times[last].time.start, told.allSatisfy({ marked.mentions.times[$0].time.start == day }) else { return nil }
    return last
  }

  private static let longestStory = 24
}
