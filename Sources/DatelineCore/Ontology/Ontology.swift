/// What there is to find and the words by which it is told: the tables of the `ontology` folder, read and checked.
///
/// Made once; its look-ups do not grow with the number of triggers.
final class Ontology: Sendable {
  let types: [EventType]
  let triggers: [Trigger]
  /// The same triggers by the words that head them.
  let index: TriggerIndex
  let vocabulary: Vocabulary
  /// A casualty or a mass flight told without a trigger of its own becomes an event of these types.
  let kill: Int
  let injure: Int
  /// What someone is told that he must do.
  let demand: Int
  /// The vocabulary's numbers of words that the syntax asks for by name.
  let by: Int
  let of: Int
  let between: Int
  let on: Int
  let upon: Int
  let against: Int
  let to: Int
  let `in`: Int
  let from: Int
  let `for`: Int
  let into: Int
  let with: Int
  let using: Int
  /// How a noun that points back to an act takes its participants: as "attack" does.
  let reference: Frame
  let compositions: Compositions
  let means: Means
  let speech: PublicSpeech
  let confidence: ConfidenceModel

  /// Reads every table of `folder`, with those of `addition`; see ``OntologyTables``. Throws ``TableError`` with file
  /// and line.
  convenience init(folder: String, addition: String? = nil) throws(TableError) {
    try self.init(tables: try OntologyTables(folder: folder, addition: addition))
  }

  init(tables: OntologyTables) throws(TableError) {
    let types = try EventType.load(tables)
    var loader = OntologyLoader(types: types, tables: tables)
    try loader.loadFrames()
    try loader.loadVerbs()
    try loader.loadWords()
    try loader.loadAttribution()
    try loader.loadFactuality()
    try loader.loadTriggers()
    guard
      let kill = types.firstIndex(where: { $0.event == "ASSAULT" && $0.mode == "kill" }),
      let injure = types.firstIndex(where: { $0.event == "ASSAULT" && $0.mode == "injure" }),
      let demand = types.firstIndex(where: { $0.event == "REQUEST" && $0.mode == "demand" })
    else {
      throw TableError(
        file: tables.folder + "/event-types.tsv", line: nil, message: "needs rows for ASSAULT kill, ASSAULT injure and REQUEST demand")
    }
    guard
      let reference = loader.triggers.first(where: {
        $0.part == .noun && $0.wordCount == 1 && types[$0.type].event == "ASSAULT" && types[$0.type].group == "any"
      })?.frame
    else {
      throw TableError(
        file: tables.folder + "/triggers.tsv", line: nil, message: "needs a noun of one word for an ASSAULT of group any")
    }
    self.reference = reference
    by = Int(loader.vocabulary.number("by"))
    of = Int(loader.vocabulary.number("of"))
    between = Int(loader.vocabulary.number("between"))
    on = Int(loader.vocabulary.number("on"))
    upon = Int(loader.vocabulary.number("upon"))
    against = Int(loader.vocabulary.number("against"))
    to = Int(loader.vocabulary.number("to"))
    `in` = Int(loader.vocabulary.number("in"))
    from = Int(loader.vocabulary.number("from"))
    `for` = Int(loader.vocabulary.number("for"))
    into = Int(loader.vocabulary.number("into"))
    with = Int(loader.vocabulary.number("with"))
    using = Int(loader.vocabulary.number("using"))
    means = try Means.load(tables, types: types)
    compositions = try Compositions.load(tables, types: types)
    speech = try PublicSpeech.load(tables, types: types)
    confidence = try ConfidenceModel.load(tables)
    self.types = types
    self.triggers = loader.triggers
    index = TriggerIndex(loader.triggers, loader.vocabulary)
    self.vocabulary = loader.vocabulary
    self.kill = kill
    self.injure = injure
    self.demand = demand
  }
}
