/// Where an article is written and which country it speaks of: what its events take for granted.
struct ArticleSetting: Sendable {
  /// The dateline's place, resolved.
  struct Dateline: Sendable {
    /// The name as written, in the article's text.
    var span: Span
    var place: ResolvedPlace
  }

  var dateline: Dateline?
  /// ISO 3166-1 alpha-2: whose army "the army" is; nil where the article speaks of several countries alike.
  var homeCountry: String?
}

extension ArticleSetting {
  /// How much of the names must lie in a country for its people to be meant.
  private static let share = 0.4

  /// A place where something is weighs more than an adjective: "a Russian missile hit Zaporizhzhia" speaks of Ukraine.
  private static let weight = (place: 2, adjective: 1)

  /// The country of most of the article's places, of two alike the one named first; the dateline's where it is named at
  /// least half as often.
  init(_ reading: PlaceReading) {
    for index in reading.dateline {
      guard case .resolved(let place) = reading.resolutions[index] else { continue }
      dateline = Dateline(span: reading.names[index].span, place: place)
      break
    }
    var counts: [String: Int] = [:]
    var order: [String: Int] = [:]
    for (name, resolution) in zip(reading.names, reading.resolutions) {
      guard case .resolved(let place) = resolution, let country = place.country else { continue }
      counts[country, default: 0] += name.form == .literal ? Self.weight.place : Self.weight.adjective
      if order[country] == nil { order[country] = order.count }
    }
    let best = counts.max { $0.value == $1.value ? order[$0.key, default: 0] > order[$1.key, default: 0] : $0.value < $1.value }
    guard let best else { return }
    if let country = dateline?.place.country, 2 * counts[country, default: 0] >= best.value {
      homeCountry = country
    } else if Double(best.value) >= Self.share * Double(counts.values.reduce(0, +)) {
      homeCountry = best.key
    } else if let country = dateline?.place.country, counts[country, default: 0] > Self.weight.place {
      // Of many countries alike: that of the town where it was written.
      homeCountry = country
    }
  }
}
