/// What there is to find and the words by which it is told: the tables of the `ontology` folder, read and checked.
///
/// Made once; its look-ups do not grow with the number of triggers.
final class Ontology: Sendable {
  let types: [EventType]
  let triggers: [Trigger]
  let vocabulary: Vocabulary
  /// A casualty or a mass flight told without a trigger of its own becomes an event of these types.
  let kill: Int
  let injure: Int
  /// The vocabulary's numbers of words that the syntax asks for by name.
  let by: Int
  let of: Int
  let between: Int

  /// Reads every table of `folder`. Throws ``TableError`` with file and line.
  init(folder: String) throws(TableError) {
    let types = try EventType.load(path: folder + "/event-types.tsv")
    var loader = OntologyLoader(types: types)
    try loader.loadFrames(folder + "/frames.tsv")
    try loader.loadVerbs(folder + "/verbs.tsv")
    try loader.loadWords(folder + "/words.tsv")
    try loader.loadAttribution(folder + "/attribution.tsv")
    try loader.loadFactuality(folder + "/factuality.tsv")
    try loader.loadTriggers(folder + "/triggers.tsv")
    guard
      let kill = types.firstIndex(where: { $0.event == "ASSAULT" && $0.mode == "kill" }),
      let injure = types.firstIndex(where: { $0.event == "ASSAULT" && $0.mode == "injure" })
    else {
      throw TableError(
        file: folder + "/event-types.tsv", line: nil, message: "needs rows for ASSAULT kill and ASSAULT injure")
    }
    by = Int(loader.vocabulary.number("by"))
    of = Int(loader.vocabulary.number("of"))
    between = Int(loader.vocabulary.number("between"))
    self.types = types
    self.triggers = loader.triggers
    self.vocabulary = loader.vocabulary
    self.kill = kill
    self.injure = injure
  }
}
