/// The classes that `words.tsv` gives a word.
struct WordClasses: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  static let determiner = WordClasses(rawValue: 1 << 0)
  static let possessive = WordClasses(rawValue: 1 << 1)
  static let pronoun = WordClasses(rawValue: 1 << 2)
  static let subject = WordClasses(rawValue: 1 << 3)
  static let preposition = WordClasses(rawValue: 1 << 4)
  static let locative = WordClasses(rawValue: 1 << 5)
  static let conjunction = WordClasses(rawValue: 1 << 6)
  static let auxiliary = WordClasses(rawValue: 1 << 7)
  static let negation = WordClasses(rawValue: 1 << 8)
  static let adverb = WordClasses(rawValue: 1 << 9)
  static let opener = WordClasses(rawValue: 1 << 10)
  static let saying = WordClasses(rawValue: 1 << 11)
  static let acting = WordClasses(rawValue: 1 << 12)
  static let modifier = WordClasses(rawValue: 1 << 13)
  static let relation = WordClasses(rawValue: 1 << 14)
  static let direction = WordClasses(rawValue: 1 << 15)
  static let regionAdjective = WordClasses(rawValue: 1 << 16)
  static let approximate = WordClasses(rawValue: 1 << 17)
  static let common = WordClasses(rawValue: 1 << 18)
  static let future = WordClasses(rawValue: 1 << 19)
  static let unit = WordClasses(rawValue: 1 << 20)
  static let placeNoun = WordClasses(rawValue: 1 << 21)
  static let orgCue = WordClasses(rawValue: 1 << 22)
  static let nameParticle = WordClasses(rawValue: 1 << 23)
  static let thingName = WordClasses(rawValue: 1 << 24)

  /// Words that a name is never made of.
  static let closed: WordClasses = [
    .determiner, .possessive, .pronoun, .preposition, .conjunction, .auxiliary, .negation, .adverb,
  ]
  static let verb: WordClasses = [.saying, .acting, .auxiliary]

  private static let names: [String: WordClasses] = [
    "determiner": .determiner, "possessive": .possessive, "pronoun": .pronoun, "subject": .subject,
    "preposition": .preposition, "locative": .locative, "conjunction": .conjunction, "auxiliary": .auxiliary,
    "negation": .negation, "adverb": .adverb, "opener": .opener, "saying": .saying, "acting": .acting,
    "modifier": .modifier, "relation": .relation, "direction": .direction, "region-adjective": .regionAdjective,
    "approximate": .approximate, "common": .common, "future": .future, "unit": .unit,
    "place-noun": .placeNoun, "org-cue": .orgCue, "name-particle": .nameParticle, "thing-name": .thingName,
  ]

  /// Reads `words.tsv`: the classes of every folded word.
  static func load(_ table: Table) throws(TableError) -> [String: WordClasses] {
    var words: [String: WordClasses] = [:]
    for row in table.rows {
      var classes: WordClasses = []
      for name in row.list("classes") {
        guard let one = names[name] else { throw row.error("unknown class \"\(name)\"") }
        classes.insert(one)
      }
      words[Folding.fold(try row.text("word")), default: []].formUnion(classes)
    }
    return words
  }

  func has(_ any: WordClasses) -> Bool { !isDisjoint(with: any) }
}
