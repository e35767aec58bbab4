/// What the words around a place say of it: its whole name, and whether anything is set there.
extension FieldReading {
  /// "the Nur Shams camp at Tulkarm": with the name that the site itself has.
  func wholeSite(_ place: PlaceMention) -> Range<Int>? {
    guard case .resolved(let resolved) = place.resolution, resolved.precision == .site, let name = place.name, name != place.tokens else { return nil }
    let field = marked.field
    let sentence = field.sentence(of: place.tokens.lowerBound).tokens
    var first = place.tokens.lowerBound
    while first > sentence.lowerBound, place.tokens.lowerBound - first < Self.longestName, field.tags[first - 1].isProperNoun,
      field.words[first - 1].isCapitalized, marked.placeAt[first - 1] < 0
    {
      first -= 1
    }
    return first < place.tokens.lowerBound ? first..<place.tokens.upperBound : nil
  }

  private static let longestName = 4

  /// "the X-Y highway": the whole name of the road, which begins with that of a town.
  func road(from town: Range<Int>) -> Range<Int>? {
    let field = marked.field
    let sentence = field.sentence(of: town.lowerBound).tokens
    var end = town.upperBound
    guard end < sentence.upperBound, ["-", "–", "—"].contains(field.words[end]) else { return nil }
    end += 1
    let limit = min(sentence.upperBound, end + Self.longestRoad)
    while end < limit, field.words[end].isCapitalized || ["-", "–", "—"].contains(field.words[end]) { end += 1 }
    guard end < limit, end > town.upperBound + 1, Self.roads.contains(field.word(end)) else { return nil }
    return town.lowerBound..<end + 1
  }

  private static let longestRoad = 6
  private static let roads: Set = ["road", "highway", "motorway", "expressway", "route", "railway", "corridor", "line"]

  /// Stands behind "to" or "from".
  func leadsAway(_ tokens: Range<Int>) -> Bool {
    let tree = marked.tree
    guard var head = head(of: tokens), tree.relation(head) == .pobj else { return false }
    // "from the province of X".
    let above = tree.head(head)
    if marked.field.word(above) == "of", tree.relation(tree.head(above)) == .pobj { head = tree.head(above) }
    return ["to", "from", "towards", "toward"].contains(marked.field.word(tree.head(head)))
  }

  /// Is where something is set, and nobody who acts or is asked: not "asked Washington to help".
  func isScene(_ tokens: Range<Int>) -> Bool {
    guard let head = head(of: tokens), !leadsAway(tokens), !marked.isHome(head) else { return false }
    let verb = marked.field.tree.head(head)
    switch marked.field.tree.relation(head) {
    case .nsubj where marked.field.tags[verb] == .verbBase: return false
    // "Islamabad ended the practice": a seat of government acts.
    case .nsubj where marked.isActingSeat(head): return false
    case .nsubj, .dobj, .dative: return !asks(verb)
    default: return true
    }
  }

  private func asks(_ verb: Int) -> Bool {
    marked.isSaying(verb, vocabulary) || isTold(by: verb)
  }

  /// The word of a name on which the rest of it and what it is joined to hang.
  private func head(of tokens: Range<Int>) -> Int? {
    let tree = marked.field.tree
    guard var head = tokens.last(where: { !tokens.contains(tree.head($0)) }) else { return nil }
    for _ in 0..<4 where tree.relation(head) == .conj || tree.relation(head) == .compound { head = tree.head(head) }
    return head
  }
}
