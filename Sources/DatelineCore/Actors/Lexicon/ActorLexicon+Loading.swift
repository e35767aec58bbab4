extension ActorLexicon {
  /// Reads the actor tables under `DATA/lexicons`. Throws ``TableError`` with file and line for the first fault.
  ///
  /// - Parameter parser: cuts the tables' phrases as it cuts text.
  init(data: String, parser: ArticleParser) throws(TableError) {
    var loader = ActorLexiconLoader(folder: data + "/lexicons", parser: parser)
    try loader.loadCountries()
    try loader.loadNouns()
    loader.lexicon.organizations = try loader.organizations("organizations") { .organization($0) }
    loader.lexicon.metonyms = try loader.organizations("metonyms") { .metonym($0) }
    try loader.loadTitles()
    try loader.loadOfficeholders()
    try loader.loadGivenNames()
    try loader.loadMarkers()
    try loader.loadAntecedentVerbs()
    self = loader.lexicon
  }
}
