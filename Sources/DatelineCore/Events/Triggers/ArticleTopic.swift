/// What a field is about, as far as it tells whether its words of violence and politics are meant.
///
/// Sport, business, culture and science speak of attacks, battles, raids and shooting too. Their own words are counted
/// against the signs of force that no figure of speech brings along: armed people, weapons, counted casualties.
struct ArticleTopic: Sendable, Hashable {
  enum Level: Sendable, Hashable {
    /// Armed people, weapons or casualties are told of: words of violence are meant.
    case force
    /// Nothing tells either way.
    case plain
    /// About a match, a market, a book, a discovery.
    case everyday
  }

  let level: Level
  /// Countries play there too: a country's name makes no event of politics.
  let isSport: Bool

  init(marked: MarkedField, vocabulary: Vocabulary) {
    var everyday = 0
    var sport = 0
    var trade = 0
    for word in marked.words {
      let classes = vocabulary.classes(word)
      guard !classes.isDisjoint(with: Self.subjects) else { continue }
      everyday += 1
      if !classes.isDisjoint(with: [.sport, .games]) { sport += 1 } else if !classes.isDisjoint(with: [.market, .trade]) { trade += 1 }
    }
    let scores = Self.scores(in: marked.field) * Self.worthOfScore
    everyday += scores
    sport += scores
    let mentions = marked.mentions
    let armed = mentions.actors.reduce(0) { count, actor in
      let isArmed = Self.armed.contains(actor.sector ?? "") && !Self.plays(marked.words, at: actor.head, vocabulary)
      return count + (isArmed ? 1 : 0)
    }
    let counted = mentions.casualties.reduce(0) { $0 + ($1.count.min ?? 0 > 0 && Self.harms.contains($1.kind) ? 1 : 0) }
    let force = armed + counted + mentions.weapons.count
    isSport = sport * 2 > everyday
    // "The union accused the company; the company denied it": firms and prices are in other news too.
    let isTold = everyday >= Self.fewest || marked.words.count < Self.short && everyday - trade >= Self.fewestOfShort
    if isTold, everyday > Self.outweighs * force, everyday * Self.sparsest >= marked.words.count {
      level = .everyday
    } else {
      level = force == 0 ? .plain : .force
    }
  }

  /// Scores of matches: "4-1", unlike "12-13 May" and "2-3 people".
  private static func scores(in field: ParsedField) -> Int {
    field.words.indices.dropFirst().dropLast(2).count { dash in
      field.words[dash].utf8.count <= 3 && ["-", "–"].contains(field.words[dash]) && isScore(field.words[dash - 1]) && isScore(field.words[dash + 1])
        && field.span(dash - 1..<dash + 2).length <= 7 && !field.tags[dash + 2].isNoun
    }
  }

  private static func isScore(_ word: String) -> Bool { word.utf8.count <= 2 && word.utf8.allSatisfy { $0 &- 0x30 < 10 } }

  /// In words of the subject.
  private static let worthOfScore = 3

  /// "the captain", "guard": has a place in a team as well as in an army.
  static func plays(_ words: [Int32], at head: Int, _ vocabulary: Vocabulary) -> Bool {
    words.indices.contains(head) && vocabulary.classes(words[head]).contains(.games)
  }

  private static let subjects: WordClass = [.sport, .market, .games, .trade, .arts, .nature]
  private static let armed: Set<String> = ["MIL", "REB", "COP", "UAF", "PRM", "INS", "SEP", "IMG"]
  private static let harms: Set<CasualtyMention.Kind> = [.killed, .injured]
  /// Fewer words of a subject than this tell nothing.
  private static let fewest = 3
  /// A text of fewer words than this is a sentence or two, and tells by fewer words what it is about.
  private static let short = 45
  private static let fewestOfShort = 2
  /// How many words of a subject one sign of force is worth.
  private static let outweighs = 2
  /// One word in so many, at least, is of the subject.
  private static let sparsest = 40
}
