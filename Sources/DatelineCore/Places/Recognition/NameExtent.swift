/// Where a name that the gazetteer has begins and ends in the text.
struct NameExtent {
  let text: PlaceText

  private var field: ParsedField { text.field }

  /// "the Dnipro river" is also asked for with its noun.
  func withNoun(_ tokens: Range<Int>, _ key: String, _ lookup: inout PlaceLookup) -> [Gazetteer.Match] {
    let next = tokens.upperBound
    guard next < field.sentence(of: tokens.lowerBound).tokens.upperBound, !text.capital[next],
      !text.word(next).places.isDisjoint(with: .natural)
    else { return [] }
    return lookup.matches(key + " " + text.piece(next))
  }

  /// With the capitalised words that belong to the name: "Kharkiv Oblast", "Salinas Valley", "North London". Nil where
  /// there are none, or the name before reaches into them.
  func widened(_ tokens: Range<Int>, _ sentence: Range<Int>, after last: PlaceName?) -> Range<Int>? {
    var wider = tokens
    let next = tokens.upperBound
    if sentence.contains(next), text.capital[next], field.words[next - 1] != "." {
      let noun = text.word(next).places
      let isInPlace = text.entity(at: next).map { $0.kind.isPlace && $0.tokens.contains(tokens.lowerBound) } ?? false
      let isWritten = !(sentence.contains(next + 1) && text.capital[next + 1])
      if isWritten, !noun.isDisjoint(with: [.natural, .region]) || (isInPlace && noun.contains(.unit)) {
        wider = tokens.lowerBound..<next + 1
      }
    }
    // Directions in capitals, but not the first word of a sentence.
    while wider.lowerBound - 1 > sentence.lowerBound, text.capital[wider.lowerBound - 1],
      text.word(wider.lowerBound - 1).classes.has([.direction, .regionAdjective])
    {
      wider = wider.lowerBound - 1..<wider.upperBound
    }
    if let last, last.tokens.upperBound > wider.lowerBound { return nil }
    return wider == tokens ? nil : wider
  }

  /// "City of Montreal" is Montreal.
  func withoutKind(_ tokens: Range<Int>) -> Range<Int> {
    guard tokens.count > 2, field.word(tokens.lowerBound + 1) == "of",
      ["city", "county", "town", "village", "township", "district", "port", "municipality"].contains(
        field.word(tokens.lowerBound))
    else { return tokens }
    return tokens.lowerBound + 2..<tokens.upperBound
  }
}
