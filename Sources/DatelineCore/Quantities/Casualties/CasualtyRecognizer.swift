import Linguistics

/// Finds who was harmed, how, and how many: "killed two people", "12 civilians were wounded", "the toll rose to 45".
struct CasualtyRecognizer: Sendable {
  let lexicon: QuantityLexicon

  init(_ lexicon: QuantityLexicon) { self.lexicon = lexicon }

  /// In order of the words of harm.
  ///
  /// - Parameters:
  ///   - quantities: of the field, in order.
  ///   - actors: of the field: who can be a victim.
  func casualties(in field: ParsedField, quantities: [Quantity], actors: [ActorMention]) -> [CasualtyMention] {
    let counter = VictimCounter(field: field, quantities: quantities, actors: actors)
    var found: [CasualtyMention] = []
    for sentence in field.sentences {
      let reader = HarmReader(field: field, sentence: sentence.tokens, counter: counter) { token in
        lexicon.longest(in: field, at: token, limit: sentence.tokens.upperBound) {
          if case .harm(let harm) = $0 { harm } else { nil }
        } != nil
      }
      let first = found.count
      var token = sentence.tokens.lowerBound
      while token < sentence.tokens.upperBound {
        let match = lexicon.longest(in: field, at: token, limit: sentence.tokens.upperBound) {
          if case .harm(let harm) = $0 { harm } else { nil }
        }
        guard let match else {
          token += 1
          continue
        }
        found += reader.casualties(of: match.value, at: match.tokens)
        token = match.tokens.upperBound
      }
      if found.count == first, let before = found.last, sentence.tokens.lowerBound - before.tokens.upperBound < Self.recountReach {
        found += recounts(of: before, in: sentence.tokens, field, counter)
      }
      if found.count > first {
        found += CasualtyShares(field: field, counter: counter).shares(of: Array(found[first...]), in: sentence.tokens)
      }
    }
    return merged(found)
  }

  /// How many tokens behind a count another may speak of it.
  private static let recountReach = 120

  /// "Police put the figure at nine", "witnesses gave a toll of 20": of those whom the sentences before have counted.
  private func recounts(of before: CasualtyMention, in sentence: Range<Int>, _ field: ParsedField, _ counter: VictimCounter) -> [CasualtyMention] {
    sentence.compactMap { verb in
      guard field.tags[verb].isVerb, ["put", "give"].contains(field.lemmas[verb]), let figure = field.tree.child(of: verb, .dobj),
        ["figure", "number", "toll", "total", "tally", "count"].contains(field.folded[figure])
      else { return nil }
      let isGiven = field.lemmas[verb] == "give"
      let own = field.tree.child(of: figure, .prep)
      guard (own == nil) != isGiven,
        let preposition = isGiven ? own : field.tree.children(of: verb, .prep).first(where: { field.folded[Int($0)] == "at" }).map({ Int($0) }),
        field.folded[preposition] == (isGiven ? "of" : "at"), let quantity = field.tree.child(of: preposition, .pobj).flatMap(counter.quantity)
      else { return nil }
      return CasualtyMention(
        tokens: figure..<quantity.tokens.upperBound, kind: before.kind, count: quantity.count, victims: nil, isTotal: true, harm: figure)
    }
  }

  /// "The toll climbed to 45 dead" is one count, told by two words.
  private func merged(_ found: [CasualtyMention]) -> [CasualtyMention] {
    var kept: [CasualtyMention] = []
    for mention in found {
      // "stabbed a man to death" injured nobody besides.
      if let last = kept.last, last.kind == .injured, mention.kind == .killed, last.victims != nil, last.victims == mention.victims,
        last.tokens.overlaps(mention.tokens)
      {
        kept.removeLast()
      }
      if let last = kept.last, last.kind == mention.kind, last.count == mention.count,
        last.tokens.overlaps(mention.tokens), last.harm != mention.harm
      {
        kept[kept.count - 1].tokens = min(last.tokens.lowerBound, mention.tokens.lowerBound)..<max(
          last.tokens.upperBound, mention.tokens.upperBound)
        kept[kept.count - 1].victims = last.victims ?? mention.victims
        kept[kept.count - 1].isTotal = last.isTotal || mention.isTotal
      } else {
        kept.append(mention)
      }
    }
    return kept
  }
}
