/// Mends the trees of headlines, whose verbs in the present tense taggers take for plural nouns: "Bus plunges into
/// ravine", "Bomber rams truck into consulate".
///
/// Only words that the vocabulary knows as verbs are looked at, and only where no other word of their piece of the headline
/// (up to a comma, colon or dash) is a finite verb.
struct HeadlineGrammar: Sendable {
  /// Third persons of known verbs, folded; those that are event nouns in the plural besides ("attacks") are true.
  private let verbs: [String: Bool]
  /// Base forms of known verbs.
  private let bases: Set<String>
  /// Who acts in headlines: "troops", "gunmen", "lawmakers"; behind them in the plural a noun is a verb.
  private let agents: Set<String>

  init(_ vocabulary: Vocabulary? = nil) {
    guard let vocabulary else {
      verbs = [:]
      bases = []
      agents = []
      return
    }
    var verbs: [String: Bool] = [:]
    var bases: Set<String> = []
    var agents: Set<String> = []
    for spelling in vocabulary.spellings {
      guard let word = vocabulary.word(vocabulary.lookUp(spelling)) else { continue }
      if word.forms.contains(.third) { verbs[spelling] = word.isEventNoun }
      if word.forms.contains(.base) { bases.insert(spelling) }
      if !word.classes.isDisjoint(with: [.armed, .military, .police, .crowd, .official, .person, .attacker]) { agents.insert(spelling) }
    }
    self.verbs = verbs
    self.bases = bases
    self.agents = agents
  }

  typealias Columns = TreeColumns

  /// Longer fields are no headlines.
  private static let longest = 60

  /// Mends the sentences of a text that are written like headlines.
  /// - Parameter sentences: the tokens of each; every head lies in its token's own sentence.
  func mend(_ columns: inout Columns, folded: [String], sentences: [Range<Int>]) {
    for sentence in sentences where !verbs.isEmpty && sentence.count <= Self.longest {
      guard var own = columns.part(sentence) else { continue }
      mend(&own, folded: Array(folded[sentence]), isText: true)
      columns.replace(sentence, by: own)
    }
  }

  /// - Parameter isText: sentences of a text have verbs in the past as well: "police arrested three suspects".
  func mend(_ columns: inout Columns, folded: [String], isText: Bool = false) {
    guard !verbs.isEmpty, folded.count <= Self.longest, columns.heads.allSatisfy({ folded.indices.contains(Int($0)) })
    else { return }
    for piece in pieces(columns, folded) {
      if piece.contains(where: { isFinite(columns.tags[$0]) || isText && columns.tags[$0] == .verbPast }) { continue }
      guard let verb = piece.first(where: { isVerb($0, in: piece, columns, folded) }) else { continue }
      columns.begin()
      raise(verb, &columns)
      // A noun that hung on its own modifier: such a tree cannot be mended.
      columns.settle([verb], within: folded.count)
    }
    separate(&columns)
    separatePassive(&columns)
    joinSubjects(&columns)
  }

  /// "Two guards killed in clash, capital vows inquiry": two pieces of news, of which parsers make the guards those who vow.
  private func separatePassive(_ columns: inout Columns) {
    for participle in columns.heads.indices where columns.relations[participle] == .acl && [.verbPastParticiple, .verbPast].contains(columns.tags[participle]) {
      let noun = columns.head(participle)
      let verb = columns.head(noun)
      guard noun < participle, verb > participle, isFinite(columns.tags[verb]), columns.head(verb) == verb,
        let comma = (participle..<verb).first(where: { columns.tags[$0] == .comma }),
        children(of: verb, columns).contains(where: { columns.relations[$0] == .nsubj && $0 > comma && $0 < verb })
      else { continue }
      columns.attach(participle, to: participle, .root)
      columns.attach(noun, to: participle, .nsubjpass)
      columns.attach(verb, to: participle, .parataxis)
      return
    }
  }

  /// "Strike kills three, rebels vow response": two pieces of news, of which parsers take the first for what is vowed. A
  /// verb that has its object says nothing besides.
  private func separate(_ columns: inout Columns) {
    for verb in columns.heads.indices where columns.relations[verb] == .ccomp && isFinite(columns.tags[verb]) {
      let second = columns.head(verb)
      let own = children(of: second, columns).filter { $0 > verb }
      guard second > verb, columns.head(second) == second, (verb..<second).contains(where: { columns.tags[$0] == .comma }),
        own.contains(where: { columns.relations[$0] == .nsubj }), own.contains(where: { columns.relations[$0] == .dobj })
      else { continue }
      columns.attach(verb, to: verb, .root)
      columns.attach(second, to: verb, .parataxis)
    }
  }

  /// "Thailand, Muslim rebels agree to seek truce": a comma for an "and".
  private func joinSubjects(_ columns: inout Columns) {
    guard let first = columns.heads.indices.first(where: { columns.tags[$0].isNoun }), [.npadvmod, .dep, .nmod].contains(columns.relations[first]),
      columns.tags.indices.contains(first + 1), columns.tags[first + 1] == .comma, case let verb = columns.head(first), verb > first + 1,
      columns.tags[verb] == .verbPresent,
      let second = children(of: verb, columns).first(where: { columns.relations[$0] == .nsubj && $0 > first + 1 && $0 < verb }),
      !(first + 2..<second).contains(where: { columns.tags[$0] == .comma || columns.tags[$0].isVerb })
    else { return }
    columns.attach(first, to: verb, .nsubj)
    columns.attach(second, to: first, .conj)
  }

  private func children(of token: Int, _ columns: Columns) -> [Int] {
    columns.heads.indices.filter { columns.head($0) == token && $0 != token }
  }

  /// Runs of words between marks, and before clauses that have a verb of their own: "Police raid offices / as protests spread".
  private func pieces(_ columns: Columns, _ folded: [String]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var first = 0
    for (token, tag) in columns.tags.enumerated() {
      let isClause = tag == .preposition && Self.subordinators.contains(folded[token])
      guard tag == .comma || tag == .colon || tag == .stop || isClause else { continue }
      if first < token { pieces.append(first..<token) }
      first = token + 1
    }
    if first < columns.tags.count { pieces.append(first..<columns.tags.count) }
    return pieces
  }

  private static let subordinators: Set = ["as", "after", "before", "while", "when", "until", "since"]

  private func isFinite(_ tag: Tag) -> Bool { tag == .verbPresentThird || tag == .verbPresent || tag == .modal }

  /// A plural behind a noun that is no head of what follows: nouns before nouns stand in the singular.
  private func isVerb(_ token: Int, in piece: Range<Int>, _ columns: Columns, _ folded: [String]) -> Bool {
    if actsInPlural(token, in: piece, columns, folded) { return true }
    guard let isEventNoun = verbs[folded[token]], columns.tags[token].isNoun, token > piece.lowerBound,
      columns.tags[token - 1].isNoun || columns.tags[token - 1] == .cardinal
    else { return false }
    let head = columns.head(token)
    if head > token, piece.contains(head), [.compound, .amod, .nmod, .poss].contains(columns.relations[token]) { return true }
    guard !isEventNoun else { return false }
    guard piece.contains(token + 1) else { return true }
    switch columns.tags[token + 1] {
    case .preposition, .to, .verbParticle, .adverb, .determiner, .cardinal, .possessivePronoun: return true
    default: return false
    }
  }

  /// "Jihadists attack water points", "Police fire tear gas": the verb of many, read as a noun before a noun.
  private func actsInPlural(_ token: Int, in piece: Range<Int>, _ columns: Columns, _ folded: [String]) -> Bool {
    guard columns.tags[token] == .noun || columns.tags[token] == .properNoun, token > piece.lowerBound, bases.contains(folded[token]),
      agents.contains(folded[token - 1]),
      columns.tags[token - 1] == .pluralNoun || columns.tags[token - 1] == .pluralProperNoun || folded[token - 1] == "police"
    else { return false }
    let head = columns.head(token)
    return head > token && piece.contains(head) && [.compound, .amod, .nmod].contains(columns.relations[token])
  }

  // MARK: The tree

  /// Makes the token a verb: the noun before it its subject, what it qualified its object.
  private func raise(_ verb: Int, _ columns: inout Columns) {
    let subject = verb - 1
    var above = columns.head(verb)
    let relation = columns.relations[verb]
    // "attack water points": the last of a row of nouns is what the verb is about.
    for _ in 0..<4 where relation == .compound && above > verb && columns.relations[above] == .compound && columns.head(above) > above {
      above = columns.head(above)
    }
    columns.tag(verb, as: columns.tags[verb] == .pluralNoun || columns.tags[verb] == .pluralProperNoun ? .verbPresentThird : .verbPresent)
    for child in children(of: verb, columns) where child < subject { columns.attach(child, to: subject, columns.relations[child]) }
    let (held, place) = (columns.head(subject), columns.relations[subject])
    columns.attach(subject, to: verb, .nsubj)
    if above == subject {
      columns.attach(verb, to: held == subject ? verb : held, held == subject ? .root : place)
    } else if above > verb, [.compound, .amod, .nmod, .poss].contains(relation) {
      takeObject(above, verb, subject, &columns)
    } else if above != verb {
      stand(verb, above, relation, &columns)
    } else {
      columns.attach(verb, to: verb, .root)
    }
  }

  private func takeObject(_ object: Int, _ verb: Int, _ subject: Int, _ columns: inout Columns) {
    for child in children(of: object, columns) {
      if child < subject, columns.tags[child].isNoun || columns.tags[child] == .adjective {
        columns.attach(child, to: subject, columns.relations[child])
      } else if child > object, columns.relations[child] == .acl, columns.tags[child] == .verbGerund {
        columns.attach(child, to: verb, .advcl)
      }
    }
    let top = columns.head(object)
    if top == object {
      columns.attach(verb, to: verb, .root)
    } else {
      // "Jihadists attack water points, witnesses say": what a verb was given to measure is what is said.
      let relation = columns.relations[object] == .npadvmod ? .ccomp : columns.relations[object]
      columns.attach(verb, to: top == subject ? verb : top, top == subject ? .root : relation)
    }
    columns.attach(object, to: verb, .dobj)
  }

  /// A verb that stood as a noun in another word's clause.
  private func stand(_ verb: Int, _ above: Int, _ relation: Relation, _ columns: inout Columns) {
    switch relation {
    case .nsubj, .nsubjpass:
      let top = columns.head(above)
      columns.attach(verb, to: top == above ? verb : top, top == above ? .root : columns.relations[above])
      columns.attach(above, to: verb, columns.tags[above] == .verbGerund ? .advcl : .conj)
    case .pobj where columns.head(above) != above:
      // "killed as tram derails": the preposition opens a clause.
      let top = columns.head(above)
      columns.attach(verb, to: top, .advcl)
      columns.attach(above, to: verb, .mark)
    default:
      columns.attach(verb, to: above, .conj)
    }
  }
}
