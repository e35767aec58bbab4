/// What violence leaves behind: "left three soldiers dead and five others wounded".
extension SpeechGrammar {
  static func isLeaving(_ word: String) -> Bool { ["left", "leaves", "leave", "leaving"].contains(word) }

  /// Parsers make of it a list of those who were left, or a clause of the wounded, who then act. The dead are the verb's
  /// object, and the wounded another, each with the word that says what became of them.
  func mendToll(of leaving: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    guard let dead = fate(behind: leaving, ["dead"], in: sentence, columns, folded) else { return }
    var joint = dead.fate + 1
    guard sentence.contains(joint), ["and", ","].contains(folded[joint]) else { return }
    if folded[joint] == ",", sentence.contains(joint + 1), folded[joint + 1] == "and" { joint += 1 }
    guard let hurt = fate(behind: joint, ["wounded", "injured", "hurt"], in: sentence, columns, folded) else { return }
    columns.begin()
    raise(leaving, above: dead.head, in: sentence, &columns)
    gather(dead.people, &columns)
    gather(hurt.people, &columns)
    columns.attach(dead.head, to: leaving, .dobj)
    columns.attach(dead.fate, to: leaving, .oprd)
    columns.attach(joint, to: leaving, .cc)
    columns.attach(hurt.head, to: leaving, .dobj)
    // "... injured on Monday": the day of all of it.
    for token in children(of: hurt.fate, columns, around(hurt.fate, in: sentence)) where token > hurt.fate { columns.attach(token, to: leaving, columns.relations[token]) }
    columns.attach(hurt.fate, to: hurt.head, .acl)
    columns.tag(hurt.fate, as: .verbPastParticiple)
    columns.settle([leaving, dead.head, dead.fate, hurt.head, hurt.fate], within: sentence.count)
  }

  /// "The riot left eleven inmates dead", read as "the riot that was left inmates": the verb is the sentence's, and its noun
  /// the subject.
  private func raise(_ leaving: Int, above people: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let subject = columns.head(leaving)
    guard columns.relations[leaving] == .acl, columns.head(subject) == people, columns.tags[people].isVerb else { return }
    columns.attach(leaving, to: columns.head(people) == people ? leaving : columns.head(people), columns.relations[people])
    columns.attach(subject, to: leaving, .nsubj)
    for token in children(of: people, columns, around(people, in: sentence)) where token != leaving && token != subject {
      columns.attach(token, to: leaving, columns.relations[token])
    }
  }

  /// The people behind a word and what became of them: "at least *nine people dead*".
  private func fate(
    behind token: Int, _ fates: Set<String>, in sentence: Range<Int>, _ columns: Columns, _ folded: [String]
  ) -> (people: Range<Int>, head: Int, fate: Int)? {
    let window = (token + 1..<token + Self.longestPeople).clamped(to: sentence)
    guard let fate = window.first(where: { fates.contains(folded[$0]) }), fate > token + 1 else { return nil }
    let people = token + 1..<fate
    guard people.allSatisfy({ isOfPeople($0, columns, folded) }), columns.tags[fate - 1] != .preposition, columns.tags[fate - 1] != .determiner else { return nil }
    return (people, fate - 1, fate)
  }

  /// Words by which people are counted and called; a noun that the tagger takes for a verb in the present among them.
  private func isOfPeople(_ token: Int, _ columns: Columns, _ folded: [String]) -> Bool {
    switch columns.tags[token] {
    case .cardinal, .determiner, .adjective, .comparative, .superlative, .superlativeAdverb, .comparativeAdverb, .predeterminer, .possessivePronoun, .hyphen:
      true
    case .preposition, .adverb, .to: Self.bounds.contains(folded[token])
    case .verbPresentThird: folded[token].hasSuffix("s")
    case let tag: tag.isNoun
    }
  }

  private static let bounds: Set = ["at", "of", "than", "about", "around", "over", "nearly", "almost", "some", "up", "to", "more", "least"]
  private static let longestPeople = 10

  /// One noun phrase whose head is its last word.
  private func gather(_ people: Range<Int>, _ columns: inout Columns) {
    let head = people.upperBound - 1
    if !columns.tags[head].isNoun, columns.tags[head] != .cardinal { columns.tag(head, as: .pluralNoun) }
    for token in people where token < head && !people.contains(columns.head(token)) {
      columns.attach(token, to: head, columns.tags[token] == .cardinal || token == people.lowerBound ? .nummod : .compound)
    }
  }
}
