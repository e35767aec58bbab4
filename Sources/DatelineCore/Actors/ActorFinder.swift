/// Reads noun phrases for people, groups and things: "Russia's FSB security service", "four suspected militants".
///
/// A phrase is read from left to right: determiner and number, what qualifies, head; then a possessor's head
/// ("the president's spokesman") or what follows with "of" ("members of the militia").
struct ActorFinder: Sendable {
  private let lexicons: Lexicons

  init(_ lexicons: Lexicons) { self.lexicons = lexicons }

  /// In order, none overlapping another.
  func phrases(in input: ActorInput) -> [Phrase] {
    var phrases: [Phrase] = []
    for sentence in input.reading.document.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        let reader = PhraseReader(lexicons: lexicons, input: input, limit: sentence.tokens.upperBound)
        if let phrase = reader.phrase(at: index) {
          phrases.append(phrase)
          index = max(index + 1, phrase.tokens.upperBound)
        } else {
          index += 1
        }
      }
    }
    return phrases
  }
}

/// What was found in a document before its noun phrases are read, by first token.
struct ActorInput: Sendable {
  let reading: Reading
  let names: [Int: NameMention]
  let quantities: [Int: Quantity]
  let toponyms: [Int: (toponym: Toponym, country: String?)]
  /// Tokens that follow a quantity directly.
  let afterQuantity: Set<Int>
  /// By token: part of a place's name.
  let inPlace: [Bool]
  /// The year of the article, for who is in office.
  let year: Int?

  func isInPlace(_ index: Int) -> Bool { index < inPlace.count && inPlace[index] }
}
