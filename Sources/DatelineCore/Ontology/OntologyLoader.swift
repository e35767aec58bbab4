/// Reads the tables of the ontology one after another into one vocabulary.
struct OntologyLoader {
  let types: [EventType]
  private var frames: [String: Frame] = [:]
  var vocabulary = Vocabulary()
  var triggers: [Trigger] = []
  private var inflection = Inflection()

  init(types: [EventType]) {
    self.types = types
  }

  mutating func loadFrames(_ path: String) throws(TableError) {
    frames = try Frame.load(path: path, vocabulary: &vocabulary)
  }

  private enum VerbKind: String, CaseIterable {
    case irregular, doubled, common, light, effect
  }

  mutating func loadVerbs(_ path: String) throws(TableError) {
    let table = try Table(path: path, required: ["kind", "verb"], optional: ["past", "participle"])
    var verbs: [(kind: VerbKind, verb: String)] = []
    for row in table.rows {
      guard let kind = try row.choice("kind", as: VerbKind.self) else { throw row.error("column \"kind\" is empty") }
      let verb = try row.text("verb")
      switch kind {
      case .irregular:
        inflection.irregular[verb] = .init(past: try row.text("past"), participle: try row.text("participle"))
      case .doubled: inflection.doubled.insert(verb)
      case .common, .light, .effect: break
      }
      verbs.append((kind, verb))
    }
    for (kind, verb) in verbs where kind != .doubled {
      vocabulary.addVerb(verb, inflection: inflection)
      vocabulary.update(vocabulary.number(verb)) { word in
        if kind == .light { word.isLight = true }
        if kind == .effect { word.isEffect = true }
      }
    }
  }

  mutating func loadWords(_ path: String) throws(TableError) {
    let table = try Table(path: path, required: ["class", "words"])
    for row in table.rows {
      let name = try row.text("class")
      guard let wordClass = WordClass(name: name) else {
        throw row.error("unknown class \"\(name)\"; the classes are \(WordClass.names.joined(separator: ", "))")
      }
      for word in row.list("words") {
        vocabulary.update(vocabulary.number(word)) { $0.classes.insert(wordClass) }
      }
    }
  }

  mutating func loadAttribution(_ path: String) throws(TableError) {
    let table = try Table(path: path, required: ["verb", "stance"])
    for row in table.rows {
      let verb = try row.text("verb")
      guard let stance = try row.choice("stance", as: Event.Attribution.Stance.self) else {
        throw row.error("column \"stance\" is empty")
      }
      vocabulary.addVerb(verb, inflection: inflection)
      vocabulary.update(vocabulary.number(verb)) { $0.stance = stance }
    }
  }

  mutating func loadFactuality(_ path: String) throws(TableError) {
    let table = try Table(path: path, required: ["word", "kind", "factuality"])
    for row in table.rows {
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
        vocabulary.update(vocabulary.number(word)) { $0.cues.append(cue) }
      case .nounGovernor:
        for form in inflection.forms(ofNoun: word) {
          vocabulary.update(vocabulary.number(form)) { if !$0.cues.contains(cue) { $0.cues.append(cue) } }
        }
      default:
        vocabulary.update(vocabulary.number(word)) { $0.cues.append(cue) }
      }
    }
  }

  mutating func loadTriggers(_ path: String) throws(TableError) {
    let table = try Table(
      path: path, required: ["trigger", "part", "event", "mode", "frame", "needs", "unless"])
    for row in table.rows {
      let trigger = try self.trigger(row)
      let index = Int32(triggers.count)
      if case .word(let first)? = trigger.elements.first {
        for number in first { vocabulary.update(number) { $0.triggers.append(index) } }
      }
      if trigger.part == .noun, case .word(let last)? = trigger.elements.last {
        for number in last { vocabulary.update(number) { $0.isEventNoun = true } }
      }
      if trigger.part == .verb, trigger.frame.passive, trigger.frame.object != nil,
        trigger.elements.count == 1 {
        vocabulary.update(vocabulary.number(trigger.name)) { $0.isTransitive = true }
      }
      triggers.append(trigger)
    }
  }

  private mutating func trigger(_ row: TableRow) throws(TableError) -> Trigger {
    let name = try row.text("trigger")
    guard let part = try row.choice("part", as: Trigger.Part.self) else { throw row.error("column \"part\" is empty") }
    let event = try row.text("event")
    let mode = row.value("mode")
    guard let type = types.firstIndex(where: { $0.event == event && $0.mode == mode }) else {
      throw row.error("\(event) \(mode ?? "-") is no row of event-types.tsv")
    }
    let frameName = try row.text("frame")
    guard let frame = frames[frameName] else { throw row.error("\(frameName) is no row of frames.tsv") }
    let elements = try elements(name, part, row)
    let conditions = ConditionParser(row: row)
    return Trigger(
      name: name, part: part, elements: elements, type: type, frame: frame,
      needs: try conditions.needs(row.value("needs"), vocabulary: &vocabulary),
      unless: try conditions.unless(row.value("unless"), vocabulary: &vocabulary))
  }

  private mutating func elements(
    _ name: String, _ part: Trigger.Part, _ row: TableRow
  ) throws(TableError) -> [Trigger.Element] {
    let words = name.split(separator: " ").map(String.init)
    guard let first = words.first, first != "~", words.last != "~" else {
      throw row.error("a trigger begins and ends with a word")
    }
    var elements: [Trigger.Element] = []
    for (index, word) in words.enumerated() {
      if word == "~" {
        elements.append(.gap)
      } else if part == .verb && index == 0 {
        vocabulary.addVerb(word, inflection: inflection)
        elements.append(.word(inflection.forms(ofVerb: word).map { vocabulary.number($0.spelling) }))
      } else if part == .noun && index == words.count - 1 {
        elements.append(.word(inflection.forms(ofNoun: word).map { vocabulary.number($0) }))
      } else {
        elements.append(.word([vocabulary.number(word)]))
      }
    }
    return elements
  }
}
