/// Subjects that parsers lose behind what opens a sentence, and verbs that they take for a word of their object.
extension SpeechGrammar {
  /// "The *17-year-old* denied it": an age that stands for whoever has it.
  func mendAge(_ old: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let verb = columns.head(old)
    guard old - 4 >= sentence.lowerBound, folded[old - 1] == "-", ["year", "month"].contains(folded[old - 2]), verb > old, columns.tags[verb].isVerb,
      !(old + 1..<verb).contains(where: { columns.tags[$0].isNoun }),
      case let own = children(of: verb, columns, around(verb, in: sentence)), !own.contains(where: { columns.relations[$0].isSubject })
    else { return }
    let isPassive = own.contains { columns.relations[$0] == .auxpass }
    columns.begin()
    columns.tag(old, as: .noun)
    columns.attach(old, to: verb, isPassive ? .nsubjpass : .nsubj)
    for token in own where token < old && columns.tags[token] == .determiner { columns.attach(token, to: old, .det) }
    columns.settle([old], within: sentence.count)
  }

  /// "*Expressing* condolences to the families in X, the president appealed": parsers make the participle the subject and
  /// the president another name of X.
  func mendParticipleOpening(_ participle: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let verb = columns.head(participle)
    guard participle <= sentence.lowerBound + 1, verb > participle, verb - participle <= Self.longestOpening, columns.tags[verb].isVerb,
      !children(of: verb, columns, participle..<verb).contains(where: { columns.relations[$0] == .nsubj || columns.relations[$0] == .nsubjpass })
    else { return }
    let names = (participle + 1..<verb).filter { token in
      columns.relations[token] == .appos && columns.tags[token].isNoun && columns.head(token) < token && columns.head(token) > participle
        && (columns.head(token) + 1..<token).contains { columns.tags[$0] == .comma }
    }
    guard let subject = names.first(where: { name in children(of: name, columns, participle..<name).contains { columns.relations[$0] == .det } }) ?? names.first
    else { return }
    columns.begin()
    columns.attach(subject, to: verb, .nsubj)
    columns.attach(participle, to: verb, .advcl)
    columns.settle([subject, participle], within: sentence.count)
  }

  private static let longestOpening = 40

  /// "On Tuesday evening *youths* from X barricaded the road": parsers make the youths a part of the evening.
  func mendTimeOpening(_ verb: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let preposition = sentence.lowerBound
    guard columns.relations[preposition] == .prep, columns.head(preposition) == verb, ["on", "in", "by", "at"].contains(folded[preposition]),
      !children(of: verb, columns, around(verb, in: sentence)).contains(where: { columns.relations[$0].isSubject }),
      let subject = (preposition + 2..<min(sentence.upperBound, preposition + Self.longestTime)).first(where: { columns.relations[$0] == .pobj && columns.head($0) == preposition }),
      subject < verb, columns.tags[subject].isNoun, !Self.isTime(folded[subject])
    else { return }
    // The last word of time before the subject's own words.
    guard let time = (preposition + 1..<subject).last(where: { Self.isTime(folded[$0]) }),
      (preposition + 1..<time).allSatisfy({ Self.isTime(folded[$0]) || columns.tags[$0] == .cardinal || columns.tags[$0] == .determiner })
    else { return }
    let isPassive = children(of: verb, columns, subject..<verb).contains { columns.relations[$0] == .auxpass }
    columns.begin()
    columns.attach(subject, to: verb, isPassive ? .nsubjpass : .nsubj)
    columns.attach(time, to: preposition, .pobj)
    for token in preposition + 1..<time where columns.head(token) == subject { columns.attach(token, to: time, columns.relations[token]) }
    columns.settle([subject], within: sentence.count)
  }

  /// Tokens of "On the evening of Tuesday 12 March".
  private static let longestTime = 8

  private static func isTime(_ word: String) -> Bool {
    times.contains(word) || word.utf8.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20")) && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static let times: Set = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "morning", "afternoon", "evening", "night", "noon", "midnight", "dawn",
    "dusk", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ]

  /// "In X, several hundred *supporters* staged a sit-in": parsers make the place the subject and those who act its other name.
  func mendPlaceOpening(_ place: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let verb = columns.head(place)
    guard verb > place, columns.tags[verb].isVerb,
      let preposition = (max(sentence.lowerBound, place - Self.longestName)..<place).last(where: { columns.tags[$0] == .preposition }),
      ["in", "at", "near"].contains(folded[preposition]), children(of: preposition, columns, preposition + 1..<place + 1).isEmpty,
      (preposition + 1..<place).allSatisfy({ columns.head($0) == place }),
      let subject = children(of: place, columns, place + 1..<verb).first(where: { columns.relations[$0] == .appos && columns.tags[$0].isNoun })
    else { return }
    columns.begin()
    columns.attach(place, to: preposition, .pobj)
    columns.attach(subject, to: verb, .nsubj)
    columns.settle([subject, place], within: sentence.count)
  }

  private static let longestName = 5

  /// "A helicopter *strafed* paddy fields", "The country's army *seized* power": a participle between two nouns of which
  /// parsers make one.
  func mendHiddenVerb(_ verb: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let object = columns.head(verb)
    let subject = verb - 1
    guard columns.relations[verb] == .amod, columns.tags[verb] == .verbPastParticiple, harms.contains(folded[verb]), !Self.adjectives.contains(folded[verb]),
      object > verb, object - verb <= Self.longestObject, columns.tags[object].isNoun, subject > sentence.lowerBound,
      isSubject(subject, of: verb, object, columns, folded), !Self.isTime(folded[subject]),
      columns.relations[object] == .root || columns.relations[object] == .dobj && sayings.contains(folded[columns.head(object)])
    else { return }
    let left = children(of: object, columns, sentence.lowerBound..<verb) + children(of: subject, columns, sentence.lowerBound..<subject)
    // Without an article or a possessor before it, "rebel seized town" may be one noun.
    guard let first = left.first(where: { columns.relations[$0] == .det || columns.relations[$0] == .poss }) else { return }
    let (head, relation) = (columns.head(object), columns.relations[object])
    columns.begin()
    columns.tag(verb, as: .verbPast)
    if relation == .root { columns.attach(verb, to: verb, .root) } else { columns.attach(verb, to: head, .ccomp) }
    columns.attach(object, to: verb, .dobj)
    columns.attach(subject, to: verb, .nsubj)
    if columns.tags[subject] == .adjective { columns.tag(subject, as: .noun) }
    for token in left where token != subject && columns.head(token) == object { columns.attach(token, to: token < first ? verb : subject, columns.relations[token]) }
    for token in children(of: object, columns, object + 1..<sentence.upperBound) where [.punct, .conj, .cc, .advcl, .npadvmod].contains(columns.relations[token]) {
      columns.attach(token, to: verb, columns.relations[token])
    }
    columns.settle([object, subject], within: sentence.count)
  }

  /// A noun, or what stands for one: "the military", "a 24-year-old".
  private func isSubject(_ token: Int, of verb: Int, _ object: Int, _ columns: Columns, _ folded: [String]) -> Bool {
    if columns.tags[token].isNoun {
      return columns.head(token) == verb && columns.relations[token] == .nsubj || columns.head(token) == object && [.compound, .nmod].contains(columns.relations[token])
    }
    return columns.head(token) == object && columns.relations[token] == .amod && (folded[token] == "military" || folded[token] == "old" && folded[token - 1] == "-")
  }

  /// "set a bus *ablaze*": what burns, which parsers make a part of the flames.
  func mendAblaze(_ ablaze: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let verb = columns.head(ablaze)
    guard [.dobj, .ccomp, .oprd].contains(columns.relations[ablaze]), columns.tags[ablaze].isNoun, verb < ablaze, ["set", "sets", "setting"].contains(folded[verb]),
      case let own = children(of: ablaze, columns, verb + 1..<ablaze), let thing = own.last, thing == ablaze - 1, columns.tags[thing].isNoun
    else { return }
    columns.tag(ablaze, as: .adjective)
    columns.attach(ablaze, to: verb, .advmod)
    columns.attach(thing, to: verb, .dobj)
    for token in own.dropLast() { columns.attach(token, to: thing, columns.relations[token]) }
  }

  private static let longestObject = 5
  /// Participles that stand behind nouns: "army controlled areas".
  private static let adjectives: Set = ["controlled", "occupied", "held", "led", "wounded", "injured", "displaced", "armed", "mined", "disputed"]
}
