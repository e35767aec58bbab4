/// Finds public statements: what a public speaker says of which no other event is told.
///
/// "The minister said the road would be mended" is a statement of the minister's; "the minister said troops had shelled
/// the road" is the shelling, with the minister as its source. Triggers may tell statements too ("issued a statement",
/// "expressed hope"); they are held to the same speakers.
struct StatementFinder {
  let reader: ClauseReader
  let view: SentenceView
  let attribution: AttributionFinder
  let violence: ViolenceContext
  let topic: ArticleTopic
  /// The casualties of the sentence, as indices into the mentions.
  let casualties: [Int]
  /// The sentences before have told an accident or a disaster.
  var followsHazard = false

  private var marked: MarkedField { reader.marked }
  var speakers: PublicSpeakers { PublicSpeakers(marked: marked, speech: ontology.speech, violence: violence) }
  private var ontology: Ontology { reader.ontology }
  private static let longestChain = 12
  private static let memory = 12
  /// Sayings of one sentence that are read: each is compared with every event of the sentence.
  private static let most = 12

  /// One act of saying and the mention that it may become.
  struct Saying {
    var statement: AttributionFinder.Statement
    var type: Int
    var content: PublicSpeech.Content
    var trigger: Range<Int>
    /// How many words stand above it: what is said within what is said comes first.
    var depth: Int
  }

  /// Drops the statements of triggers that nobody made in public, and adds those of verbs of saying.
  /// - Parameters:
  ///   - carried: who speaks, where the sentence goes on with a quotation.
  ///   - before: what the sentences before tell.
  func bind(_ mentions: inout [EventMention], carried: AttributionFinder.Statement?, before: [EventMention]) {
    guard let plain = ontology.speech.plain else { return }
    let told = mentions
    mentions.removeAll { ontology.types[$0.type].isStatement && !isMade($0, among: told) }
    guard topic.level != .everyday else { return }
    for saying in sayings().prefix(Self.most).sorted(by: { ($1.depth, $0.statement.verb) < ($0.depth, $1.statement.verb) }) {
      guard !isReport(saying, before), let type = type(of: saying, plain, mentions) else { continue }
      mentions.append(mention(of: saying, type))
    }
    if let carried, mentions.isEmpty, before.suffix(Self.memory).contains(where: { $0.anchor == carried.verb }),
      let mention = continuation(of: carried, plain)
    {
      mentions.append(mention)
    }
  }

  // MARK: Triggers

  /// Whether a statement that a trigger tells was made, by a public speaker, and, where the trigger says nothing of its
  /// content, tells no event.
  private func isMade(_ mention: EventMention, among others: [EventMention]) -> Bool {
    let actors = mention.fillers(.actor)
    guard mention.factuality == .asserted, !reader.isInfinitive(mention.anchor), topic.level != .everyday, !followsNor(mention.trigger.lowerBound),
      actors.contains(where: speakers.isPublic) || ontology.types[mention.type].mode == "claim-responsibility" && actors.contains(where: isBand)
    else { return false }
    guard ontology.types[mention.type].mode == nil else { return true }
    return !others.contains { other in
      other.anchor != mention.anchor && !ontology.types[other.type].isStatement
        && isBelow(other.anchor, mention.anchor, from: mention.clause)
    }
  }

  /// "a little-known group": whoever claims an act speaks in public.
  private func isBand(_ filler: Filler) -> Bool {
    !reader.classes(filler.head).isDisjoint(with: [.band, .armed, .military])
      && !["no", "any", "neither"].contains(marked.field.word(filler.phrase.lowerBound))
  }

  /// "nor has any group claimed responsibility".
  private func followsNor(_ token: Int) -> Bool {
    (token - Self.norReach..<token).clamped(to: view.tokens).contains { marked.field.word($0) == "nor" }
  }

  private static let norReach = 8

  private func isBelow(_ token: Int, _ anchor: Int, from clause: Int) -> Bool {
    reader.tree.ancestors(of: token).prefix(Self.longestChain).contains { $0 == anchor } || isSaid(token, by: clause)
  }

  // MARK: Verbs of saying

  private func sayings() -> [Saying] {
    view.tokens.compactMap { token in
      marked.field.word(token) == "according" ? according(token) : spoken(token)
    }
  }

  private func according(_ token: Int) -> Saying? {
    guard let plain = ontology.speech.plain, let statement = attribution.according(on: reader.tree.head(token)),
      statement.verb == token, speakers.isPublic(statement.source)
    else { return nil }
    return Saying(
      statement: statement, type: plain, content: .any, trigger: token..<min(token + 2, view.tokens.upperBound),
      depth: depth(of: token))
  }

  private func spoken(_ token: Int) -> Saying? {
    guard let verb = reader.verbWord(token)?.statement, !isUnspoken(token), let statement = attribution.statement(of: token),
      speakers.isPublic(statement.source), verb.content == .any || hasClause(token)
    else { return nil }
    return Saying(
      statement: statement, type: verb.type, content: verb.content, trigger: reader.verbGroup(token), depth: depth(of: token))
  }

  /// "expected to say", "if he says", "…, saying": no saying of its own.
  private func isUnspoken(_ verb: Int) -> Bool {
    if reader.isInfinitive(verb) || reader.tag(verb) == .verbBase { return true }
    if reader.tag(verb) == .verbGerund, reader.relation(verb) != .pcomp, reader.child(of: verb, .aux) == nil { return true }
    // "in what he described as a test".
    if reader.children(of: verb, .dobj, .nsubj).contains(where: { marked.field.word($0) == "what" }) { return true }
    // "the truce that both announced", "smoke that it said was rising": tells of what its noun stands for.
    if [.relcl, .acl].contains(reader.relation(verb)), !isOfItsNoun(verb) { return true }
    return reader.children(of: verb, .mark, .advmod).contains { child in
      reader.vocabulary.cues(marked.words[child]).contains { $0.kind == .conditional }
    }
  }

  /// "the minister, who said": the noun speaks.
  private func isOfItsNoun(_ verb: Int) -> Bool {
    reader.children(of: verb, .nsubj).contains { reader.classes($0).contains(.relative) }
  }

  /// Something is said: a clause hangs on the verb, the verb hangs on a clause, or a quotation ends beside it.
  private func hasClause(_ verb: Int) -> Bool {
    if reader.child(of: verb, .ccomp) != nil { return true }
    switch reader.relation(verb) {
    case .parataxis, .dep: return true
    case .ccomp, .advcl:
      let head = reader.tree.head(verb)
      return head != verb && reader.verbWord(head)?.stance == nil && reader.child(of: verb, .mark, .dobj) == nil
    default: break
    }
    // "The minister said:" and the speech behind it.
    if view.tokens.last.map({ marked.field.words[$0] == ":" }) ?? false, reader.relation(verb) == .root { return true }
    let near = (verb - Self.quotationReach..<verb + Self.quotationReach).clamped(to: view.tokens)
    return near.contains { Self.quotes.contains(marked.field.words[$0]) }
  }

  private static let quotationReach = 12
  static let quotes: Set = ["“", "”", "\"", "«", "»", "„", "``", "''"]

  private func depth(of token: Int) -> Int {
    reader.tree.ancestors(of: token).prefix(Self.longestChain).reduce(0) { count, _ in count + 1 }
  }

  /// What the saying is; nil where what is said holds an event, which has the speaker for its source.
  private func type(of saying: Saying, _ plain: Int, _ mentions: [EventMention]) -> Int? {
    if marked.field.word(saying.statement.verb) == "according", !mentions.isEmpty { return nil }
    if countsHarm(saying.statement.verb) { return nil }
    let said = mentions.filter { isContent($0, of: saying) }
    if said.isEmpty { return saying.content == .own ? plain : saying.type }
    guard saying.content == .own, !said.contains(where: { ontology.types[$0.type].isStatement }) else { return nil }
    // "admitted that its guns had shelled the camp": the act is the speaker's own.
    let isOwn = said.contains { mention in
      ontology.types[mention.type].isPhysical && mention.factuality == .asserted
        && mention.fillers(.actor).contains { speakers.isSame($0, saying.statement.source) }
    }
    return isOwn ? saying.type : nil
  }

  /// "said that 19 people had drowned": tells of harm, whether or not an event has it.
  private func countsHarm(_ verb: Int) -> Bool {
    casualties.map { marked.mentions.casualties[$0].tokens }.contains { tokens in
      isSaid(tokens.lowerBound, by: verb) || isSaid(verb, under: tokens)
    }
  }

  /// The verb hangs on the clause that some words stand in: "Nineteen people drowned, the ministry said".
  private func isSaid(_ verb: Int, under words: Range<Int>) -> Bool {
    let head = reader.tree.head(verb)
    return head != verb && (marked.clause(at: words.lowerBound) == head || marked.clause(at: words.upperBound - 1) == head)
  }

  private func isContent(_ mention: EventMention, of saying: Saying) -> Bool {
    let verb = saying.statement.verb
    if mention.anchor == verb || isSaid(mention.anchor, by: verb) { return true }
    return attribution.statements(over: mention.anchor).contains { statement in
      statement.verb == verb || speakers.isSame(statement.source, saying.statement.source)
    }
  }

  /// Whether a word stands in what a verb says, not in who says it nor in when and why.
  private func isSaid(_ token: Int, by verb: Int) -> Bool {
    var current = token
    for _ in 0..<Self.longestChain {
      let head = reader.tree.head(current)
      guard head != current else { return false }
      if head == verb {
        switch reader.relation(current) {
        case .nsubj, .nsubjpass, .advcl, .npadvmod, .agent, .conj, .cc: return false
        case .prep:
          // "commented on the attack": speaks of what is known.
          if marked.field.word(current) == "on", reader.verbWord(verb)?.statement?.content == .any { return false }
          return ["of", "about", "on", "that", "for"].contains(marked.field.word(current))
        default: return true
        }
      }
      current = head
    }
    return false
  }

  // MARK: Mentions

  private func mention(of saying: Saying, _ type: Int) -> EventMention {
    let verb = saying.statement.verb
    var mention = mention(type, trigger: saying.trigger, anchor: verb, by: saying.statement)
    mention.sources = attribution.sources(at: verb).filter { !speakers.isSame($0.filler, saying.statement.source) }
    PartyFinder(reader: reader).add(to: &mention)
    CircumstanceBinder(reader: reader, view: view, statements: attribution.statements(over: verb)).bind(&mention)
    // Weapons are what is spoken of, and so are places outside the verb's own clause.
    mention.weapons = []
    mention.isInCapital = false
    if !mention.placeIsOwn {
      mention.place = nil
      mention.unknownPlace = nil
    }
    if let target = target(of: saying) { mention.participants.append(.init(role: .target, filler: target)) }
    return mention
  }

  /// A sentence of a quotation that names no speaker.
  private func continuation(of carried: AttributionFinder.Statement, _ plain: Int) -> EventMention? {
    let sentences = marked.field.sentences
    guard reader.verbWord(carried.verb)?.statement != nil, speakers.isPublic(carried.source),
      marked.field.sentenceOf.indices.contains(carried.verb),
      sentences[Int(marked.field.sentenceOf[carried.verb])].paragraph == sentences[view.number].paragraph,
      let root = view.tokens.first(where: { reader.tree.isRoot($0) && reader.isVerb($0) })
    else { return nil }
    var mention = mention(plain, trigger: reader.verbGroup(root), anchor: root, by: carried)
    mention.isContinuation = true
    return mention
  }

  private func mention(
    _ type: Int, trigger: Range<Int>, anchor: Int, by statement: AttributionFinder.Statement
  ) -> EventMention {
    var mention = EventMention(
      type: type, field: marked.field.field, sentence: view.number, sentenceTokens: view.tokens, trigger: trigger,
      anchor: anchor, clause: marked.clause(at: anchor))
    mention.participants = ([statement.source] + statement.others.filter(speakers.isPublic)).map { .init(role: .actor, filler: $0) }
    mention.isSubordinate = reader.isSubordinate(anchor)
    return mention
  }

  /// Whom it is said to ("told parliament"), else the state or body that what is said speaks of first ("said Iran was
  /// ready", "said of the union").
  private func target(of saying: Saying) -> Filler? {
    let verb = saying.statement.verb
    let addressed = reader.children(of: verb, .dobj, .dative) + reader.obliques(of: verb).flatMap(\.heads)
    let subjects = reader.children(of: verb, .ccomp).flatMap { reader.children(of: $0, .nsubj, .nsubjpass) }
    let others = { (filler: Filler) in
      speakers.isPublic(filler) && !speakers.isSame(filler, saying.statement.source) && reader.tag(filler.head) != .pronoun
    }
    let press = { (filler: Filler) in filler.actor.map { marked.mentions.actors[$0].sector == "JRN" } ?? false }
    return reader.fillers(addressed).first { others($0) || press($0) } ?? reader.fillers(subjects).first { others($0) && speakers.isNamed($0) }
  }
}
