extension ActorLexicon {
  /// Reads the actor tables under `DATA/lexicons`. Throws ``TableError`` with file and line for the first fault.
  init(data: String, words: TableWords) throws(TableError) {
    var loader = ActorLexiconLoader(folder: data + "/lexicons", words: words)
    try loader.loadCountries()
    try loader.loadNouns()
    let shared = try loader.organizations("organizations") { .organization($0) }
    loader.lexicon.organizations = try loader.organizations("institutions", behind: shared, areNational: true) { .organization($0) }
    loader.lexicon.metonyms = try loader.organizations("metonyms") { .metonym($0) }
    try loader.loadTitles()
    try loader.loadOfficeholders()
    try loader.loadGivenNames()
    try loader.loadMarkers()
    try loader.loadAntecedentVerbs()
    self = loader.lexicon
  }
}
