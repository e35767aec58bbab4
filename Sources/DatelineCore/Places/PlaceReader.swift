import Linguistics

/// Places of an article: names found, tied to each other, and resolved.
struct PlaceReader: Sendable {
  let tables: PlaceTables
  let gazetteer: Gazetteer

  /// Finds and resolves the names of places.
  func read(_ article: ParsedArticle) -> PlaceReading {
    let texts = article.fields.map { PlaceText($0, tables) }
    var lookup = PlaceLookup(gazetteer)
    let (found, doubtful) = PlaceRecognizer(tables).names(in: texts, &lookup)
    let reading = resolve(found, article, texts, &lookup)
    let further = supported(doubtful, by: reading, found)
    if further.isEmpty { return reading }
    let all = (found + further).sorted { ($0.field ?? -1, $0.span.start) < ($1.field ?? -1, $1.span.start) }
    return resolve(all, article, texts, &lookup)
  }

  /// Doubtful names that the places around speak for, none overlapping another or a name that was found.
  private func supported(_ doubtful: [DoubtfulName], by reading: PlaceReading, _ found: [PlaceName]) -> [PlaceName] {
    let anchors = reading.resolutions.compactMap { resolution -> ResolvedPlace? in
      guard case .resolved(let place) = resolution, place.confidence >= Self.sure else { return nil }
      return place.precision == .place || place.precision == .site ? place : nil
    }
    guard !anchors.isEmpty, !doubtful.isEmpty else { return [] }
    let nearest = Array(Set(anchors).sorted { ($0.name, $0.latitude) < ($1.name, $1.latitude) }.prefix(Self.mostAnchors))
    var taken = Set(found.flatMap { name in name.tokens.map { [name.field ?? -1, $0] } })
    var further: [PlaceName] = []
    for doubt in doubtful {
      let name = doubt.name
      guard doubt.score + doubt.support(by: nearest, weight: tables.weights[.neighbourhood]) > 0,
        name.tokens.allSatisfy({ !taken.contains([name.field ?? -1, $0]) })
      else { continue }
      for token in name.tokens { taken.insert([name.field ?? -1, token]) }
      further.append(name)
    }
    return further
  }

  private static let sure = 0.8
  private static let mostAnchors = 60

  /// Resolves given names instead: `spans` are bytes of the article's text.
  func read(_ article: ParsedArticle, spans: [Span]) -> PlaceReading {
    let texts = article.fields.map { PlaceText($0, tables) }
    var lookup = PlaceLookup(gazetteer)
    let names = spans.compactMap { GivenName(tables: tables).name($0, article: article, texts: texts, &lookup) }
    return resolve(names.sorted { $0.span.start < $1.span.start }, article, texts, &lookup, addsDateline: false)
  }

  private func resolve(
    _ found: [PlaceName], _ article: ParsedArticle, _ texts: [PlaceText], _ lookup: inout PlaceLookup,
    addsDateline: Bool = true
  ) -> PlaceReading {
    // The dateline is no part of the parsed text: its names, and given ones within it, have no tokens.
    var names = addsDateline ? DatelineNames(tables: tables).names(of: article.article, &lookup) : []
    names += found.filter { $0.tokens.isEmpty }
    let span = article.article.dateline
    let dateline = names.indices.filter { index in span.map { $0.contains(names[index].span) } ?? false }
    let finder = CandidateFinder(tables: tables)
    for (field, text) in texts.enumerated() {
      var own = found.filter { $0.field == field && !$0.tokens.isEmpty }
      guard !own.isEmpty else { continue }
      for index in own.indices {
        if own[index].form != .literal { own[index].candidates = lookup.matches(own[index].key) }
        finder.complete(&own[index], &lookup)
      }
      let linker = PlaceLinker(tables: tables, text: text, gazetteer: gazetteer, offset: names.count)
      linker.link(&own)
      names += own
    }
    let frame = PlaceDisambiguator.Frame(
      dateline: dateline, publisherCountry: PublisherCountry.of(article.article, tables))
    let chosen = PlaceDisambiguator(tables: tables, names: names, frame: frame, gazetteer: gazetteer)
    return PlaceReading(
      names: names, resolutions: PlaceResolver(chosen: chosen).resolutions(), dateline: dateline)
  }
}
