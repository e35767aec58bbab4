/// Look-ups of one article: each name is asked for once.
struct PlaceLookup {
  let gazetteer: Gazetteer
  private var known: [String: [Gazetteer.Match]] = [:]
  private var alike: [String: [Gazetteer.Match]] = [:]

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  mutating func matches(_ key: String) -> [Gazetteer.Match] {
    if let matches = known[key] { return matches }
    let matches = gazetteer.matches(key: key)
    known[key] = matches
    return matches
  }

  /// What `find` makes of a key that the gazetteer does not have: asked once for each.
  mutating func matches(alike key: String, _ find: (Gazetteer) -> [Gazetteer.Match]) -> [Gazetteer.Match] {
    if let matches = alike[key] { return matches }
    let matches = find(gazetteer)
    alike[key] = matches
    return matches
  }

  /// The names that begin at a token, longest first.
  mutating func names(at start: Int, limit: Int, in text: PlaceText) -> [(tokens: Range<Int>, key: String)] {
    guard text.capital[start] else { return [] }
    var found: [(tokens: Range<Int>, key: String)] = []
    var end = start
    var key = ""
    while end < limit, end - start < GazetteerKey.mostWords + 2 {
      defer { end += 1 }
      text.lengthen(&key, by: end)
      if text.capital[end] {
        if key.utf8.count > GazetteerKey.longest { break }
        if !key.isEmpty, isKnown(key) { found.append((start..<end + 1, key)) }
      } else if !text.isConnector(end) {
        if end > start, isRegion(key, text.word(end).places) { found.append((start..<end + 1, key)) }
        break
      }
    }
    return found.reversed()
  }

  /// "the Crimean peninsula": the noun of a region's name may be written small.
  private mutating func isRegion(_ key: String, _ noun: PlaceNoun) -> Bool {
    noun.contains(.land) && matches(key).contains { $0.place.kind == .region || $0.place.kind == .land }
  }

  private func isKnown(_ key: String) -> Bool {
    known[key].map { !$0.isEmpty } ?? gazetteer.isName(key)
  }
}
