/// Reads the tables of the ontology one after another into one vocabulary.
struct OntologyLoader {
  let types: [EventType]
  private let tables: OntologyTables
  private var frames: [String: Frame] = [:]
  var vocabulary = Vocabulary()
  var triggers: [Trigger] = []
  private var inflection = Inflection()
  /// Of triggers: the forms of the verbs and nouns met so far.
  private var verbForms: [String: [Int32]] = [:]
  private var nounForms: [String: [Int32]] = [:]
  /// Of cells met so far, which many rows share: what they ask and exclude.
  private var needs: [String: [[Condition]]] = [:]
  private var exclusions: [String: [Exclusion]] = [:]
  /// By event and mode, apart by a slash: index into `types`.
  private let typeNumbers: [String: Int]

  init(types: [EventType], tables: OntologyTables) {
    self.types = types
    self.tables = tables
    typeNumbers = Dictionary(types.enumerated().map { (Self.name($1.event, $1.mode), $0) }) { first, _ in first }
  }

  mutating func loadFrames() throws(TableError) {
    frames = try Frame.load(tables, vocabulary: &vocabulary)
  }

  private enum VerbKind: String, CaseIterable {
    case irregular, doubled, light, effect, blame, befall
    case keepsSubject = "keeps-subject"
  }

  mutating func loadVerbs() throws(TableError) {
    let rows = try tables.rows("verbs", required: ["kind", "verb"], optional: ["past", "participle"])
    var verbs: [(kind: VerbKind, verb: String)] = []
    for row in rows {
      guard let kind = try row.choice("kind", as: VerbKind.self) else { throw row.error("column \"kind\" is empty") }
      let verb = try row.text("verb")
      switch kind {
      case .irregular:
        inflection.irregular[verb] = .init(past: try row.text("past"), participle: try row.text("participle"))
      case .doubled: inflection.doubled.insert(verb)
      case .light, .effect, .blame, .befall, .keepsSubject: break
      }
      verbs.append((kind, verb))
    }
    for (kind, verb) in verbs where kind != .doubled {
      vocabulary.addVerb(verb, inflection: inflection)
      vocabulary.update(vocabulary.number(verb)) { word in
        if kind == .light { word.isLight = true }
        if kind == .effect { word.isEffect = true }
        if kind == .blame { word.isBlame = true }
        if kind == .befall { word.isBefall = true }
        if kind == .keepsSubject { word.keepsSubject = true }
      }
    }
  }

  mutating func loadWords() throws(TableError) {
    let rows = try tables.rows("words", required: ["class", "words"])
    for row in rows {
      let name = try row.text("class")
      guard let wordClass = WordClass(name: name) else {
        throw row.error("unknown class \"\(name)\"; the classes are \(WordClass.names.joined(separator: ", "))")
      }
      for word in row.list("words") {
        vocabulary.update(vocabulary.number(word)) { $0.classes.insert(wordClass) }
      }
    }
  }

  mutating func loadAttribution() throws(TableError) {
    let rows = try tables.rows("attribution", required: ["verb", "stance"], optional: ["statement", "content"])
    for row in rows {
      let verb = try row.text("verb")
      guard let stance = try row.choice("stance", as: Event.Attribution.Stance.self) else {
        throw row.error("column \"stance\" is empty")
      }
      let statement = try PublicSpeech.verb(row, types: types)
      vocabulary.addVerb(verb, inflection: inflection)
      vocabulary.update(vocabulary.number(verb)) { word in
        word.stance = stance
        word.statement = statement
      }
    }
  }

  mutating func loadFactuality() throws(TableError) {
    let rows = try tables.rows("factuality", required: ["word", "kind", "factuality"])
    for row in rows {
      let word = try row.text("word")
      guard let kind = try row.choice("kind", as: FactualityCue.Kind.self) else {
        throw row.error("column \"kind\" is empty")
      }
      guard let factuality = try row.choice("factuality", as: Event.Factuality.self) else {
        throw row.error("column \"factuality\" is empty")
      }
      let cue = FactualityCue(kind: kind, factuality: factuality)
      switch kind {
      case .governor, .infinitiveGovernor:
        vocabulary.addVerb(word, inflection: inflection)
        vocabulary.add(cue, to: vocabulary.number(word))
      case .nounGovernor:
        for form in inflection.forms(ofNoun: word) {
          vocabulary.add(cue, to: vocabulary.number(form))
        }
      default:
        vocabulary.add(cue, to: vocabulary.number(word))
      }
    }
  }

  mutating func loadTriggers() throws(TableError) {
    let rows = try tables.rows("triggers", required: ["trigger", "part", "event", "mode", "frame", "needs", "unless"])
    for row in rows {
      for pattern in try row.patterns("trigger") { add(try trigger(pattern, row)) }
    }
  }

  private mutating func add(_ trigger: Trigger) {
    let index = Int32(triggers.count)
    for number in trigger.head { vocabulary.add(trigger: index, headedBy: number) }
    if trigger.part == .noun {
      for number in trigger.head { vocabulary.update(number) { $0.isEventNoun = true } }
    }
    triggers.append(trigger)
  }

  private mutating func trigger(_ pattern: [[String]], _ row: TableRow) throws(TableError) -> Trigger {
    guard let part = try row.choice("part", as: Trigger.Part.self) else { throw row.error("column \"part\" is empty") }
    let event = try row.text("event")
    let mode = row.value("mode")
    guard let type = typeNumbers[Self.name(event, mode)] else {
      throw row.error("\(event) \(mode ?? "-") is no row of event-types.tsv")
    }
    let frameName = try row.text("frame")
    guard let frame = frames[frameName] else { throw row.error("\(frameName) is no row of frames.tsv") }
    let (words, head) = Self.cut(pattern, part)
    let elements = try elements(words, head: head, part, row)
    return Trigger(
      name: Self.name(pattern), part: part, elements: elements, type: type, frame: frame,
      needs: try needs(of: row), unless: try exclusions(of: row),
      needsText: row.value("needs")?.split(separator: "|").map { $0.split(separator: "&").map(String.init) } ?? [],
      unlessText: row.value("unless")?.split(separator: " ").map(String.init) ?? [], frameName: frameName,
      file: row.file, line: row.line,
      headIndex: head)
  }

  private static func name(_ event: String, _ mode: String?) -> String { event + "/" + (mode ?? "") }

  private mutating func needs(of row: TableRow) throws(TableError) -> [[Condition]] {
    guard let cell = row.value("needs") else { return [] }
    if let known = needs[cell] { return known }
    let read = try ConditionParser(row: row).needs(cell, vocabulary: &vocabulary)
    needs[cell] = read
    return read
  }

  private mutating func exclusions(of row: TableRow) throws(TableError) -> [Exclusion] {
    guard let cell = row.value("unless") else { return [] }
    if let known = exclusions[cell] { return known }
    let read = try ConditionParser(row: row).unless(cell, vocabulary: &vocabulary)
    exclusions[cell] = read
    return read
  }

  /// As it is written in a table: "launch|open ~ attack".
  private static func name(_ pattern: [[String]]) -> String { pattern.map { $0.joined(separator: "|") }.joined(separator: " ") }

  /// The words as the tokenizer cuts them, "cease-fire" in three, and the place of the word that heads them. The first
  /// word of a verb stays whole: it is inflected.
  private static func cut(_ pattern: [[String]], _ part: Trigger.Part) -> (words: [[String]], head: Int) {
    let head = headIndex(pattern, part)
    var cut: (words: [[String]], head: Int) = ([], 0)
    for (index, choices) in pattern.enumerated() {
      cut.words += choices.count > 1 || part == .verb && index == 0 ? [choices] : TableRow.pieces(of: choices[0]).map { [$0] }
      if index == head { cut.head = part == .noun ? cut.words.count - 1 : 0 }
    }
    return cut
  }

  private static func headIndex(_ pattern: [[String]], _ part: Trigger.Part) -> Int {
    guard part == .noun else { return 0 }
    let preposition = pattern.firstIndex { choices in choices.contains { ["of", "on", "to", "for", "in", "between"].contains($0) } }
    return preposition.map { max(0, $0 - 1) } ?? max(0, pattern.count - 1)
  }

  private static let formsOfBe = ["be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"]

  private mutating func elements(
    _ words: [[String]], head: Int, _ part: Trigger.Part, _ row: TableRow
  ) throws(TableError) -> [Trigger.Element] {
    guard let first = words.first, first != ["~"], words.last != ["~"] else {
      throw row.error("a trigger begins and ends with a word")
    }
    var elements: [Trigger.Element] = []
    for (index, choices) in words.enumerated() {
      if choices == ["~"] {
        elements.append(.gap)
        continue
      }
      var numbers: [Int32] = []
      for word in choices {
        let own = part == .verb && index == 0 ? verb(word) : part == .noun && index == head ? noun(word) : [vocabulary.number(word)]
        for number in own where !numbers.contains(number) { numbers.append(number) }
      }
      elements.append(.word(numbers))
    }
    return elements
  }

  /// The forms of a verb, by their numbers. The same verbs stand in many rows.
  private mutating func verb(_ word: String) -> [Int32] {
    if let known = verbForms[word] { return known }
    vocabulary.addVerb(word, inflection: inflection)
    let spellings = word == "be" ? Self.formsOfBe : inflection.forms(ofVerb: word).map(\.spelling)
    let numbers = spellings.map { vocabulary.number($0) }
    verbForms[word] = numbers
    return numbers
  }

  private mutating func noun(_ word: String) -> [Int32] {
    if let known = nounForms[word] { return known }
    let numbers = inflection.forms(ofNoun: word).map { vocabulary.number($0) }
    nounForms[word] = numbers
    return numbers
  }
}

extension TableRow {
  /// What "launch|open ~ attack|counter-attack" stands for: for every place the words of which any can stand there,
  /// a choice of several pieces in a pattern of its own.
  ///
  /// Throws when an alternative is empty, or when they stand for more than ``mostPhrases``.
  fileprivate func patterns(_ column: String) throws(TableError) -> [[[String]]] {
    var patterns: [[[String]]] = [[]]
    var phrases = 1
    for (index, place) in try text(column).split(separator: " ").enumerated() {
      let choices = place.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard !choices.contains(where: \.isEmpty) else {
        throw error("column \"\(column)\": \"\(place)\" has an empty alternative")
      }
      let isInflected = index == 0 && value("part") == Trigger.Part.verb.rawValue
      let whole = choices.filter { isInflected || Self.pieces(of: $0).count == 1 }
      let cut = choices.filter { !isInflected && Self.pieces(of: $0).count > 1 }
      let groups = (whole.isEmpty ? [] : [whole]) + cut.map { [$0] }
      phrases *= choices.count
      guard phrases <= Self.mostPhrases else {
        throw error("column \"\(column)\" stands for more than \(Self.mostPhrases) triggers; write several rows")
      }
      patterns = patterns.flatMap { pattern in groups.map { pattern + [$0] } }
    }
    return patterns
  }

  private static let mostPhrases = 200

  /// "cease-fire" in three, as the tokenizer cuts it.
  fileprivate static func pieces(of word: String) -> [String] {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, parts.allSatisfy({ $0.first?.isLetter == true && $0.last?.isLetter == true }) else { return [word] }
    return Array(parts.map { [$0] }.joined(separator: ["-"]))
  }
}
