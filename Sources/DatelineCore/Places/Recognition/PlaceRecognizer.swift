import Linguistics

/// Finds the names of places in a field: what the model calls places, corrected by the gazetteer and the tables.
///
/// The model misses towns and calls them persons, products and organisations; the gazetteer has a town of nearly every
/// surname. So each known name that begins with a capital is weighed: what the model says, how prominent the place is,
/// the words around it, and what the model says of the same name elsewhere in the article.
struct PlaceRecognizer: Sendable {
  let tables: PlaceTables

  init(_ tables: PlaceTables) { self.tables = tables }

  /// In order, none overlapping another; fields are those of `texts`.
  func names(in texts: [PlaceText], _ lookup: inout PlaceLookup) -> (names: [PlaceName], doubtful: [DoubtfulName]) {
    let evidence = ArticleEvidence(texts)
    var names: [PlaceName] = []
    var doubtful: [DoubtfulName] = []
    for (field, text) in texts.enumerated() {
      var reader = FieldRecognizer(
        tables: tables, text: text, field: field, evidence: evidence, lookup: lookup)
      reader.readAll()
      lookup = reader.lookup
      names += reader.names
      doubtful += reader.doubtful
    }
    return (names, doubtful)
  }
}

/// What the whole article says about its names.
struct ArticleEvidence: Sendable {
  /// Folded words that the article has with a capital and in small letters too.
  private var smallWords: Set<String> = []
  /// Last words of persons' full names.
  private var surnames: Set<String> = []
  private var votes: [String: (place: Int, person: Int, all: Int)] = [:]

  init(_ texts: [PlaceText]) {
    var capitalWords: Set<String> = []
    // Most words of an article begin like none of its capitalised words.
    var isBeginning = [UInt64](repeating: 0, count: 1 << 10)
    for text in texts {
      for token in text.capital.indices where text.capital[token] {
        capitalWords.insert(text.field.folded[token])
        let beginning = Self.beginning(text.field.folded[token])
        isBeginning[beginning / 64] |= 1 << UInt64(beginning % 64)
      }
    }
    for text in texts {
      for (token, word) in text.field.folded.enumerated() where !text.capital[token] {
        let beginning = Self.beginning(word)
        guard isBeginning[beginning / 64] & 1 << UInt64(beginning % 64) != 0, capitalWords.contains(word),
          text.field.words[token].startsWithLetter
        else { continue }
        smallWords.insert(word)
      }
      for entity in text.entities {
        let key = text.key(PlaceSpan.trimmed(entity.tokens, in: text))
        var vote = votes[key] ?? (0, 0, 0)
        vote.all += 1
        if entity.kind.isPlace { vote.place += 1 }
        if entity.kind == .person {
          vote.person += 1
          let name = PlaceSpan.trimmed(entity.tokens, in: text)
          if name.count > 1, let last = name.last { surnames.insert(text.field.folded[last]) }
        }
        votes[key] = vote
      }
    }
  }

  /// The first two bytes.
  private static func beginning(_ word: String) -> Int { word.utf8.prefix(2).reduce(0) { $0 << 8 | Int($1) } }

  func isSmallWord(_ folded: String) -> Bool { smallWords.contains(folded) }
  func isSurname(_ folded: String) -> Bool { surnames.contains(folded) }

  /// The shares of a name's mentions that the model calls places and persons; 0 for a name that it never saw.
  func shares(_ key: String) -> (place: Double, person: Double) {
    guard let vote = votes[key] else { return (0, 0) }
    let all = Double(max(1, vote.all))
    return (Double(vote.place) / all, Double(vote.person) / all)
  }
}

/// Cutting names to size.
enum PlaceSpan {
  /// Without the words at either end that belong to the sentence and not to the name: articles, small words, possessive
  /// marks, punctuation.
  static func trimmed(_ tokens: Range<Int>, in text: PlaceText) -> Range<Int> {
    var tokens = tokens.clamped(to: 0..<text.field.count)
    while let first = tokens.first, !text.capital[first] || text.word(first).roles.contains(.article) {
      tokens = first + 1..<tokens.upperBound
    }
    while let last = tokens.last, !text.capital[last], text.field.words[last].utf8.first.map({ $0 < 0x30 }) ?? true
      || text.field.word(last) == "'s" || !(text.field.words[last].first?.isLetter ?? false)
    {
      tokens = tokens.lowerBound..<last
    }
    return tokens
  }
}
