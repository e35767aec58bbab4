/// The classes of `words.tsv` that a word belongs to, as a set.
struct WordClass: OptionSet, Sendable, Hashable {
  let rawValue: UInt64

  /// Names of the classes, in the order of their bits.
  static let names = [
    "determiner", "preposition", "conjunction", "subordinator", "relative", "pronoun", "subject-pronoun", "be", "have",
    "do", "modal", "adverb", "particle", "reflexive", "quantity", "settlement", "site", "person", "captive", "armed",
    "military", "police", "crowd", "official", "state", "court", "thing", "accident", "sport", "market", "hypothetical",
    "light-noun", "weekday", "title", "complement",
    "relief", "weaponry", "responsibility", "postnominal", "money", "training", "media", "object", "manner",
    "locality", "region",
    "games", "trade", "arts", "nature", "device", "premises", "surroundings",
    "capital",
  ]

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Nil when there is no class of this name.
  init?(name: some StringProtocol) {
    guard let bit = Self.names.firstIndex(where: { $0 == name }) else { return nil }
    rawValue = 1 << UInt64(bit)
  }

  static let determiner = WordClass(rawValue: 1 << 0)
  static let preposition = WordClass(rawValue: 1 << 1)
  static let conjunction = WordClass(rawValue: 1 << 2)
  static let subordinator = WordClass(rawValue: 1 << 3)
  static let relative = WordClass(rawValue: 1 << 4)
  static let pronoun = WordClass(rawValue: 1 << 5)
  static let subjectPronoun = WordClass(rawValue: 1 << 6)
  static let be = WordClass(rawValue: 1 << 7)
  static let have = WordClass(rawValue: 1 << 8)
  static let `do` = WordClass(rawValue: 1 << 9)
  static let modal = WordClass(rawValue: 1 << 10)
  static let adverb = WordClass(rawValue: 1 << 11)
  static let particle = WordClass(rawValue: 1 << 12)
  static let reflexive = WordClass(rawValue: 1 << 13)
  static let quantity = WordClass(rawValue: 1 << 14)
  static let settlement = WordClass(rawValue: 1 << 15)
  static let site = WordClass(rawValue: 1 << 16)
  static let person = WordClass(rawValue: 1 << 17)
  static let captive = WordClass(rawValue: 1 << 18)
  static let armed = WordClass(rawValue: 1 << 19)
  static let military = WordClass(rawValue: 1 << 20)
  static let police = WordClass(rawValue: 1 << 21)
  static let crowd = WordClass(rawValue: 1 << 22)
  static let official = WordClass(rawValue: 1 << 23)
  static let state = WordClass(rawValue: 1 << 24)
  static let court = WordClass(rawValue: 1 << 25)
  static let thing = WordClass(rawValue: 1 << 26)
  static let accident = WordClass(rawValue: 1 << 27)
  static let sport = WordClass(rawValue: 1 << 28)
  static let market = WordClass(rawValue: 1 << 29)
  static let hypothetical = WordClass(rawValue: 1 << 30)
  static let lightNoun = WordClass(rawValue: 1 << 31)
  static let weekday = WordClass(rawValue: 1 << 32)
  static let title = WordClass(rawValue: 1 << 33)
  /// Completes a verb: "shot *dead*", "took *hostage*".
  static let complement = WordClass(rawValue: 1 << 34)
  /// What one claims or denies of an act: "responsibility", "postnominal", "money", "involvement".
  static let responsibility = WordClass(rawValue: 1 << 37)
  /// An adjective that stands behind its noun: "soldiers *loyal* to the junta".
  static let postnominal = WordClass(rawValue: 1 << 38)
  static let money = WordClass(rawValue: 1 << 39)
  static let relief = WordClass(rawValue: 1 << 35)
  static let weaponry = WordClass(rawValue: 1 << 36)
  /// Can be struck, seized or destroyed.
  static let object = WordClass(rawValue: 1 << 42)
  /// Before an event's noun says how, not who: "terrorist attack", "armed attack".
  static let manner = WordClass(rawValue: 1 << 43)
  /// A noun by which a text speaks of a town or village that it has named: "the village".
  static let locality = WordClass(rawValue: 1 << 44)
  /// The same for a part of a country: "the province".
  static let region = WordClass(rawValue: 1 << 45)
  /// Words of sport, business, culture and science by which an article is told that is about none of the events:
  /// see ``ArticleTopic``.
  static let games = WordClass(rawValue: 1 << 46)
  static let trade = WordClass(rawValue: 1 << 47)
  static let arts = WordClass(rawValue: 1 << 48)
  static let nature = WordClass(rawValue: 1 << 49)
  /// Is a weapon by itself, also where the word tells the attack: "a car *bomb* killed two".
  static let device = WordClass(rawValue: 1 << 50)
  /// A building that is told by whose it is: "the *headquarters* of the brigade".
  static let premises = WordClass(rawValue: 1 << 51)
  /// Where something lies, and nothing that a bomb beside it was meant for.
  static let surroundings = WordClass(rawValue: 1 << 52)
  /// A noun for the seat of a country's government.
  static let capital = WordClass(rawValue: 1 << 53)
}
