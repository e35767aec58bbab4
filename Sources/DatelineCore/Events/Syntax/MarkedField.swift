/// A parsed field with its words looked up once, its mentions laid over its tokens, and its clauses found.
///
/// A class, because every reader of the field holds it: one reference instead of a dozen.
final class MarkedField: Sendable {
  let field: ParsedField
  let mentions: Mentions
  /// The vocabulary's number of each token's word; -1 for words that no table names.
  let words: [Int32]
  /// By token, the mention of a person or an organization that it heads, as an index into `mentions.actors`; -1 where
  /// there is none. Mentions nest, so that the head is what finds one.
  let actorAt: [Int32]
  /// The same of things.
  let thingAt: [Int32]
  /// The mention that covers each token, as an index into `mentions`; -1 where there is none.
  let placeAt: [Int32]
  let timeAt: [Int32]
  let weaponAt: [Int32]
  /// The nearest verb at or above each token, or the root where no verb stands above it: the token's clause.
  let clauseOf: [Int32]
  /// The highest number of an entity among the actors; 0 where there are none.
  let lastEntity: Int

  init(_ field: ParsedField, mentions: Mentions, vocabulary: Vocabulary) {
    self.field = field
    self.mentions = mentions
    words = field.hashed.map { vocabulary.lookUp($0, $1) }
    actorAt = Self.heads(field.count, mentions.actors) { $0.kind != .object }
    thingAt = Self.heads(field.count, mentions.actors) { $0.kind == .object }
    placeAt = Self.cover(field.count, mentions.places.map(\.tokens))
    timeAt = Self.cover(field.count, mentions.times.map(\.tokens))
    weaponAt = Self.cover(field.count, mentions.weapons.map(\.tokens))
    clauseOf = Self.clauses(field)
    lastEntity = mentions.actors.map(\.entity).max() ?? 0
  }

  var tree: SyntaxTree { field.tree }

  func clause(at token: Int) -> Int { clauseOf.indices.contains(token) ? Int(clauseOf[token]) : token }

  /// Whether a semicolon stands between two tokens: what lies beyond it is another piece of news.
  func isBrokenOff(_ token: Int, _ other: Int) -> Bool {
    (min(token, other)..<max(token, other)).clamped(to: 0..<field.count).contains { field.words[$0] == ";" }
  }

  func isCountry(_ place: Int) -> Bool {
    guard case .resolved(let resolved) = mentions.places[place].resolution else { return false }
    return resolved.precision == .country
  }

  /// "Monday night", "4 May", "yesterday", unlike "in the evening".
  func namesDay(_ time: Int) -> Bool {
    mentions.times[time].tokens.contains { field.words[$0].isCapitalized || ["yesterday", "today", "overnight"].contains(field.word($0)) } && !isHour(time)
  }

  /// "6 pm", "21:30 GMT": a time of day that does not say of which day.
  func isHour(_ time: Int) -> Bool {
    // A year is a number too.
    !mentions.times[time].time.granularity.isCoarse && mentions.times[time].tokens.allSatisfy { token in
      field.tags[token] == .cardinal || field.words[token].contains(where: \.isNumber) || Self.ofHours.contains(field.word(token))
    }
  }

  /// "from 6 pm to 6 am", "a 6 pm-to-6 am curfew": the hours at which a rule holds.
  func isHourOfRule(_ time: Int) -> Bool {
    isHour(time) && [time - 1, time + 1].contains { other in
      mentions.times.indices.contains(other) && isHour(other)
        && abs(mentions.times[other].tokens.lowerBound - mentions.times[time].tokens.lowerBound) <= Self.betweenHours
    }
  }

  private static let betweenHours = 8
  private static let ofHours: Set = ["am", "pm", "a.m.", "p.m.", "gmt", "utc", "local", "time", "hours", "o'clock", "noon", "midnight", "dawn", "dusk", ":", "."]

  /// "imposed a curfew until Friday", "banned rallies until at least 5 May": when something will be over, and no day of it.
  func isEnd(_ time: Int) -> Bool {
    let first = mentions.times[time].tokens.lowerBound
    return (max(0, first - Self.longestEnd)..<first).reversed().prefix { !field.tags[$0].isVerb && field.word($0) != "," }
      .contains { ["until", "till"].contains(field.word($0)) }
  }

  /// "since January", "since at least 2007": when something began that goes on.
  func isBeginning(_ time: Int) -> Bool {
    let first = mentions.times[time].tokens.lowerBound
    return field.word(first - 1) == "since" || field.word(first - 3) == "since" && field.word(first - 2) == "at"
  }

  /// Words of "until at least".
  private static let longestEnd = 3

  private static let quantifiers: Set = [
    "at", "least", "most", "about", "approximately", "around", "nearly", "almost", "over", "more", "than", "some",
    "several", "various", "numerous", "many", "few", "dozens", "scores", "hundreds", "of", "these", "those",
  ]

  /// A noun phrase without the words before its head that only say how many.
  func uncounted(_ tokens: Range<Int>, head: Int) -> Range<Int> {
    var first = tokens.lowerBound
    while first < min(head, tokens.upperBound - 1),
      field.tags[first] == .cardinal || Self.quantifiers.contains(field.word(first))
    {
      first += 1
    }
    return first..<tokens.upperBound
  }

  /// Stands as a verb with a clause of its own: neither an auxiliary nor a participle before a noun.
  static func isVerb(_ token: Int, in field: ParsedField) -> Bool {
    guard field.tags.indices.contains(token), field.tags[token].isVerb else { return false }
    switch field.tree.relation(token) {
    case .aux, .auxpass, .amod, .compound, .nmod, .prep: return false
    default: return true
    }
  }

  private static func heads(_ count: Int, _ actors: [ActorMention], _ counts: (ActorMention) -> Bool) -> [Int32] {
    var heads = [Int32](repeating: -1, count: count)
    for (index, mention) in actors.enumerated() where heads.indices.contains(mention.head) && counts(mention) {
      // A phrase before the modifier inside it.
      if heads[mention.head] < 0 || !mention.isModifier { heads[mention.head] = Int32(index) }
    }
    return heads
  }

  /// Which range covers each token; where ranges overlap, the longest.
  private static func cover(_ count: Int, _ ranges: [Range<Int>]) -> [Int32] {
    var cover = [Int32](repeating: -1, count: count)
    for (index, range) in ranges.enumerated() {
      // A mention longer than any noun phrase covers its first words only: the cost stays linear in the text.
      for token in range.prefix(64) where cover.indices.contains(token) {
        let other = Int(cover[token])
        if other < 0 || ranges[other].count < range.count { cover[token] = Int32(index) }
      }
    }
    return cover
  }

  /// Every path upwards is walked once.
  private static func clauses(_ field: ParsedField) -> [Int32] {
    var clauses = [Int32](repeating: -1, count: field.count)
    var path: [Int] = []
    for start in 0..<field.count where clauses[start] < 0 {
      path.removeAll(keepingCapacity: true)
      var current = start
      while clauses[current] < 0 {
        path.append(current)
        clauses[current] = Int32(current)
        if isVerb(current, in: field) { break }
        let head = field.tree.head(current)
        if head == current || !clauses.indices.contains(head) { break }
        current = head
      }
      let verb = clauses[current]
      for token in path { clauses[token] = verb }
    }
    return clauses
  }

  /// "condemned Monday's attack", "called for a strike on Monday", "blamed X for the raid of 27 April": the day of what
  /// words are about, not theirs.
  func datesMatter(_ token: Int, of mention: EventMention, _ vocabulary: Vocabulary) -> Bool {
    let path = tree.ancestors(of: token).prefix(Self.deepestMatter).prefix { $0 != mention.anchor && !Self.isVerb($0, in: field) }
    guard let noun = path.last(where: { isEventNoun($0, vocabulary) && !mention.trigger.contains($0) }) else { return false }
    return tree.relation(noun) == .dobj || tree.relation(noun) == .pobj && ["for", "of", "over", "about"].contains(field.word(tree.head(noun)))
  }

  private static let deepestMatter = 6

  /// Names an act, and nobody who does it.
  func isEventNoun(_ token: Int, _ vocabulary: Vocabulary) -> Bool {
    guard actorAt[token] < 0, let word = vocabulary.word(words[token]) else { return false }
    return word.isEventNoun && word.classes.isDisjoint(with: [.person, .armed])
  }

  func hasAuxiliary(_ verb: Int, _ words: Set<String>) -> Bool { tree.children(of: verb, .aux).contains { words.contains(field.word($0)) } }

  /// A verb by which somebody is quoted.
  func isSaying(_ verb: Int, _ vocabulary: Vocabulary) -> Bool { vocabulary.verb(words[verb])?.stance != nil }

  /// "*Two men died*, the agency said".
  func isSaid(_ clause: Int, _ vocabulary: Vocabulary) -> Bool {
    tree.relation(clause) == .ccomp && clause < tree.head(clause) && isSaying(tree.head(clause), vocabulary)
  }

  /// Whether two fillers are mentions of one entity; nil where one of them is no mention of anybody.
  func sameEntity(_ left: Filler, _ right: Filler) -> Bool? {
    guard let first = left.actor, let second = right.actor else { return nil }
    return mentions.actors[first].entity == mentions.actors[second].entity
  }

  /// Whether tokens speak of an accident, a disaster or a disease and of no attacker.
  func tellsAccident(_ tokens: Range<Int>, _ vocabulary: Vocabulary) -> Bool {
    let classes = tokens.reduce(into: WordClass()) { $0.formUnion(vocabulary.classes(words[$1])) }
    return classes.contains(.accident) && !classes.contains(.attacker)
  }
}
