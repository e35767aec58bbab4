/// Reads the tables of the mention finders into rows and one trie of phrases.
struct LexiconLoader {
  private let folder: String
  let segmenter: Segmenter
  private(set) var lexicon: Lexicon

  init(folder: String) throws(TableError) {
    self.folder = folder
    let words = try WordClasses.load(
      try Table(path: folder + "/words.tsv", required: ["word", "classes"]))
    let abbreviations = try Abbreviation.load(
      try Table(
        path: folder + "/abbreviations.tsv", required: ["text"], optional: ["follower", "may_end_sentence"]))
    let openers = Set(words.filter { $0.value.contains(.opener) }.keys)
    segmenter = Segmenter(abbreviations: abbreviations, openers: openers)
    lexicon = Lexicon(words: words)
  }

  private func table(_ name: String, _ required: [String], _ optional: [String] = []) throws(TableError) -> Table {
    try Table(path: folder + "/" + name + ".tsv", required: required, optional: optional)
  }

  private mutating func add(_ text: String, _ entry: Lexicon.Entry, _ row: TableRow? = nil) throws(TableError) {
    let key = segmenter.key(text)
    if let row, key.isEmpty || key.count > Lexicon.maximumKeyLength {
      throw row.error("\"\(text)\" has no words or more than \(Lexicon.maximumKeyLength)")
    }
    lexicon.add(key, entry)
  }

  mutating func loadPlaces() throws(TableError) -> (countries: [Country], places: [GazetteerRow]) {
    let countries = try Country.load(try table("countries", Country.columns))
    var places: [GazetteerRow] = []
    for (index, country) in countries.enumerated() {
      places.append(
        GazetteerRow(
          name: country.name, latitude: country.latitude, longitude: country.longitude, country: country.iso2,
          admin1: nil, kind: .country, populationClass: 6))
      for name in [country.name] + country.variants {
        try add(name, .country(index))
        try add(name, .place(places.count - 1))
      }
      for adjective in country.adjectives { try add(adjective, .demonym(index)) }
      try addPeople(country, index)
      guard let capital = country.capital.first else { continue }
      places.append(
        GazetteerRow(
          name: capital, latitude: country.capitalLatitude, longitude: country.capitalLongitude,
          country: country.iso2, admin1: nil, kind: .capital, populationClass: 5))
      for name in country.capital {
        try add(name, .capital(index))
        try add(name, .place(places.count - 1))
      }
    }
    for (row, names) in try GazetteerRow.load(try table("places", GazetteerRow.columns)) {
      places.append(row)
      for name in names { try add(name, .place(places.count - 1)) }
    }
    return (countries, places)
  }

  private mutating func addPeople(_ country: Country, _ index: Int) throws(TableError) {
    for noun in country.people {
      let isPlural = noun.hasSuffix("s") || noun.hasSuffix("men") || !country.people.contains(noun + "s")
      try add(noun, .people(index, plural: isPlural))
    }
  }

  mutating func loadNouns() throws(TableError) -> (agents: [AgentNoun], objects: [ObjectNoun]) {
    var agents: [AgentNoun] = []
    for row in try table("agents", ["singular", "plural", "sector", "kind"], ["weak"]).rows {
      agents.append(
        AgentNoun(
          sector: try row.text("sector"), kind: try row.choice("kind") ?? .person, isWeak: try row.flag("weak")))
      try addForms(row) { .agent(agents.count - 1, plural: $0) }
    }
    var objects: [ObjectNoun] = []
    for row in try table("objects", ["singular", "plural", "class"], ["site"]).rows {
      objects.append(ObjectNoun(category: try row.text("class"), isSite: try row.flag("site")))
      try addForms(row) { .object(objects.count - 1, plural: $0) }
    }
    return (agents, objects)
  }

  private mutating func addForms(_ row: TableRow, _ entry: (_ plural: Bool) -> Lexicon.Entry) throws(TableError) {
    let singular = try row.text("singular")
    let plural = try row.text("plural")
    try add(singular, entry(singular == plural), row)
    if plural != singular { try add(plural, entry(true), row) }
  }

  mutating func loadOrganizations(
    _ name: String, _ entry: (Int) -> Lexicon.Entry
  ) throws(TableError) -> [Organization] {
    var organizations: [Organization] = []
    for row in try table(name, ["name", "country", "sector", "code"], ["variants"]).rows {
      let organization = Organization(
        name: try row.text("name"), country: row.optional("country"), sector: try row.text("sector"),
        code: row.optional("code"))
      organizations.append(organization)
      for name in [organization.name] + row.list("variants") {
        try add(name, entry(organizations.count - 1), row)
      }
    }
    return organizations
  }

  mutating func loadTitles() throws(TableError) -> [String] {
    var sectors: [String] = []
    for row in try table("titles", ["title", "sector"]).rows {
      sectors.append(try row.text("sector"))
      try add(try row.text("title"), .title(sectors.count - 1), row)
    }
    return sectors
  }

  mutating func loadLeaders() throws(TableError) -> [Leader] {
    var leaders: [Leader] = []
    for row in try table("leaders", ["name", "variants", "country", "sector", "from", "to"]).rows {
      leaders.append(
        Leader(
          name: try row.text("name"), country: row.optional("country"), sector: try row.text("sector"),
          from: try row.integer("from"), to: try row.integer("to")))
      for name in [try row.text("name")] + row.list("variants") {
        try add(name, .leader(leaders.count - 1), row)
      }
    }
    return leaders
  }

  mutating func loadGivenNames() throws(TableError) {
    for row in try table("given-names", ["name"]).rows {
      try add(try row.text("name"), .givenName, row)
    }
  }

  mutating func loadWeapons() throws(TableError) -> [String] {
    var kinds: [String] = []
    for row in try table("weapons", ["text", "kind"]).rows {
      kinds.append(try row.text("kind"))
      try add(try row.text("text"), .weapon(kinds.count - 1), row)
    }
    return kinds
  }

  mutating func loadNumbers() throws(TableError) -> (numbers: [NumberWord], bounds: [NumberWord.Bound]) {
    var numbers: [NumberWord] = []
    for row in try table("numbers", ["text", "kind", "value"]).rows {
      guard let kind = try row.choice("kind", as: NumberWord.Kind.self), let value = try row.integer("value") else {
        throw row.error("has no kind or no value")
      }
      numbers.append(NumberWord(kind: kind, value: value))
      try add(try row.text("text"), .number(numbers.count - 1), row)
    }
    var bounds: [NumberWord.Bound] = []
    for row in try table("bounds", ["text", "bound"]).rows {
      bounds.append(try row.choice("bound") ?? .none)
      try add(try row.text("text"), .bound(bounds.count - 1), row)
    }
    return (numbers, bounds)
  }

  mutating func loadTimes() throws(TableError) -> [TimeWord] {
    var words: [TimeWord] = []
    for row in try table("times", ["text", "kind", "value"]).rows {
      words.append(try TimeWord.load(row))
      try add(try row.text("text"), .time(words.count - 1), row)
    }
    return words
  }

  mutating func loadHarms() throws(TableError) -> [Harm] {
    var harms: [Harm] = []
    for row in try table("harms", ["text", "kind", "forms"]).rows {
      harms.append(try Harm.load(row))
      try add(try row.text("text"), .harm(harms.count - 1), row)
    }
    return harms
  }
}
