/// Finds who says what: verbs of saying over the clauses that they report, nested where one quotes another.
struct AttributionFinder {
  /// What one source says, in one sentence.
  struct Statement: Sendable, Hashable {
    var source: Filler
    /// Those who say it together with the source.
    var others: [Filler] = []
    var stance: Event.Attribution.Stance
    /// The verb of saying, or "according".
    var verb: Int
  }

  let reader: ClauseReader
  let view: SentenceView

  private var marked: MarkedField { reader.marked }
  private static let longestChain = 12

  /// The statements that a token's event is part of, the innermost first.
  func statements(over token: Int) -> [Statement] {
    var found: [Statement] = []
    var current = token
    var isSaid = false
    var isInRelative = false
    // Where the clause begins that goes on from another with a participle: "…, the ministries said, ending a dispute that".
    var sequel: Int?
    for _ in 0..<Self.longestChain {
      if let aside = according(on: current) ?? parenthetical(on: current), sequel.map({ $0 < aside.verb }) ?? true { add(aside, &found) }
      let head = reader.parallel(to: current) ?? reader.tree.head(current)
      guard head != current, view.tokens.contains(head) else { break }
      let relation = reader.relation(current)
      isInRelative = isInRelative || relation == .relcl
      // "said the men were linked to the services, which the ministry denied": the article tells the denial.
      if relation == .relcl, current == token, reader.verbWord(current)?.stance == .denies,
        reader.children(of: current, .dobj).contains(where: { marked.field.word($0) == "which" })
      {
        return found
      }
      if relation == .advcl, current != token, reader.tag(current) == .verbGerund, head < current { sequel = current }
      // "Witnesses said A, while police said B": B is no witness's word.
      if relation == .advcl, !found.isEmpty, reader.isContrasted(current) { break }
      switch relation {
      // "X says A; Y says B": a semicolon parts what two say.
      case .ccomp, .parataxis, .dep: isSaid = !(current < head && hasSemicolon(current..<head))
      // "accused them of theft, a charge that they denied": the denial is nobody's accusation.
      case .appos where isInRelative: return found
      case .xcomp, .oprd: isSaid = reader.verbWord(head)?.stance == .claims || reader.verbWord(head)?.stance == .denies
      case .pobj where marked.field.word(head) == "of" && Self.speaking.contains(marked.field.word(reader.tree.head(head))):
        if let speaker = speaker(of: reader.tree.head(head)) { add(speaker, &found) }
      case .pcomp, .pobj:
        // "accused rebels of attacking", "denied involvement in the attack", "blamed rebels for the attack".
        let above = reader.tree.head(head)
        isSaid = above != head && reader.verbWord(above)?.stance == .accuses
        if reader.classes(above).contains(.responsibility) { isSaid = false }
      case .dobj:
        let word = marked.field.word(head)
        isSaid = [.denies, .confirms, .claims].contains(reader.verbWord(head)?.stance) || Self.reporting.contains(word)
      default: break
      }
      if relation == .pcomp, let blamer = reader.blamer(of: reader.tree.head(head)), let statement = statement(of: blamer) {
        add(statement, &found)
      }
      // "the agency quoted the army as saying": the agency quotes.
      if relation == .prep, marked.field.word(current) == "as", !found.isEmpty, let quoting = statement(of: head) { add(quoting, &found) }
      if isSaid, head != token, let statement = statement(of: head) {
        add(statement, &found)
        isSaid = false
      }
      current = head
    }
    if found.isEmpty, let aside = trailingSource(token) { add(aside, &found) }
    return found
  }

  /// "declined to say whether planes were flying, according to the agency": parsers hang it on the last verb, and it goes
  /// for the sentence.
  private func trailingSource(_ token: Int) -> Statement? {
    guard let according = view.tokens.last(where: { marked.field.word($0) == "according" }), according > token,
      marked.field.word(according - 1) == ",", reader.relation(according) == .prep
    else { return nil }
    var above = reader.tree.head(according)
    for _ in 0..<Self.longestChain {
      if above == token { return self.according(on: reader.tree.head(according)) }
      guard [.ccomp, .xcomp, .advcl, .relcl].contains(reader.relation(above)), reader.tree.head(above) != above else { return nil }
      above = reader.tree.head(above)
    }
    return nil
  }

  private static let speaking: Set = ["spoke", "speaks", "spoken", "speaking"]
  private static let reporting: Set = [
    "reported", "reports", "report", "recorded", "documented", "announced", "announces", "identified", "identifies", "detailed", "details",
    "revealed", "reveals", "disclosed", "confirmed",
  ]
  private static let counting: Set = ["put", "puts", "gave", "gives", "placed", "places", "estimated", "estimates", "set"]

  /// "spoke of seven dead", "put the toll at 61": who counts, where the verb is none of saying.
  private func speaker(of verb: Int) -> Statement? {
    guard reader.isVerb(verb), !reader.isPassive(verb), let source = reader.fillers(reader.subjects(of: verb)).first(where: isSpeaker)
    else { return nil }
    return Statement(source: source, stance: .reports, verb: verb)
  }

  /// "The rebels put the toll at 61": the source of a figure whose word is the object of a verb of counting.
  func counter(at harm: Int) -> Source? {
    var token = harm
    // "put the number of soldiers killed at nine": up to the number.
    for _ in 0..<Self.longestCount where [.acl, .pobj, .prep].contains(reader.relation(token)) { token = reader.tree.head(token) }
    let verb = reader.tree.head(token)
    guard reader.relation(token) == .dobj, Self.counting.contains(marked.field.word(verb)), let speaker = speaker(of: verb) else { return nil }
    return Source(filler: speaker.source, stance: speaker.stance, via: nil)
  }

  /// Words above a word of harm, up to the number that is put.
  private static let longestCount = 4

  private func hasSemicolon(_ tokens: Range<Int>) -> Bool { tokens.contains { marked.field.words[$0] == ";" } }

  private func add(_ statement: Statement, _ found: inout [Statement]) {
    if !found.contains(where: { $0.source == statement.source }) { found.append(statement) }
  }

  /// What a verb of saying says of itself; nil where it says nothing ("did not say", "could confirm").
  func statement(of verb: Int) -> Statement? {
    guard let word = reader.verbWord(verb), let stance = word.stance, reader.isVerb(verb) else { return nil }
    let isNegated = reader.children(of: verb, .neg, .aux).contains { child in
      reader.relation(child) == .neg || reader.vocabulary.cues(marked.words[child]).contains { $0.kind == .modal }
    }
    if isNegated { return nil }
    let passive = reader.isPassive(verb)
    let fillers = reader.fillers(passive ? reader.agents(of: verb) : reader.subjects(of: verb))
    guard let source = fillers.first(where: isSpeaker) else { return nil }
    return Statement(source: source, others: fillers.filter { $0 != source }, stance: stance, verb: verb)
  }

  private func isSpeaker(_ filler: Filler) -> Bool {
    if ["it", "which", "that", "this"].contains(marked.field.word(filler.head)), filler.actor == nil { return false }
    return !reader.isEventNoun(filler.head)
  }

  /// "according to police".
  func according(on token: Int) -> Statement? {
    for child in reader.children(of: token, .prep) where marked.field.word(child) == "according" {
      guard let to = reader.child(of: child, .prep), let source = reader.child(of: to, .pobj).flatMap(reader.filler)
      else { continue }
      return Statement(source: source, stance: .reports, verb: child)
    }
    return nil
  }

  /// "Rebels, the army said, attacked".
  private func parenthetical(on token: Int) -> Statement? {
    for child in reader.children(of: token, .parataxis, .ccomp, .advcl) where reader.isVerb(child) && reader.verbWord(child)?.stance != nil {
      guard reader.child(of: child, .ccomp, .dobj, .mark) == nil, reader.child(of: child, .nsubj) != nil else { continue }
      if let statement = statement(of: child) { return statement }
    }
    return nil
  }

  /// The source of what stands at a token: the nearest, with the one around it as its quoter.
  func sources(at token: Int) -> [Source] {
    let all = statements(over: token).filter { !$0.source.phrase.contains(token) }
    guard let inner = all.first else { return [] }
    return [Source(filler: inner.source, stance: inner.stance, via: all.dropFirst().first?.source)]
  }

  /// Told by the article in the past, of someone who is named: "the army said", not "we have said".
  func isNarrated(_ statement: Statement) -> Bool {
    reader.tag(statement.verb) == .verbPast && reader.relation(statement.verb) == .root
      && reader.tag(statement.source.head) != .pronoun
  }

  /// The last statement of the sentence that has something said: the speaker who may go on in the next.
  func lastStatement() -> Statement? {
    // "The commander issued the following statement:".
    if view.tokens.last.map({ marked.field.words[$0] == ":" }) ?? false,
      let noun = view.tokens.last(where: { marked.field.word($0) == "statement" && reader.relation($0) == .dobj }),
      let speaker = speaker(of: reader.tree.head(noun))
    {
      return speaker
    }
    for token in view.tokens.reversed() where reader.verbWord(token)?.stance != nil {
      if reader.child(of: token, .ccomp) != nil || reader.child(of: token, .dobj) == nil,
        let statement = statement(of: token)
      {
        return statement
      }
    }
    return nil
  }
}
