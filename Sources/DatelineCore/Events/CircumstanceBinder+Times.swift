/// When an event was, as far as its sentence says.
extension CircumstanceBinder {
  /// How far behind a counted event its own day can stand: "the toll from Friday's blast".
  private static let adjacent = 2

  func bindTime(_ mention: inout EventMention) {
    var best: (time: Int, score: Int)?
    let isAdjunct = isAdjunct(mention)
    let isCounted = isCounted(mention)
    let hosts = reader.hosts(of: mention.clause)
    for token in window(mention) {
      let time = Int(marked.timeAt[token])
      guard time >= 0, best?.time != time else { continue }
      let clause = marked.clause(at: token)
      if isPointer(time) || isOfRelativeBefore(token, mention) || marked.isHourOfRule(time) || marked.isEnd(time) { continue }
      // "began withdrawing in February": both verbs are the event's own.
      let sameClause = clause == mention.clause || mention.trigger.contains(clause) || closesRelative(token, mention) || isOfChannel(clause, mention)
      // "In March last year it was withdrawn after a week of strikes": within the month or the year of what it led to.
      if isAdjunct, token < mention.anchor, !isItsOwn(time, mention),
        !marked.mentions.times[time].time.granularity.isCoarse || marked.clause(at: token) != mention.clause
      { continue }
      if !sameClause, !mention.isNoun, isOfTelling(clause, mention), !reader.isPassive(clause), reader.relation(mention.clause) == .advcl,
        reader.tree.head(mention.clause) == clause
      {
        continue
      }
      if isCounted, abs(token - mention.anchor) > Self.adjacent { continue }
      if isYearOfName(token, mention) { continue }
      if isRecord(time, mention) || isMotive(token, of: mention) || datesTheClaim(token, mention) || datesTheSubjectMatter(token, mention) { continue }
      let isHosts = hosts.contains(clause) || reader.isMeanwhile(clause) && reader.tree.head(clause) == mention.clause
      let isItsClause = !sameClause && tellsOf(mention, clause)
      let owners = hosts + [mention.clause]
      let isBeside = !sameClause && (goesOnMeanwhile(clause, owners) || isYearOfSubject(time, clause, owners))
      guard sameClause || isHosts || isItsClause || isBeside || leads(token), !datesTheStatement(token, mention) else { continue }
      if sameClause, hasOtherVerb(min(token, mention.anchor), max(token, mention.anchor), mention) { continue }
      var score = abs(token - mention.anchor) + (sameClause ? 0 : isHosts ? 10 : 20)
      if isItsClause { score -= Self.farthest }
      if isVague(time) { score += 15 }
      if isAdjunct, token < mention.anchor { score += 10 }
      // "in April over explosions at a depot in 2014".
      if mention.isNoun, token > mention.anchor, isUnder(token, mention.anchor) { score -= 8 }
      // "the attack on Friday": right behind the noun.
      if mention.isNoun, token > mention.anchor, score < 8 { score -= 4 }
      if best == nil || score < best?.score ?? 0 { best = (time, score) }
    }
    mention.time = best?.time
    // "in 2012, when 16 people died in a collision".
    if let year = timeOverClause(mention) { mention.time = year }
    if mention.time == nil { mention.time = timeOfSetting(mention) ?? timeOverPlace(mention) ?? timeOfSequel(mention) }
  }

  /// "the same day", "later in the day": the day that the story has come to, whatever date was named last.
  private func isPointer(_ time: Int) -> Bool {
    let words = marked.mentions.times[time].tokens.map { marked.field.word($0) }
    guard let last = words.last, (2...3).contains(words.count), words.dropLast().allSatisfy({ ["the", "same", "that"].contains($0) }) else { return false }
    return last == "day" || words.contains("same") && ["evening", "night", "afternoon", "morning"].contains(last)
  }

  /// "drowned, the coastguard *said* Friday, while 48 were rescued": by which somebody tells what was done.
  private func isOfTelling(_ verb: Int, _ mention: EventMention) -> Bool {
    ontology.types[mention.type].isPhysical && marked.isSaying(verb, ontology.vocabulary)
  }

  /// "pulled out of the 2015 accord": which one it is.
  private func isYearOfName(_ token: Int, _ mention: EventMention) -> Bool {
    let noun = reader.tree.head(token)
    return reader.tag(token) == .cardinal && noun > token && noun != mention.anchor && Self.papers.contains(marked.field.word(noun))
      && [.nummod, .compound, .amod, .nmod].contains(reader.relation(token)) && marked.mentions.times[Int(marked.timeAt[token])].tokens.count == 1
  }

  private static let papers: Set = [
    "accord", "accords", "treaty", "deal", "agreement", "pact", "convention", "constitution", "law", "act", "resolution", "ruling", "protocol",
    "budget", "report",
  ]

  /// "A guard who was taken in X last week was freed": parsers hang "last week" on the verb behind it.
  private func closesRelative(_ token: Int, _ mention: EventMention) -> Bool {
    guard reader.relation(mention.clause) == .relcl, token > mention.clause else { return false }
    let main = marked.clause(at: token)
    return main > token && reader.isVerb(main) && reader.subjects(of: main).contains(reader.tree.head(mention.clause))
      && !(mention.clause..<token).contains { marked.field.word($0) == "," || reader.isVerb($0) && $0 != mention.clause && $0 != mention.anchor }
  }

  private func isOfRelativeBefore(_ token: Int, _ mention: EventMention) -> Bool {
    guard token < mention.clause, marked.clause(at: token) == mention.clause, !mention.isNoun else { return false }
    return reader.subjects(of: mention.clause).contains { subject in
      reader.children(of: subject, .relcl).contains { relative in
        relative < token && !(relative..<token).contains { marked.field.word($0) == "," }
      }
    }
  }

  /// "attacked farmers who were working in a field on Saturday": what was going on when it happened has its day.
  func goesOnMeanwhile(_ clause: Int, _ owners: [Int]) -> Bool {
    let noun = reader.tree.head(clause)
    // "opened fire on women protesting against a tax in 1929".
    let isObject = [.dobj, .nsubjpass].contains(reader.relation(noun)) && owners.contains(reader.tree.head(noun))
      || reader.relation(noun) == .pobj && ["on", "at"].contains(marked.field.word(reader.tree.head(noun))) && owners.contains(reader.tree.head(reader.tree.head(noun)))
    guard reader.tag(clause) == .verbGerund, isObject else { return false }
    // "ambushed a convoy carrying food on Saturday".
    if reader.relation(clause) == .acl { return true }
    return reader.relation(clause) == .relcl && reader.children(of: clause, .aux).contains { ["was", "were"].contains(marked.field.word($0)) }
  }

  /// "His bid to stay on in 2015 set off riots": the year of what its subject did.
  private func isYearOfSubject(_ time: Int, _ clause: Int, _ owners: [Int]) -> Bool {
    let noun = reader.tree.head(clause)
    return reader.relation(clause) == .acl && reader.relation(noun) == .nsubj && owners.contains(reader.tree.head(noun))
      && marked.mentions.times[time].time.granularity.isCoarse
  }

  /// "claimed responsibility on Thursday for an attack": the day of the claim.
  private func datesTheClaim(_ token: Int, _ mention: EventMention) -> Bool {
    guard mention.isNoun, reader.responsibility(claimedBy: mention.clause) != nil else { return false }
    return !reader.tree.ancestors(of: token).prefix(8).contains(mention.anchor)
  }

  /// "In a video circulated last week, X warned": the day of that by which it was said.
  private func isOfChannel(_ clause: Int, _ mention: EventMention) -> Bool {
    guard isSpeech(mention), reader.relation(clause) == .acl, clause < mention.anchor else { return false }
    let noun = reader.tree.head(clause)
    let preposition = reader.tree.head(noun)
    return !reader.classes(noun).isDisjoint(with: [.channel, .document]) && reader.relation(noun) == .pobj && reader.tree.head(preposition) == mention.clause
  }

  private func datesTheSubjectMatter(_ token: Int, _ mention: EventMention) -> Bool {
    isSpeech(mention) && !mention.isNoun && marked.datesMatter(token, of: mention, ontology.vocabulary)
  }

  /// "shops were torched and women assaulted on May 13": the day behind the last of several verbs that share their
  /// auxiliary is that of all.
  private func timeOfSequel(_ mention: EventMention) -> Int? {
    if let year = yearOfSequel(mention) { return year }
    guard !mention.isNoun, reader.tag(mention.clause) == .verbPastParticiple, !reader.children(of: mention.clause, .auxpass).isEmpty else { return nil }
    for sequel in reader.children(of: mention.clause, .conj)
    where sequel > mention.clause && reader.tag(sequel) == .verbPastParticiple && reader.children(of: sequel, .aux, .auxpass).isEmpty {
      let first = window(mention).first { $0 > sequel && marked.timeAt[$0] >= 0 && marked.clause(at: $0) == sequel }
      if let first { return Int(marked.timeAt[first]) }
    }
    return nil
  }

  /// "killed 1,200 people and abducted 251 in 2023": the year behind the second verb is that of both.
  private func yearOfSequel(_ mention: EventMention) -> Int? {
    guard !mention.isNoun, ontology.types[mention.type].isViolent, reader.tag(mention.clause) == .verbPast else { return nil }
    for sequel in reader.children(of: mention.clause, .conj)
    where sequel > mention.clause && reader.tag(sequel) == .verbPast && reader.children(of: sequel, .nsubj, .aux).isEmpty {
      let first = window(mention).first { token in
        let time = Int(marked.timeAt[token])
        return token > sequel && time >= 0 && marked.clause(at: token) == sequel && marked.mentions.times[time].time.granularity.isCoarse
      }
      if let first { return Int(marked.timeAt[first]) }
    }
    return nil
  }

  /// "In February rebels captured X, where eleven people were executed": the time of the clause that names the place.
  private func timeOverPlace(_ mention: EventMention) -> Int? {
    guard let clause = reader.whereClause(over: mention.clause) else { return nil }
    let governor = marked.clause(at: reader.tree.head(clause))
    guard governor != clause, reader.isVerb(governor) else { return nil }
    return window(mention).lazy.filter { self.marked.timeAt[$0] >= 0 && self.marked.clause(at: $0) == governor }.map { Int(self.marked.timeAt[$0]) }.first
  }

  /// "The earthquake that killed 14 people in December", "the ban, imposed in 2022": the clause tells of the noun's event.
  private func tellsOf(_ mention: EventMention, _ clause: Int) -> Bool {
    guard mention.isNoun, reader.tree.head(clause) == mention.anchor || tellsHarm(clause, of: mention), [.relcl, .acl].contains(reader.relation(clause)),
      let word = reader.verbWord(clause)
    else { return false }
    // "clashes that left six people dead during the election of 2024".
    return word.isLight || word.isEffect || word.isBefall || reader.field.lemmas[clause] == "leave"
  }

  /// "a strike on a school in X, in which 19 people were killed on Friday": parsers hang the clause on the school.
  private func tellsHarm(_ clause: Int, of mention: EventMention) -> Bool {
    clause > mention.anchor && ontology.types[mention.type].isViolent
      && (isUnder(clause, mention.anchor) || !(mention.anchor + 1..<clause).contains { reader.isEventNoun($0) || reader.isVerb($0) && !reader.children(of: clause).contains($0) })
      && reader.children(of: clause, .prep).contains { marked.field.word($0) == "in" && marked.field.word($0 + 1) == "which" }
  }

  /// "Relations soured last month after X expelled two diplomats", "a bomb went off on Friday as troops passed": the time
  /// of the clause to which the event gives the setting. "After" lies before a day, within a month or a year.
  private func timeOfSetting(_ mention: EventMention) -> Int? {
    // "when the police tried to arrest him".
    let clause = reader.relation(mention.clause) == .xcomp ? reader.tree.head(mention.clause) : mention.clause
    guard reader.relation(clause) == .advcl else { return nil }
    let mark = reader.children(of: clause, .mark, .advmod, .prep).map { marked.field.word($0) }.first(where: Self.settings.contains)
    // "flew to X on Friday to meet Y".
    let isPurpose = mark == nil && reader.isInfinitive(clause) && clause > reader.tree.head(clause)
    guard let mark = mark ?? (isPurpose ? "to" : nil) else { return nil }
    let governor = reader.tree.head(clause)
    if isCounted(from: mark, mention) { return nil }
    guard governor != clause, !statements.contains(where: { $0.verb == governor }) else { return nil }
    if mark == "while", isOfTelling(governor, mention) { return nil }
    for token in window(mention) where marked.timeAt[token] >= 0 && marked.clause(at: token) == governor {
      let time = marked.mentions.times[Int(marked.timeAt[token])].time
      guard time.start != nil, !Self.before.contains(mark) || time.granularity.isCoarse else { continue }
      return Int(marked.timeAt[token])
    }
    return nil
  }

  /// "a week after": a stretch of time right before the clause's "after".
  private func stretch(before mark: String, _ mention: EventMention) -> (tokens: Range<Int>, days: Int)? {
    guard mark == "after", let token = afterOverNoun(mention) ?? reader.children(of: mention.clause, .mark, .advmod, .prep).first(where: { marked.field.word($0) == mark }),
      token - 2 >= view.tokens.lowerBound, let unit = Self.units[marked.field.word(token - 1)],
      let number = Self.numbers[marked.field.word(token - 2)] ?? Int(marked.field.word(token - 2)), (1...60).contains(number)
    else { return nil }
    return (token - 2..<token + 1, number * unit)
  }

  /// "three days *after* a clash".
  private func afterOverNoun(_ mention: EventMention) -> Int? {
    guard mention.isNoun else { return nil }
    let preposition = reader.tree.head(mention.anchor)
    return reader.relation(mention.anchor) == .pobj && marked.field.word(preposition) == "after" ? preposition : nil
  }

  private func isCounted(from mark: String, _ mention: EventMention) -> Bool { stretch(before: mark, mention) != nil }

  /// "The walkout began on May 8, a day after a surgeon was slapped": May 7.
  func bindInterval(_ mention: inout EventMention) {
    guard mention.time == nil, mention.isNoun || reader.relation(mention.clause) == .advcl, let stretch = stretch(before: "after", mention) else { return }
    // What lies a week or more behind the news is recalled.
    if stretch.days >= 7 { mention.background = true }
    let governor = afterOverNoun(mention) == nil ? reader.tree.head(mention.clause) : mention.clause
    // "lifted sanctions on Thursday and said it would reopen its embassy, a month after X was freed": counted from the news.
    let main = reader.tree.firstConjunct(governor)
    for token in window(mention)
    where marked.timeAt[token] >= 0 && token < stretch.tokens.lowerBound && (marked.clause(at: token) == governor || reader.tree.isRoot(marked.clause(at: token)) && (mention.interval == nil || marked.clause(at: token) == main)) {
      let time = marked.mentions.times[Int(marked.timeAt[token])].time
      guard time.start != nil, time.start == time.end else { continue }
      mention.interval = .init(tokens: stretch.tokens, from: Int(marked.timeAt[token]), days: -stretch.days)
    }
    if mention.interval == nil, comesAfter(governor, stretch.tokens) { mention.interval = .init(tokens: stretch.tokens, from: nil, days: -stretch.days) }
  }

  /// "The incident comes ten days after": of the news itself, where no day stands beside it.
  private func comesAfter(_ verb: Int, _ stretch: Range<Int>) -> Bool {
    ["come", "follow", "occur", "happen"].contains(marked.field.lemmas[verb]) && reader.tree.isRoot(verb)
      && !(view.tokens.lowerBound..<stretch.lowerBound).contains { marked.timeAt[$0] >= 0 }
  }

  private static let units = ["day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365]
  private static let numbers = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
  ]

  private static let before: Set = ["after", "because"]
  private static let settings: Set = ["after", "because", "when", "as", "while"]

  private func timeOverClause(_ mention: EventMention) -> Int? {
    // "the attack of 7 October, in which hundreds died and dozens were taken": parsers hang the clause on the date.
    var clause = mention.clause
    // "since November 2021, when protesters *tried to storm* parliament".
    if reader.relation(clause) == .xcomp, reader.isVerb(reader.tree.head(clause)) { clause = reader.tree.head(clause) }
    for _ in 0..<4 where reader.relation(clause) == .conj { clause = reader.tree.head(clause) }
    if reader.relation(clause) == .relcl, view.tokens.contains(reader.tree.head(clause)) {
      let time = Int(marked.timeAt[reader.tree.head(clause)])
      if time >= 0 { return time }
    }
    guard reader.relation(clause) == .relcl || reader.relation(clause) == .advcl,
      let opening = reader.children(of: clause, .advmod).first(where: { marked.field.word($0) == "when" })
    else { return nil }
    // Parsers hang the clause on the verb: the time stands right before "when".
    for token in (opening - 2..<opening).clamped(to: view.tokens) where marked.timeAt[token] >= 0 {
      return Int(marked.timeAt[token])
    }
    return nil
  }

  /// "in retaliation for air strikes last week in Y": when and where something else was done. Parsers hang "last week"
  /// on the verb as often as on the strikes: what follows a motive in the clause is the motive's.
  func isMotive(_ token: Int, of mention: EventMention) -> Bool {
    if token > mention.anchor, followsMotive(token, after: mention.anchor) { return true }
    var current = token
    for _ in 0..<8 {
      let head = reader.tree.head(current)
      if head == current || current == mention.anchor { return false }
      if reader.classes(head).contains(.motive), marked.field.word(current) == "for" || marked.field.word(current) == "to" {
        return true
      }
      current = head
    }
    return false
  }

  private func followsMotive(_ token: Int, after anchor: Int) -> Bool {
    let clause = marked.clause(at: anchor)
    return (anchor + 1..<max(token - 1, anchor + 1)).contains { motive in
      (reader.classes(motive).contains(.motive) && marked.field.word(motive + 1) == "for"
        // "were arrested in connection with an attack in March".
        || marked.field.word(motive) == "connection" && ["with", "to"].contains(marked.field.word(motive + 1)) && (motive + 2..<token).contains(where: reader.isEventNoun))
        && marked.clause(at: motive) == clause
        && !(motive..<token).contains { marked.field.word($0) == "," }
    }
  }

  /// "The death toll from the bombing rose to six on Friday": Friday dates the rise.
  private func isCounted(_ mention: EventMention) -> Bool {
    isUnder(["toll", "number", "count"], mention, within: 5)
  }

  /// A noun's event whose word hangs on one of these words, before any verb is met.
  private func isUnder(_ words: Set<String>, _ mention: EventMention, within depth: Int) -> Bool {
    guard mention.isNoun else { return false }
    var current = mention.anchor
    for _ in 0..<depth {
      let head = reader.tree.head(current)
      if head == current || reader.isVerb(head) { return false }
      if words.contains(marked.field.word(head)) { return true }
      current = head
    }
    return false
  }

  /// "the deadliest accident since 2012", "the worst attack this year", "the fourth bombing in a month": a record, not a date.
  private func isRecord(_ time: Int, _ mention: EventMention) -> Bool {
    let first = marked.mentions.times[time].tokens.lowerBound
    // "was hit for the third time since September".
    if marked.isBeginning(time), ["time", "times"].contains(marked.field.word(first - 2)) { return true }
    guard mention.isNoun else { return false }
    if !isItsOwn(time, mention), (first - 2..<first).clamped(to: view.tokens).contains(where: { marked.field.word($0) == "since" }) { return true }
    // "The deadliest quake, in October 2008, killed 74 people": told for itself.
    if reader.relation(mention.anchor) == .nsubj, reader.verbWord(reader.tree.head(mention.anchor))?.isEffect == true { return false }
    return first > mention.anchor && isRanked(mention.anchor) && marked.mentions.times[time].time.start != marked.mentions.times[time].time.end
  }

  /// "since the 28 March *earthquake*": the day before a noun, of nothing else.
  private func isItsOwn(_ time: Int, _ mention: EventMention) -> Bool {
    mention.isNoun && marked.mentions.times[time].tokens.last.map { reader.tree.head($0) == mention.anchor && $0 < mention.anchor } ?? false
  }

  /// "the deadliest attack", "the third such attack".
  private func isRanked(_ noun: Int) -> Bool {
    reader.children(of: noun).contains { child in
      guard child < noun else { return false }
      return [.superlative, .superlativeAdverb].contains(reader.tag(child))
        || reader.relation(child) == .amod && Self.ordinals.contains(marked.field.word(child))
    }
  }

  private static let ordinals: Set = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "latest"]

  /// "resigned on Friday after weeks of protests": what lies before the preposition dates the verb.
  private func isAdjunct(_ mention: EventMention) -> Bool {
    isUnder(["after", "following", "before", "since", "amid", "amidst", "despite", "over"], mention, within: 6)
  }

  /// A time that opens the sentence dates all of it: "On Friday, …"; not "Troops on Friday …, two days after …".
  private func leads(_ token: Int) -> Bool {
    token < view.tokens.lowerBound + 4 && !(view.tokens.lowerBound..<token).contains { reader.relation($0).isSubject }
  }

  /// "had seized the village, just west of the city seized 10 months ago": what stands behind another verb is that
  /// verb's, unless it only tells the harm that was done.
  func hasOtherVerb(_ left: Int, _ right: Int, _ mention: EventMention) -> Bool {
    let first = marked.clause(at: left)
    let last = marked.clause(at: right)
    guard first != last else { return false }
    return (left..<right).contains { token in
      reader.isVerb(token) && token != first && token != last && !mention.ownVerbs.contains(token)
        && reader.verbWord(token)?.isEffect != true
    }
  }

  private func isVague(_ time: Int) -> Bool { marked.mentions.times[time].time.start == nil }

  /// "said on Friday that the army had …": the day of the saying, not of what is said.
  private func datesTheStatement(_ token: Int, _ mention: EventMention) -> Bool {
    let clause = marked.clause(at: token)
    // "said on 6 November that it agreed": who says so does it by saying.
    if isSpeech(mention), statements.contains(where: { statement in statement.verb == clause && mention.fillers(.actor).contains { $0 == statement.source || marked.sameEntity($0, statement.source) == true } }) {
      return false
    }
    return statements.contains { $0.verb == clause && $0.verb != mention.anchor && $0.verb != mention.clause }
  }
}
