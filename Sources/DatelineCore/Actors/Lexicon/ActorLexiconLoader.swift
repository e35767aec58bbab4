import Linguistics

/// Reads the actor tables into rows and the trie of their phrases.
struct ActorLexiconLoader {
  let folder: String
  let words: TableWords
  var lexicon = ActorLexicon()

  private func table(_ name: String, _ required: [String], _ optional: [String] = []) throws(TableError) -> Table {
    try Table(path: folder + "/" + name + ".tsv", required: required, optional: optional)
  }

  private mutating func add(_ text: String, _ entry: ActorEntry) {
    let words = words.words(text)
    lexicon.trie.add(words.map(Folding.fold), ActorLexicon.Keyed(entry: entry, capitals: CapitalRule(words)))
  }

  mutating func loadCountries() throws(TableError) {
    lexicon.countries = try Country.load(try table("countries", Country.columns))
    for (number, country) in lexicon.countries.enumerated() {
      lexicon.iso3[country.iso2] = country.iso3
      for name in [country.name] + country.variants { add(name, .country(number)) }
      for adjective in country.adjectives { add(adjective, .demonym(number)) }
      for name in country.capital { add(name, .capital(number)) }
      for noun in country.people {
        let isPlural = noun.hasSuffix("s") || noun.hasSuffix("men") || !country.people.contains(noun + "s")
        add(noun, .people(number, isPlural: isPlural))
      }
    }
  }

  mutating func loadNouns() throws(TableError) {
    for row in try table("agents", ["singular", "plural", "sector", "kind"], ["weak"]).rows {
      let number = lexicon.agents.count
      lexicon.agents.append(
        AgentNoun(
          sector: try row.text("sector"), kind: try row.choice("kind") ?? .person, isWeak: try row.flag("weak")))
      try addForms(row) { .agent(number, isPlural: $0) }
    }
    for row in try table("objects", ["singular", "plural", "class"], ["site", "sector"]).rows {
      let number = lexicon.objects.count
      lexicon.objects.append(
        ObjectNoun(
          category: try row.text("class"), isSite: try row.flag("site"), sector: row.optional("sector")))
      try addForms(row) { .object(number, isPlural: $0) }
    }
  }

  private mutating func addForms(_ row: TableRow, _ entry: (Bool) -> ActorEntry) throws(TableError) {
    let singular = try row.text("singular")
    let plural = try row.text("plural")
    add(singular, entry(singular == plural))
    if plural != singular { add(plural, entry(true)) }
  }

  /// - Parameters:
  ///   - known: the rows of the tables before, behind which these are counted.
  ///   - areNational: rows of `institutions.tsv`, whose codes are country and sector.
  mutating func organizations(
    _ name: String, behind known: [Organization] = [], areNational: Bool = false, _ entry: (Int) -> ActorEntry
  ) throws(TableError) -> [Organization] {
    var organizations = known
    let required = ["name", "country", "sector"] + (areNational ? [] : ["code"])
    for row in try table(name, required, ["variants", "from", "to"]).rows {
      let organization = Organization(
        name: try row.text("name"), country: try country(row), sector: try row.text("sector"),
        code: areNational ? nil : row.optional("code"), from: try month("from", row), to: try month("to", row), isNational: areNational)
      for name in [organization.name] + row.list("variants") { add(name, entry(organizations.count)) }
      organizations.append(organization)
    }
    return organizations
  }

  private func country(_ row: TableRow) throws(TableError) -> String? {
    guard let country = row.optional("country") else { return nil }
    guard lexicon.iso3[country] != nil else { throw row.error("\"\(country)\" is no country of countries.tsv") }
    return country
  }

  mutating func loadTitles() throws(TableError) {
    for row in try table("titles", ["title", "sector"]).rows {
      add(try row.text("title"), .title(lexicon.titles.count))
      lexicon.titles.append(try row.text("sector"))
    }
  }

  /// Rows of one name are one person.
  mutating func loadOfficeholders() throws(TableError) {
    var known: [String: Int] = [:]
    let columns = ["name", "country", "sector", "from", "to"]
    for row in try table("officeholders", columns, ["variants", "code"]).rows {
      let name = try row.text("name")
      let office = Officeholder.Office(
        country: try country(row), sector: try row.text("sector"), code: row.optional("code"),
        from: try month("from", row), to: try month("to", row))
      let number = known[name] ?? lexicon.officeholders.count
      if number == lexicon.officeholders.count {
        known[name] = number
        lexicon.officeholders.append(Officeholder(name: name, offices: []))
        add(name, .officeholder(number))
      }
      lexicon.officeholders[number].offices.append(office)
      for variant in row.list("variants") { add(variant, .officeholder(number)) }
    }
  }

  private func month(_ column: String, _ row: TableRow) throws(TableError) -> Int? {
    guard let text = row.optional(column) else { return nil }
    guard let month = Officeholder.month(text, isEnd: column == "to") else {
      throw row.error("column \"\(column)\": \"\(text)\" is neither a year nor a year and month")
    }
    return month
  }

  mutating func loadGivenNames() throws(TableError) {
    for row in try table("given-names", ["name"]).rows { add(try row.text("name"), .givenName) }
  }

  mutating func loadMarkers() throws(TableError) {
    for row in try table("actor-markers", ["text", "kind"]).rows {
      guard let marker = try row.choice("kind", as: ActorMarker.self) else { throw row.error("has no kind") }
      add(try row.text("text"), .marker(marker))
    }
  }

  mutating func loadAntecedentVerbs() throws(TableError) {
    for row in try table("antecedent-verbs", ["lemma", "kind"]).rows {
      guard let kind = try row.choice("kind", as: AntecedentVerb.self) else { throw row.error("has no kind") }
      lexicon.antecedentVerbs[try row.text("lemma")] = kind
    }
  }
}
