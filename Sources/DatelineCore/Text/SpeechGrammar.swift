/// Mends the trees of sentences that end with who says so, of relative clauses that quote someone, of names between commas
/// before their verb, of participles that follow an object, of those who are taken captive, of "shot dead", and of subjects
/// that parsers look for in the wrong place.
///
/// Small parsers join the speakers of "…, killing 12 people, two nurses and a local official said" to the list before the
/// comma, and the verb of saying to the verb before it. What is said becomes the complement of the saying again, the
/// speakers its subject. And of "killed 17 people sheltering there" they make the people those who shelter, and leave
/// the killing without an object.
///
/// Only words are looked at that the vocabulary knows as verbs of saying or of violence; every walk is bounded by
/// ``reach``.
struct SpeechGrammar: Sendable {
  typealias Columns = TreeColumns

  /// Finite forms of verbs of saying, folded.
  let sayings: Set<String>
  /// Forms of verbs whose object is harmed, struck or taken.
  let harms: Set<String>
  /// Pasts that are no present of any verb, folded.
  private let pasts: Set<String>

  /// Mends nothing.
  init() {
    sayings = []
    harms = []
    pasts = []
  }

  init(_ ontology: Ontology) {
    var sayings: Set<String> = []
    var harms: Set<String> = []
    var pasts: Set<String> = []
    let vocabulary = ontology.vocabulary
    for spelling in vocabulary.spellings {
      let number = vocabulary.lookUp(spelling)
      guard let word = vocabulary.word(number), !word.forms.isEmpty, let verb = vocabulary.verb(number) else { continue }
      if word.forms.contains(.past), word.forms.isDisjoint(with: [.base, .third]) { pasts.insert(spelling) }
      if let stance = verb.stance, stance == .reports || stance == .claims || stance == .confirms,
        !word.forms.isDisjoint(with: [.past, .third, .participle])
      {
        sayings.insert(spelling)
      }
      let isHarm = vocabulary.triggers(word.verb).contains { index in
        let trigger = ontology.triggers[Int(index)]
        return trigger.part == .verb && trigger.wordCount == 1 && ontology.types[trigger.type].event == "ASSAULT"
          && (trigger.frame.object == .victim || trigger.frame.object == .target)
      }
      if isHarm { harms.insert(spelling) }
    }
    self.sayings = sayings
    self.harms = harms
    self.pasts = pasts
  }

  /// How far, in tokens, a sentence is read on either side of a verb.
  private static let reach = 60

  /// - Parameter sentences: the tokens of each sentence; every head lies in its token's own sentence.
  func mend(_ columns: inout Columns, folded: [String], sentences: [Range<Int>]) {
    guard !sayings.isEmpty, columns.heads.allSatisfy({ folded.indices.contains(Int($0)) }) else { return }
    for sentence in sentences where sentence.upperBound <= folded.count {
      // "Troops retook the town": a past that is rare is taken for a present.
      for token in sentence where columns.tags[token] == .verbPresent && pasts.contains(folded[token]) { columns.tag(token, as: .verbPast) }
      for token in sentence.dropLast() where folded[token] == "shot" && folded[token + 1] == "dead" {
        mendShotDead(token, in: sentence, &columns)
      }
      for token in sentence where Self.isLeaving(folded[token]) { mendToll(of: token, in: sentence, &columns, folded) }
      for token in sentence.dropLast() where folded[token] == "-" { mendHyphen(token, in: sentence, &columns, folded) }
      for token in sentence where folded[token] == "as" { mendDisguise(token, in: sentence, &columns, folded) }
      for token in sentence.dropLast() where Self.isAlias(folded[token]) { mendAlias(at: token, in: sentence, &columns) }
      for token in sentence where columns.relations[token] == .relcl && columns.tags[token] == .properNoun {
        mendNameClause(token, in: sentence, &columns)
      }
      for token in sentence where columns.relations[token] == .csubj && columns.tags[token] == .verbGerund {
        mendParticipleOpening(token, in: sentence, &columns)
        if columns.relations[token] == .csubj { mendAct(token, in: sentence, &columns) }
      }
      for token in sentence where folded[token] == "old" && columns.relations[token] != .nsubj { mendAge(token, in: sentence, &columns, folded) }
      for token in sentence where ["ablaze", "alight", "afire", "aflame"].contains(folded[token]) { mendAblaze(token, in: sentence, &columns, folded) }
      for token in sentence where [.pobj, .dobj, .pcomp].contains(columns.relations[token]) { mendDoers(token, in: sentence, &columns, folded) }
      for token in sentence where columns.relations[token] == .ccomp { mendSubjectBeforeAside(token, in: sentence, &columns, folded) }
      for token in sentence where folded[token] == "among" { mendExamples(at: token, in: sentence, &columns, folded) }
      for token in sentence where columns.relations[token] == .nmod { mendSides(token, in: sentence, &columns, folded) }
      for token in sentence where columns.relations[token] == .amod && columns.tags[token] == .verbPastParticiple {
        mendJoinedVerb(token, in: sentence, &columns)
        mendOpenedFire(token, in: sentence, &columns, folded)
      }
      for token in sentence where columns.relations[token] == .amod && columns.tags[token] == .verbPastParticiple { mendHiddenVerb(token, in: sentence, &columns, folded) }
      for token in sentence where columns.relations[token] == .root && columns.tags[token].isVerb {
        mendTimeOpening(token, in: sentence, &columns, folded)
        mendNameOpening(token, in: sentence, &columns)
      }
      for token in sentence where columns.relations[token] == .root && columns.tags[token] == .noun { mendNounForVerb(token, in: sentence, &columns) }
      for token in sentence where columns.relations[token] == .acl && columns.tags[token].isVerb { mendOpenRelative(token, in: sentence, &columns, folded) }
      for token in sentence where columns.relations[token] == .conj && columns.tags[token].isVerb {
        mendJoinedSubject(of: token, in: sentence, &columns)
        mendParallelOfClause(token, in: sentence, &columns)
        mendParallelOfAside(token, in: sentence, &columns, folded)
      }
      for token in sentence where columns.relations[token] == .pobj && columns.tags[token] == .cardinal { mendCountedObject(token, in: sentence, &columns, folded) }
      for token in sentence where columns.relations[token] == .relcl && columns.tags[token].isVerb { mendWhom(token, in: sentence, &columns, folded) }
      for token in sentence where columns.relations[token] == .relcl && columns.tags[token].isVerb { mendTwoSubjects(of: token, in: sentence, &columns, folded) }
      for token in sentence where columns.relations[token] == .acl && columns.tags[token] == .verbPastParticiple { mendHiddenReport(token, in: sentence, &columns, folded) }
      for token in sentence where columns.relations[token] == .advcl { mendResultOfBlame(token, in: sentence, &columns, folded) }
      for token in sentence where columns.tags[token].isProperNoun && columns.relations[token] == .nsubj { mendPlaceOpening(token, in: sentence, &columns, folded) }
      mendAccording(in: sentence, &columns, folded)
      for token in sentence.dropLast() where columns.tags[token].isVerb {
        mendPossessed(token, in: sentence, &columns, folded)
        mendInitials(before: token, in: sentence, &columns)
      }
      for token in sentence where columns.relations[token] == .pobj && columns.tags[token] == .adjective { mendSplitName(at: token, in: sentence, &columns) }
      for token in sentence where columns.tags[token].isVerb && columns.relations[token] == .root { mendReduced(token, in: sentence, &columns) }
      for token in sentence where columns.relations[token] == .conj && columns.tags[token] == .verbPastParticiple { mendJoinedActive(token, in: sentence, &columns) }
      for token in sentence.dropLast() where folded[token] == "'s" || folded[token] == "’s" { mendPerfect(token, in: sentence, &columns) }
      for token in sentence where columns.relations[token] == .root && columns.tags[token] == .verbPastParticiple {
        mendMainVerb(token, in: sentence, &columns, folded)
      }
      for token in sentence where columns.relations[token] == .ccomp {
        mendSuspect(of: token, in: sentence, &columns, folded)
        if columns.tags[token].isNoun { mendReportedClause(of: token, in: sentence, &columns, folded) }
        mendParataxis(of: token, in: sentence, &columns, folded)
      }
      for token in sentence where columns.tags[token].isVerb {
        if token > sentence.lowerBound, columns.tags[token - 1] == .comma {
          mendNamedSubject(of: token, in: sentence, &columns)
          mendSubordinate(of: token, in: sentence, &columns, folded)
        }
        if sayings.contains(folded[token]) {
          mendRelative(of: token, in: sentence, &columns, folded)
          mendSaying(token, in: sentence, &columns, folded)
        }
        if harms.contains(folded[token]) {
          mendObject(of: token, in: sentence, &columns)
          mendAside(token, in: sentence, &columns)
        }
      }
      for token in sentence where columns.tags[token].isNoun && isCaptive(folded[token]) {
        mendCaptive(token, in: sentence, &columns, folded)
      }
    }
  }

  func around(_ token: Int, in sentence: Range<Int>) -> Range<Int> {
    (token - Self.reach..<token + Self.reach + 1).clamped(to: sentence)
  }

  func children(of token: Int, _ columns: Columns, _ window: Range<Int>) -> [Int] {
    window.filter { columns.head($0) == token && $0 != token }
  }

  // MARK: Speakers

  private func mendSaying(_ verb: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    guard ![.aux, .auxpass, .amod, .compound].contains(columns.relations[verb]) else { return }
    let window = around(verb, in: sentence)
    let own = children(of: verb, columns, window)
    // "said that", "was told": what is said follows, or nobody speaks.
    if own.contains(where: { columns.relations[$0] == .auxpass || columns.relations[$0] == .neg }) { return }
    if own.contains(where: { $0 > verb && [.ccomp, .xcomp].contains(columns.relations[$0]) }) { return }
    guard let found = speakers(before: verb, window, columns, folded) else {
      mendSpeaker(behind: verb, in: sentence, own, &columns)
      return
    }
    let speakers = found.tokens
    guard (window.lowerBound..<speakers.lowerBound).contains(where: { columns.tags[$0].isVerb })
    else { return }
    let heads = speakers.filter { token in
      let head = columns.head(token)
      return columns.tags[token].isNoun && columns.relations[token] != .compound && (head == token || !speakers.contains(head))
    }
    guard let first = heads.first else { return }
    let subject = own.first { columns.relations[$0] == .nsubj }
    if let subject, !speakers.contains(subject), found.name?.contains(subject) != true {
      // "Residents, police and officials said": one list.
      guard subject < speakers.lowerBound, !heads.contains(subject),
        (subject..<speakers.lowerBound).contains(where: { columns.tags[$0].isVerb }) || isShare(subject, columns, folded)
      else { return }
    }
    let said = contents(of: verb, before: speakers.lowerBound, sentence, columns)
    // ", police said," in the midst of a clause hangs on it by other relations.
    let closes = [.relcl, .advcl].contains(columns.relations[verb]) && isLast(verb, in: sentence, columns)
      && !own.contains { [.mark, .advmod].contains(columns.relations[$0]) }
    if subject == first, said == nil || columns.relations[verb] != .conj && !closes { return }
    columns.begin()
    if columns.relations[first] == .pobj, columns.head(first) < speakers.lowerBound { mendExample(before: speakers, of: columns.head(first), first, &columns) }
    if let subject, !speakers.contains(subject), found.name?.contains(subject) != true { rejoin(subject, to: said, &columns) }
    for token in speakers where columns.relations[token] == .cc && !speakers.contains(columns.head(token)) {
      columns.attach(token, to: first, .cc)
    }
    for head in heads.dropFirst() { columns.attach(head, to: first, .conj) }
    columns.attach(first, to: verb, .nsubj)
    let last = found.name.map { $0.upperBound - 1 }
    if let name = found.name, let last {
      for token in name where token < last && !name.contains(columns.head(token)) { columns.attach(token, to: last, .compound) }
      columns.attach(last, to: first, .appos)
    }
    if let said { subordinate(said, to: verb, &columns) }
    let changed = heads + [verb] + [said, subject, last].compactMap { $0 }
    columns.settle(changed, within: sentence.count)
  }

  /// ", the agency reported.", "…, the office reported on Saturday.": nothing follows but a day.
  private func isLast(_ verb: Int, in sentence: Range<Int>, _ columns: Columns) -> Bool {
    var end = verb + 1
    if end < sentence.upperBound, columns.tags[end] == .preposition { end += 1 }
    while end < min(sentence.upperBound, verb + Self.longestDay), columns.tags[end].isProperNoun || columns.tags[end] == .cardinal { end += 1 }
    return end < sentence.upperBound && columns.tags[end] == .stop
  }

  private static let longestDay = 5

  /// "injuring four people, including *a medic*, Governor X said": who is included, whom parsers make a word of the speaker's.
  private func mendExample(before speakers: Range<Int>, of preposition: Int, _ speaker: Int, _ columns: inout Columns) {
    let between = preposition + 1..<max(preposition + 1, speakers.lowerBound - 1)
    guard (1...Self.longestExample).contains(between.count), let example = between.last,
      columns.tags[example].isNoun || columns.tags[example] == .adjective,
      between.allSatisfy({ speakers.contains(columns.head($0)) || between.contains(columns.head($0)) })
    else { return }
    for token in between where token != example && !between.contains(columns.head(token)) { columns.attach(token, to: example, columns.relations[token]) }
    columns.attach(example, to: preposition, .pobj)
    if columns.tags[example] == .adjective { columns.tag(example, as: .noun) }
    let comma = speakers.lowerBound - 1
    if columns.head(comma) == example || speakers.contains(columns.head(comma)) { columns.attach(comma, to: preposition, .punct) }
  }

  private static let longestExample = 6

  /// "wounded 20 people, *eight of them* seriously, a doctor said".
  private func isShare(_ subject: Int, _ columns: Columns, _ folded: [String]) -> Bool {
    guard columns.tags[subject] == .cardinal, subject + 2 < folded.count else { return false }
    return folded[subject + 1] == "of" && ["them", "whom", "these", "those"].contains(folded[subject + 2])
  }

  /// ", *said* the city's civil defence, whose rescuers were searching": the phrase right behind a verb that has no
  /// subject, up to a comma or the end.
  private func mendSpeaker(behind verb: Int, in sentence: Range<Int>, _ own: [Int], _ columns: inout Columns) {
    guard verb > sentence.lowerBound, [.comma, .closeQuote].contains(columns.tags[verb - 1]),
      !own.contains(where: { columns.relations[$0].isSubject })
    else { return }
    var end = verb + 1
    while end < min(sentence.upperBound, verb + 12) {
      switch columns.tags[end] {
      case .noun, .pluralNoun, .properNoun, .pluralProperNoun, .adjective, .determiner, .possessiveMark, .possessivePronoun, .hyphen:
        end += 1
        continue
      default: break
      }
      break
    }
    guard end > verb + 1, end == sentence.upperBound || [.comma, .stop].contains(columns.tags[end]), columns.tags[end - 1].isNoun,
      columns.head(end - 1) != verb
    else { return }
    columns.begin()
    columns.attach(end - 1, to: verb, .nsubj)
    columns.settle([end - 1], within: sentence.count)
  }

  private struct Speakers {
    var tokens: Range<Int>
    /// "a community leader, *Sani Bello*, told": between commas.
    var name: Range<Int>?
  }

  /// "a community leader, Sani Bello, *told*": a name or a description that stands between commas before a verb.
  func nameBetweenCommas(before verb: Int, _ window: Range<Int>, _ columns: Columns) -> Range<Int>? {
    guard verb - 1 > window.lowerBound, columns.tags[verb - 1] == .comma else { return nil }
    var first = verb - 1
    while first > window.lowerBound, columns.tags[first - 1].isNoun || columns.tags[first - 1] == .hyphen { first -= 1 }
    let name = first..<verb - 1
    guard (1...4).contains(name.count), columns.tags[name.upperBound - 1].isProperNoun, first - 1 > window.lowerBound,
      columns.tags[first - 1] == .comma
    else { return nil }
    return name
  }

  /// The noun phrases right before a verb and its auxiliaries, back to the comma or quotation mark before them; nil where
  /// something else stands there.
  private func speakers(before verb: Int, _ window: Range<Int>, _ columns: Columns, _ folded: [String]) -> Speakers? {
    var end = verb
    while end > window.lowerBound, columns.tags[end - 1] == .adverb || ["has", "have", "had"].contains(folded[end - 1]) { end -= 1 }
    let name = nameBetweenCommas(before: end, window, columns)
    if let name { end = name.lowerBound - 1 }
    guard end > window.lowerBound, columns.tags[end - 1].isNoun else { return nil }
    var first = end
    while first > window.lowerBound {
      switch columns.tags[first - 1] {
      case .noun, .pluralNoun, .properNoun, .pluralProperNoun, .adjective, .determiner, .cardinal, .possessiveMark,
        .possessivePronoun, .coordinator, .hyphen, .superlative, .comparative:
        first -= 1
      case .preposition where ["of", "for", "in", "from", "at", "with"].contains(folded[first - 1]): first -= 1
      case .comma, .closeQuote:
        let opens = columns.tags[first]
        return first < end && opens != .coordinator && opens != .preposition ? Speakers(tokens: first..<end, name: name) : nil
      default: return nil
      }
    }
    return nil
  }

  /// The verb of the clause that stands before the speakers and has them as its source: the highest above the saying, or
  /// nil where the tree has it right.
  private func contents(of verb: Int, before end: Int, _ sentence: Range<Int>, _ columns: Columns) -> Int? {
    var top: Int?
    var current = verb
    for _ in 0..<Self.reach {
      let head = columns.head(current)
      guard head != current, sentence.contains(head) else { break }
      // "…, although, police said, nobody was hurt": inside of another clause.
      if head > verb { return nil }
      current = head
      if columns.tags[current].isVerb, current < end { top = current }
    }
    guard let top, top == current else { return nil }
    return top
  }

  /// Makes the saying the main verb, and what was it what is said.
  private func subordinate(_ said: Int, to verb: Int, _ columns: inout Columns) {
    let isRoot = columns.head(said) == said
    columns.attach(verb, to: isRoot ? verb : columns.head(said), isRoot ? .root : columns.relations[said])
    columns.attach(said, to: verb, .ccomp)
  }

  /// What parsers took for the subject of the saying stands in the clause before: the object of a participle right before it
  /// ("killing 31 people including nine women, a group said"), or with the clause's own object, where "and" joins them.
  private func rejoin(_ noun: Int, to said: Int?, _ columns: inout Columns) {
    guard let said else {
      columns.attach(noun, to: columns.head(noun), .dep)
      return
    }
    if let gerund = (said..<noun).last(where: { columns.tags[$0].isVerb }), columns.tags[gerund] == .verbGerund, columns.relations[gerund] == .advcl,
      (gerund + 1..<noun).allSatisfy({ hangs($0, on: noun, columns) })
    {
      columns.attach(noun, to: gerund, .dobj)
      return
    }
    let object = (said..<noun).last { columns.head($0) == said && columns.relations[$0] == .dobj }
    columns.attach(noun, to: object ?? said, object == nil ? .dep : .conj)
  }
}
