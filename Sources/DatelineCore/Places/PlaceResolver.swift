/// Decides which place a toponym names, from what the article says elsewhere.
struct PlaceResolver: Sendable {
  private let lexicons: Lexicons
  /// How much the article speaks for each country, by ISO 3166-1 alpha-2.
  private let countries: [String: Double]
  private let datelineCountry: String?

  /// - Parameter readings: the article's fields.
  /// - Parameter dateline: the dateline as a reading of its own, if there is one.
  init(_ lexicons: Lexicons, toponyms: [[Toponym]], dateline: Reading?) {
    self.lexicons = lexicons
    var countries: [String: Double] = [:]
    for toponym in toponyms.joined() where toponym.candidates.count == 1 {
      if let country = lexicons.places[toponym.candidates[0]].country { countries[country, default: 0] += 1 }
    }
    datelineCountry = dateline.flatMap { Self.country(of: $0, lexicons) }
    self.countries = countries
  }

  /// The country that four of five unambiguous place names, and two at least, belong to; three of five are enough where
  /// the dateline is in it.
  var homeCountry: String? {
    let total = countries.values.reduce(0, +) + (datelineCountry == nil ? 0 : 1)
    let best = countries.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
    guard let best else { return nil }
    let value = best.value + (best.key == datelineCountry ? 1 : 0)
    let share = best.key == datelineCountry ? 0.6 : 0.8
    return value >= 2 && value >= total * share ? best.key : nil
  }

  /// The country that a dateline names or whose town it names: "KYIV, UKRAINE", "BEIRUT".
  private static func country(of dateline: Reading, _ lexicons: Lexicons) -> String? {
    if let country = countryOfFirst(in: dateline, lexicons) { return country }
    var best: (country: String, weight: Int)?
    for index in dateline.tokens.indices {
      for match in dateline.matches(at: index) {
        guard case .place(let row) = match.entry, let country = lexicons.places[row].country else { continue }
        let place = lexicons.places[row]
        let weight = place.kind == .country ? 10 + index : place.kind == .capital ? 9 : place.populationClass
        if weight > best?.weight ?? -1 { best = (country, weight) }
      }
    }
    return best?.country
  }

  /// "MOSCOW, Idaho", "TRIPOLI, Lebanon": the country that the first name and one behind it have in common.
  private static func countryOfFirst(in dateline: Reading, _ lexicons: Lexicons) -> String? {
    var first: [String] = []
    var index = 0
    while index < dateline.tokens.count {
      let countries = dateline.matches(at: index).compactMap { match -> String? in
        if case .place(let row) = match.entry { lexicons.places[row].country } else { nil }
      }
      if first.isEmpty {
        first = countries
        index = dateline.matches(at: index).map(\.tokens.upperBound).max() ?? index + 1
        continue
      }
      if let shared = countries.first(where: first.contains) { return shared }
      index += 1
    }
    return nil
  }

  func mention(_ toponym: Toponym, in reading: Reading) -> PlaceMention {
    PlaceMention(
      tokens: toponym.tokens, use: toponym.use, relation: toponym.relation,
      resolution: resolution(toponym, in: reading))
  }

  private func resolution(_ toponym: Toponym, in reading: Reading) -> PlaceResolution {
    guard !toponym.candidates.isEmpty else { return .unresolved("not in the gazetteer") }
    let scored = toponym.candidates.map { (row: $0, score: score($0, toponym, in: reading)) }
      .sorted { $0.score.value != $1.score.value ? $0.score.value > $1.score.value : $0.row < $1.row }
    let best = scored[0]
    let margin = scored.count > 1 ? best.score.value - scored[1].score.value : 9
    if margin < 0.05 { return .unresolved("several places of this name") }
    var reasons = best.score.reasons
    if scored.count == 1 { reasons.insert("only one of this name in the gazetteer", at: 0) }
    let row = lexicons.places[best.row]
    var precision = row.precision
    if toponym.isSite {
      precision = .site
      reasons.append("the point is that of \(row.name), where the site stands")
    }
    let confidence =
      scored.count == 1 ? (row.kind == .country ? 0.97 : 0.9) : margin > 2 ? 0.85 : margin > 1 ? 0.75 : 0.6
    return .resolved(
      ResolvedPlace(
        name: row.name, latitude: row.latitude, longitude: row.longitude, country: row.country, admin1: row.admin1,
        precision: precision, confidence: confidence, reasons: reasons))
  }

  private func score(
    _ candidate: Int, _ toponym: Toponym, in reading: Reading
  ) -> (value: Double, reasons: [String]) {
    let row = lexicons.places[candidate]
    var reasons: [String] = []
    var value = prominence(row)
    if let reason = containment(row, toponym, in: reading) {
      value += 5
      reasons.append(reason)
    }
    switch (toponym.expected, row.kind) {
    case (.unit, .admin), (.unit, .region), (.settlement, .city), (.settlement, .capital):
      value += 2
      reasons.append("of the kind that the text names")
    case (.unit, .city), (.settlement, .admin), (.settlement, .country): value -= 1
    default: break
    }
    if let country = row.country {
      // A country speaks for itself; only others' places draw on the context.
      if country == datelineCountry, row.kind != .country {
        value += 2
        reasons.append("in the dateline's country")
      }
      let mentions = countries[country] ?? 0
      if mentions > 0, row.kind != .country {
        value += min(1.5, 0.4 * mentions)
        reasons.append("in a country that the article names")
      }
    }
    if toponym.candidates.count > 1, reasons.isEmpty { reasons.append("the best known of this name") }
    return (value, reasons)
  }

  private func prominence(_ row: GazetteerRow) -> Double {
    switch row.kind {
    case .country: 3
    case .capital: 2.2
    case .admin: 0.9 + 0.1 * Double(row.populationClass)
    case .region: 1.4
    case .water, .land: 1
    case .city: 0.35 * Double(row.populationClass)
    case .site: 0.6
    }
  }

  private func containment(_ row: GazetteerRow, _ toponym: Toponym, in reading: Reading) -> String? {
    for container in toponym.containers {
      for match in reading.matches(at: container.lowerBound) where match.tokens == container {
        switch match.entry {
        case .place(let other):
          let outer = lexicons.places[other]
          let isInside =
            outer.kind == .country
            ? outer.country == row.country && row.kind != .country
            : outer.kind == .admin && outer.country == row.country
              && (row.admin1 == outer.name || row.admin1 == nil)
          if isInside { return "in \(outer.name), as the text says" }
        case .demonym(let country):
          if lexicons.countries[country].iso2 == row.country { return "in a country that the text names" }
        default: continue
        }
      }
    }
    return nil
  }
}
