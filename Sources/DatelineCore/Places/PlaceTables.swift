/// The tables that places are recognised and resolved with. Rules are data: each table says its form in its head.
///
/// A class, since every look at a name has it at hand: one reference to count instead of a dozen.
final class PlaceTables: Sendable {
  enum Phrase: Sendable, Hashable {
    /// A nationality adjective or a noun for citizens, by index of the country.
    case demonym(Int)
    /// The same for a place that is no country, by its folded name.
    case adjective(String)
    /// Stands for a government or body: index into `metonyms`.
    case metonym(Int)
    /// A name that is no place although words of it may be: "NIS", but not "Niš".
    case organization(CapitalRule)
    case title
  }

  struct Renown: Sendable, Hashable {
    /// As the gazetteer prints it.
    var name: String
    /// ISO 3166-1 alpha-2.
    var country: String
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
  /// By folded word.
  private let words: WordTable<PlaceWord>
  /// By the text as written.
  let abbreviations: [String: Abbreviation]
  let weights: PlaceWeights
  /// Cities known everywhere: see `gazetteer/renowned.tsv`.
  let renowned: Set<Renown>
  private let countryIndex: [String: Int]

  /// - Parameter data: the folder that `DataDirectory.find` names.
  /// - Parameter words: cuts a key into folded words as text is cut: ``TableWords/key(_:)``.
  init(data: String, words: (String) -> [String]) throws(TableError) {
    func lexicon(_ name: String, _ required: [String], _ optional: [String] = []) throws(TableError) -> Table {
      try Table(path: "\(data)/lexicons/\(name).tsv", required: required, optional: optional)
    }
    countries = try Country.load(try lexicon("countries", Country.columns))
    var phrases = PhraseTrie<Phrase>()
    var facts = WordTable<PlaceWord>()
    func know(_ word: String, _ change: (inout PlaceWord) -> Void) {
      facts.update(word, initial: PlaceWord(), change)
    }
    func add(_ phrase: String, _ value: Phrase) {
      let key = words(phrase)
      phrases.add(key, value)
      if let first = key.first { know(first) { $0.roles.insert(.phraseStart) } }
    }
    for (index, country) in countries.enumerated() {
      for name in country.adjectives + country.people { add(name, .demonym(index)) }
    }
    for row in try Table(path: "\(data)/gazetteer/adjectives.tsv", required: ["word", "name"]).rows {
      add(try row.text("word"), .adjective(GazetteerKey.fold(try row.text("name"))))
    }
    var metonyms: [Metonym] = []
    for row in try lexicon("metonyms", ["name", "country", "sector", "code"]).rows {
      add(try row.text("name"), .metonym(metonyms.count))
      metonyms.append(Metonym(name: try row.text("name"), country: row.optional("country")))
    }
    for row in try lexicon("organizations", ["name", "variants", "country", "sector", "code"], ["from", "to"]).rows {
      for name in [try row.text("name")] + row.list("variants") {
        add(name, .organization(CapitalRule(name.split(separator: " ").map(String.init))))
      }
    }
    for row in try lexicon("titles", ["title", "sector"]).rows { add(try row.text("title"), .title) }
    self.phrases = phrases
    self.metonyms = metonyms
    func mark(_ path: String, _ column: String, _ role: PlaceWord.Roles) throws(TableError) {
      for row in try Table(path: path, required: [column]).rows {
        know(try row.text(column)) { $0.roles.insert(role) }
      }
    }
    try mark("\(data)/lexicons/given-names.tsv", "name", .givenName)
    try mark("\(data)/gazetteer/honorifics.tsv", "word", .honorific)
    try mark("\(data)/gazetteer/not-places.tsv", "word", .notPlace)
    for (role, list) in PlaceWord.closed {
      for word in list { know(word) { $0.roles.insert(role) } }
    }
    for (word, classes) in try WordClasses.load(try lexicon("words", ["word", "classes"])) {
      know(word) { $0.classes = classes }
    }
    for (word, nouns) in try PlaceNoun.load(try Table(path: "\(data)/gazetteer/nouns.tsv", required: ["noun", "kinds"])) {
      know(word) { $0.nouns = nouns }
    }
    weights = try PlaceWeights(
      try Table(path: "\(data)/gazetteer/weights.tsv", required: ["rule", "weight"], optional: ["reason"]))
    abbreviations = try Self.abbreviations("\(data)/gazetteer/abbreviations.tsv")
    for text in abbreviations.keys { know(Folding.fold(text)) { $0.roles.insert(.abbreviation) } }
    renowned = Set(
      try Table(path: "\(data)/gazetteer/renowned.tsv", required: ["name", "country"]).rows.map { row throws(TableError) in
        Renown(name: try row.text("name"), country: try row.text("country"))
      })
    self.words = facts
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

  func word(_ folded: String) -> PlaceWord { words[folded] ?? PlaceWord() }
  /// - Parameter hash: of the word.
  func word(_ folded: String, _ hash: WordHash) -> PlaceWord { words[folded, hash] ?? PlaceWord() }
  func classes(_ folded: String) -> WordClasses { word(folded).classes }
  /// What the word says of the place beside it; empty for a word that is no noun of places.
  func noun(_ folded: String) -> PlaceNoun { word(folded).places }
}
