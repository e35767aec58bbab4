import Linguistics

/// Finds words for weapons and means of attack.
struct WeaponRecognizer: Sendable {
  let lexicon: QuantityLexicon

  init(_ lexicon: QuantityLexicon) { self.lexicon = lexicon }

  /// In order, none overlapping another.
  func weapons(in field: ParsedField) -> [WeaponMention] {
    let names = names(in: field)
    var weapons: [WeaponMention] = []
    for sentence in field.sentences {
      var token = sentence.tokens.lowerBound
      while token < sentence.tokens.upperBound {
        let match = lexicon.longest(in: field, at: token, limit: sentence.tokens.upperBound) {
          if case .weapon(let kind) = $0 { kind } else { nil }
        }
        if let match, !isOtherwise(match.tokens, field, names) {
          weapons.append(WeaponMention(tokens: match.tokens, kind: match.value))
          token = match.tokens.upperBound
        } else {
          token += 1
        }
      }
    }
    return weapons
  }

  /// Tokens of persons' and places' names.
  private func names(in field: ParsedField) -> Set<Int> {
    var names: Set<Int> = []
    for entity in field.document.entities
    where ["PERSON", "GPE", "LOC"].contains(field.document.labels[entity.label]) { names.formUnion(entity.tokens) }
    return names
  }

  /// "to shell", "they axe", "Rock Hill": a verb form, or part of a name.
  private func isOtherwise(_ tokens: Range<Int>, _ field: ParsedField, _ names: Set<Int>) -> Bool {
    guard tokens.count == 1, let token = tokens.first else { return false }
    if field.tags[token].isVerb, field.tags[token] != .verbGerund { return true }
    let sentence = field.sentence(of: token)
    // "Missiles fired by rebels": a sentence's first word has its capital anyway.
    if token == sentence.tokens.lowerBound, field.words.indices.contains(token + 1), !field.words[token + 1].isCapitalized { return false }
    return sentence.casing == .mixed && field.tags[token].isProperNoun && names.contains(token)
  }
}
