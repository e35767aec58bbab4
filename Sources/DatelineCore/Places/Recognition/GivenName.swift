import Linguistics

/// A name that somebody else found: only what it means is asked.
struct GivenName {
  let tables: PlaceTables

  /// Nil for a span outside the text, or without a letter.
  func name(
    _ span: Span, article: ParsedArticle, texts: [PlaceText], _ lookup: inout PlaceLookup
  ) -> PlaceName? {
    guard let text = texts.first, span.start >= 0, span.start < span.end, span.end <= text.field.document.source.count
    else { return nil }
    let written = text.field.document.text(span.start..<span.end)
    let tokens = text.field.tokens(span)
    var name = PlaceName(field: 0, tokens: tokens, span: span, text: written, key: GazetteerKey.fold(written))
    guard !name.key.isEmpty else { return nil }
    name.isEntity = true
    if !tokens.isEmpty { name.noun = noun(tokens, text) }
    if let short = tables.abbreviations[written] {
      let matches = lookup.matches(short.key).filter {
        $0.place.country == short.country && ($0.place.kind != .settlement || !short.isOnlyAfterComma)
      }
      name.key = short.key
      name.country = short.country
      name.candidates = matches
      return name
    }
    name.candidates = lookup.matches(name.key)
    let isPlaceToo = name.candidates.contains {
      $0.standing == .usual && ($0.place.kind != .settlement || $0.place.population >= 100_000) && $0.place.kind != .admin2
    }
    if !isPlaceToo, let (key, country) = demonym(tokens, text) {
      name.form = .adjectival
      name.use = .adjectival
      name.country = country
      name.key = key
      name.candidates = lookup.matches(key)
    }
    return name
  }

  private func noun(_ tokens: Range<Int>, _ text: PlaceText) -> PlaceNoun {
    let sentence = text.field.sentence(of: tokens.lowerBound).tokens
    return NameContext(tables: tables, text: text, tokens: tokens, sentence: sentence).noun
  }

  /// The place that an adjective or a noun for people names, and its country where it is one.
  private func demonym(_ tokens: Range<Int>, _ text: PlaceText) -> (key: String, country: String?)? {
    for token in tokens {
      guard let match = tables.phrases.longest(text.field.hashed, at: token, limit: tokens.upperBound) else { continue }
      for value in match.values {
        switch value {
        case .demonym(let country):
          return (GazetteerKey.fold(tables.countries[country].name), tables.countries[country].iso2)
        case .adjective(let key): return (key, nil)
        default: continue
        }
      }
    }
    return nil
  }
}
