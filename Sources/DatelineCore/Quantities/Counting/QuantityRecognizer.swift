import Linguistics

/// Finds numbers in words and digits, ranges, and the words that bound them: "at least 133", "10 to 15", "dozens of".
struct QuantityRecognizer: Sendable {
  let lexicon: QuantityLexicon

  init(_ lexicon: QuantityLexicon) { self.lexicon = lexicon }

  /// A field's quantities, in order, none overlapping another.
  ///
  /// - Parameter taken: ranges of tokens that already mean something else, such as dates, in order.
  func quantities(in field: ParsedField, except taken: [Range<Int>] = []) -> [Quantity] {
    var isTaken = [Bool](repeating: false, count: field.count)
    for token in taken.joined() where isTaken.indices.contains(token) { isTaken[token] = true }
    for entity in field.document.entities
    // "two night-shift workers": what a hyphen joins to the next word is no time.
    where Self.measures.contains(field.document.labels[entity.label]) && saysWhat(entity.tokens, field) && !(field.document.labels[entity.label] == "PERCENT" && isNoShare(entity.tokens, field)) && field.word(entity.tokens.upperBound) != "-" {
      for token in entity.tokens.clamped(to: 0..<field.count) { isTaken[token] = true }
    }
    var quantities: [Quantity] = []
    for sentence in field.sentences {
      let reader = NumberReader(field: field, lexicon: lexicon, limit: sentence.tokens.upperBound)
      var token = sentence.tokens.lowerBound
      while token < sentence.tokens.upperBound {
        // "The 2021 massacre": words before a number that means something else begin no quantity either.
        if let same = sameNumber(at: token, field, quantities, sentence.tokens) {
          quantities.append(same)
          token = same.tokens.upperBound
        } else if !isTaken[token], let quantity = reader.quantity(at: token), !quantity.tokens.contains(where: { isTaken[$0] }) {
          quantities.append(quantity)
          token = max(token + 1, quantity.tokens.upperBound)
        } else {
          token += 1
        }
      }
    }
    return quantities
  }

  /// "Four guards were killed and *as many* injured": the number that its sentence gave before.
  private func sameNumber(at token: Int, _ field: ParsedField, _ quantities: [Quantity], _ sentence: Range<Int>) -> Quantity? {
    guard token + 2 < sentence.upperBound, field.folded[token] == "as", field.folded[token + 1] == "many", field.folded[token + 2] != "as",
      token > sentence.lowerBound, !Self.multiples.contains(field.folded[token - 1]),
      let last = quantities.last, sentence.contains(last.tokens.lowerBound), !last.isMeasure, last.count.min != nil
    else { return nil }
    return Quantity(tokens: token..<token + 2, count: last.count, isMeasure: false)
  }

  private static let multiples: Set<String> = ["twice", "thrice", "times", "half", "just", "almost", "nearly"]

  /// Has more than numbers and what joins them: "March 3", but not "between 20 and 30", which counts what follows.
  private func saysWhat(_ tokens: Range<Int>, _ field: ParsedField) -> Bool {
    tokens.clamped(to: 0..<field.count).contains { token in
      let word = field.folded[token]
      let isYear = word.utf8.count == 4 && word.utf8.allSatisfy { $0 &- 0x30 < 10 }
      return isYear || (field.tags[token] != .cardinal && !Self.joints.contains(word))
    }
  }

  /// "Four local teenagers" taken for a percentage, without a word or sign of one.
  private func isNoShare(_ tokens: Range<Int>, _ field: ParsedField) -> Bool {
    !tokens.clamped(to: 0..<field.count).contains { field.words[$0].contains("%") || field.folded[$0].hasPrefix("percent") || field.folded[$0] == "cent" }
  }

  private static let joints: Set<String> = [
    "between", "and", "from", "to", "-", "or", "about", "some", "around", "the", "more", "less", "fewer", "than", "at", "least", "over", "nearly", "almost", "up",
  ]

  /// What the entity recogniser finds that counts nobody.
  private static let measures: Set<String> = ["DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"]
}
