/// Names of places that stand again where no recogniser saw them.
///
/// A recogniser that reads a name in one sentence may miss it in the next; what a name means does not change within an
/// article.
enum RepeatedNames {
  /// The mentions of a field with the further places of their names, in order.
  static func completed(_ mentions: [PlaceMention], in field: ParsedField) -> [PlaceMention] {
    var names: [String: [(words: [String], mention: PlaceMention)]] = [:]
    var covered = [Bool](repeating: false, count: field.count)
    for mention in mentions {
      for token in mention.tokens where covered.indices.contains(token) { covered[token] = true }
      let name = mention.name ?? mention.tokens
      guard !mention.isDemonym, !name.isEmpty, field.folded.indices.contains(name.upperBound - 1),
        case .resolved = mention.resolution, let first = field.words[name].first, first.isCapitalized
      else { continue }
      let words = Array(field.words[name])
      if names[first]?.contains(where: { $0.words == words }) != true { names[first, default: []].append((words, mention)) }
    }
    guard !names.isEmpty else { return mentions }
    var found = mentions
    for token in 0..<field.count where !covered[token] {
      guard let candidates = names[field.words[token]] else { continue }
      for (words, mention) in candidates {
        let range = token..<token + words.count
        guard range.upperBound <= field.count, field.words[range].elementsEqual(words),
          !covered[range].contains(true), !continues(range, field)
        else { continue }
        var repeated = mention
        repeated.tokens = range
        repeated.name = range
        repeated.relation = nil
        repeated.use = use(of: range, field)
        found.append(repeated)
        for index in range { covered[index] = true }
        break
      }
    }
    return found.count == mentions.count ? found : found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Part of a longer name: "Bakhmut Street".
  private static func continues(_ range: Range<Int>, _ field: ParsedField) -> Bool {
    let isName = { (token: Int) in field.tags.indices.contains(token) && field.tags[token].isProperNoun }
    return isName(range.upperBound) || isName(range.lowerBound - 1)
  }

  private static func use(of range: Range<Int>, _ field: ParsedField) -> PlaceMention.Use {
    switch field.tree.relation(range.upperBound - 1) {
    case .compound, .amod, .nmod, .poss: .adjectival
    case .nsubj, .nsubjpass, .agent: .metonym
    default: .location
    }
  }
}
