/// All resource tables of the mention finders, read once from the data folder.
struct Lexicons: Sendable {
  let segmenter: Segmenter
  let lexicon: Lexicon
  let countries: [Country]
  /// By ISO 3166-1 alpha-2: the row in `countries`.
  let countryIndex: [String: Int]
  /// By row of `countries`: the country's row in `places`.
  let countryRows: [Int]
  /// Countries, capitals and the rows of `places.tsv`.
  let places: [GazetteerRow]
  let agents: [AgentNoun]
  let objects: [ObjectNoun]
  let organizations: [Organization]
  let metonyms: [Organization]
  /// Sectors of titles.
  let titles: [String]
  let leaders: [Leader]
  let weaponKinds: [String]
  let numbers: [NumberWord]
  let bounds: [NumberWord.Bound]
  let times: [TimeWord]
  let harms: [Harm]

  /// Reads `DATA/lexicons/*.tsv`. Throws ``TableError`` with file and line for the first fault.
  init(data: String) throws(TableError) {
    var loader = try LexiconLoader(folder: data + "/lexicons")
    let (countries, places) = try loader.loadPlaces()
    self.countries = countries
    self.places = places
    (agents, objects) = try loader.loadNouns()
    organizations = try loader.loadOrganizations("organizations") { .organization($0) }
    metonyms = try loader.loadOrganizations("metonyms") { .metonym($0) }
    titles = try loader.loadTitles()
    leaders = try loader.loadLeaders()
    try loader.loadGivenNames()
    weaponKinds = try loader.loadWeapons()
    (numbers, bounds) = try loader.loadNumbers()
    times = try loader.loadTimes()
    harms = try loader.loadHarms()
    segmenter = loader.segmenter
    countryRows = places.indices.filter { places[$0].kind == .country }
    lexicon = loader.lexicon
    countryIndex = Dictionary(
      countries.enumerated().map { ($1.iso2, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func country(_ iso2: String?) -> Country? {
    iso2.flatMap { countryIndex[$0] }.map { countries[$0] }
  }
}
