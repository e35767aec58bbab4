/// Finds who was harmed, how, and how many: "killed two people", "12 civilians were wounded", "the toll rose to 45".
struct CasualtyFinder: Sendable {
  private let harms: [Harm]

  init(_ lexicons: Lexicons) { harms = lexicons.harms }

  /// In order of position.
  ///
  /// - Parameter people: noun phrases for persons and groups, in order.
  func casualties(in reading: Reading, quantities: [Quantity], people: [Phrase]) -> [CasualtyMention] {
    var found: [CasualtyMention] = []
    var nextQuantity = 0
    var nextPerson = 0
    for sentence in reading.document.sentences {
      let quantityRange = Self.range(of: sentence.tokens, from: &nextQuantity, in: quantities, \.tokens)
      let personRange = Self.range(of: sentence.tokens, from: &nextPerson, in: people, \.tokens)
      let reader = CasualtyReader(
        reading: reading, harms: harms, sentence: sentence.tokens,
        quantities: quantities[quantityRange].filter { !$0.isMeasure }, people: Array(people[personRange]))
      found += reader.casualties()
    }
    return found
  }

  /// The elements that begin in a sentence, and where the next sentence's begin.
  private static func range<Element>(
    of sentence: Range<Int>, from next: inout Int, in elements: [Element], _ tokens: KeyPath<Element, Range<Int>>
  ) -> Range<Int> {
    let start = next
    while next < elements.count, elements[next][keyPath: tokens].lowerBound < sentence.upperBound { next += 1 }
    return start..<next
  }
}
