/// The tables that places are recognised and resolved with. Rules are data: each table says its form in its head.
struct PlaceTables: Sendable {
  enum Phrase: Sendable, Hashable {
    /// A nationality adjective or a noun for citizens, by index of the country.
    case demonym(Int)
    /// The same for a place that is no country, by its folded name.
    case adjective(String)
    /// Stands for a government or body: index into `metonyms`.
    case metonym(Int)
    /// A name that is no place although words of it may be.
    case organization
    case title
  }

  struct Metonym: Sendable, Hashable {
    var name: String
    var country: String?
  }

  struct Abbreviation: Sendable, Hashable {
    var key: String
    var country: String?
    var isOnlyAfterComma: Bool
  }

  let countries: [Country]
  let phrases: PhraseTrie<Phrase>
  let metonyms: [Metonym]
  let nouns: [String: PlaceNoun]
  let givenNames: Set<String>
  /// Words before persons' names.
  let honorifics: Set<String>
  /// Capitalised words that by themselves are no places.
  let notPlaces: Set<String>
  let wordClasses: [String: WordClasses]
  /// By the text as written.
  let abbreviations: [String: Abbreviation]
  let weights: PlaceWeights
  private let countryIndex: [String: Int]

  /// - Parameter data: the folder that `DataDirectory.find` names.
  /// - Parameter words: cuts a key into folded words as text is cut: ``ArticleParser/key(_:)``.
  init(data: String, words: (String) -> [String]) throws(TableError) {
    func lexicon(_ name: String, _ required: [String], _ optional: [String] = []) throws(TableError) -> Table {
      try Table(path: "\(data)/lexicons/\(name).tsv", required: required, optional: optional)
    }
    countries = try Country.load(try lexicon("countries", Country.columns))
    var phrases = PhraseTrie<Phrase>()
    for (index, country) in countries.enumerated() {
      for name in country.adjectives + country.people { phrases.add(words(name), .demonym(index)) }
    }
    for row in try Table(path: "\(data)/gazetteer/adjectives.tsv", required: ["word", "name"]).rows {
      phrases.add(words(try row.text("word")), .adjective(GazetteerKey.fold(try row.text("name"))))
    }
    var metonyms: [Metonym] = []
    for row in try lexicon("metonyms", ["name", "country", "sector", "code"]).rows {
      phrases.add(words(try row.text("name")), .metonym(metonyms.count))
      metonyms.append(Metonym(name: try row.text("name"), country: row.optional("country")))
    }
    for row in try lexicon("organizations", ["name", "variants", "country", "sector", "code"], ["from", "to"]).rows {
      for name in [try row.text("name")] + row.list("variants") { phrases.add(words(name), .organization) }
    }
    for row in try lexicon("titles", ["title", "sector"]).rows {
      phrases.add(words(try row.text("title")), .title)
    }
    self.phrases = phrases
    self.metonyms = metonyms
    var givenNames: Set<String> = []
    for row in try lexicon("given-names", ["name"]).rows { givenNames.insert(try row.text("name")) }
    self.givenNames = givenNames
    var honorifics: Set<String> = []
    for row in try Table(path: "\(data)/gazetteer/honorifics.tsv", required: ["word"]).rows {
      honorifics.insert(try row.text("word"))
    }
    self.honorifics = honorifics
    var notPlaces: Set<String> = []
    for row in try Table(path: "\(data)/gazetteer/not-places.tsv", required: ["word"]).rows {
      notPlaces.insert(try row.text("word"))
    }
    self.notPlaces = notPlaces
    wordClasses = try WordClasses.load(try lexicon("words", ["word", "classes"]))
    nouns = try PlaceNoun.load(try Table(path: "\(data)/gazetteer/nouns.tsv", required: ["noun", "kinds"]))
    weights = try PlaceWeights(
      try Table(path: "\(data)/gazetteer/weights.tsv", required: ["rule", "weight"], optional: ["reason"]))
    abbreviations = try Self.abbreviations("\(data)/gazetteer/abbreviations.tsv")
    countryIndex = Dictionary(countries.enumerated().map { ($1.iso2, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func abbreviations(_ path: String) throws(TableError) -> [String: Abbreviation] {
    var found: [String: Abbreviation] = [:]
    for row in try Table(path: path, required: ["text", "name"], optional: ["country", "after_comma"]).rows {
      let text = try row.text("text")
      guard found[text] == nil else { throw row.error("\"\(text)\" stands twice") }
      found[text] = Abbreviation(
        key: GazetteerKey.fold(try row.text("name")), country: row.optional("country"),
        isOnlyAfterComma: try row.flag("after_comma"))
    }
    return found
  }

  func country(_ iso2: String?) -> Country? { iso2.flatMap { countryIndex[$0] }.map { countries[$0] } }

  func classes(_ folded: String) -> WordClasses { wordClasses[folded] ?? [] }
  /// What the word says of the place beside it; empty for a word that is no noun of places.
  func noun(_ folded: String) -> PlaceNoun { (nouns[folded] ?? []).intersection(.places) }
  /// The same with the kinds that say that a name is no place by itself.
  func nounOfAnyKind(_ folded: String) -> PlaceNoun { nouns[folded] ?? [] }
}
