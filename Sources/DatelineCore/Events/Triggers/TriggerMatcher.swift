/// Finds the triggers that a sentence's words can be: by the first word's own list, so that the cost does not grow
/// with the number of triggers.
struct TriggerMatcher {
  let marked: MarkedDocument
  let ontology: Ontology

  /// Matches that begin at a token, those of most words first and in order of the table after that.
  func matches(at token: Int, in syntax: SentenceSyntax) -> [TriggerMatch] {
    let candidates = ontology.vocabulary.triggers(marked.words[token])
    if candidates.isEmpty { return [] }
    var found: [TriggerMatch] = []
    for index in candidates {
      let trigger = ontology.triggers[Int(index)]
      guard let end = end(of: trigger.elements[...], from: token, in: syntax) else { continue }
      let anchor = trigger.part == .noun ? end - 1 : token
      guard fits(trigger, anchor: anchor, syntax) else { continue }
      found.append(TriggerMatch(trigger: Int(index), tokens: token..<end, anchor: anchor))
    }
    if found.count < 2 { return found }
    return found.enumerated().sorted {
      let (left, right) = (ontology.triggers[$0.element.trigger], ontology.triggers[$1.element.trigger])
      return left.wordCount == right.wordCount ? $0.offset < $1.offset : left.wordCount > right.wordCount
    }.map(\.element)
  }

  private func end(of elements: ArraySlice<Trigger.Element>, from token: Int, in syntax: SentenceSyntax) -> Int? {
    guard let first = elements.first else { return token }
    guard token < syntax.sentence.tokens.upperBound else { return nil }
    switch first {
    case .word(let numbers):
      guard marked.words[token] >= 0, numbers.contains(marked.words[token]) else { return nil }
      return end(of: elements.dropFirst(), from: token + 1, in: syntax)
    case .gap:
      for skipped in 0...Trigger.gapLimit {
        if skipped > 0, !canSkip(token + skipped - 1, in: syntax) { return nil }
        if let end = end(of: elements.dropFirst(), from: token + skipped, in: syntax) { return end }
      }
      return nil
    }
  }

  /// What may stand in a gap: words of a noun phrase.
  private func canSkip(_ token: Int, in syntax: SentenceSyntax) -> Bool {
    guard let item = syntax.item(at: token) else { return false }
    switch syntax.items[item].kind {
    case .noun, .other, .quote, .conjunction: return true
    default: return false
    }
  }

  private func fits(_ trigger: Trigger, anchor: Int, _ syntax: SentenceSyntax) -> Bool {
    switch trigger.part {
    case .verb: syntax.verb(at: anchor)?.verb.main == anchor
    case .noun: syntax.noun(at: anchor) != nil
    case .phrase: true
    }
  }
}
