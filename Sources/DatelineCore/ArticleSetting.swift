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

  /// The country of most of the article's places; the dateline's where it is named at least half as often.
  init(_ reading: PlaceReading) {
    for index in reading.dateline {
      guard case .resolved(let place) = reading.resolutions[index] else { continue }
      dateline = Dateline(span: reading.names[index].span, place: place)
      break
    }
    var counts: [String: Int] = [:]
    for resolution in reading.resolutions {
      guard case .resolved(let place) = resolution, let country = place.country else { continue }
      counts[country, default: 0] += 1
    }
    let best = counts.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }
    guard let best else { return }
    if let country = dateline?.place.country, 2 * counts[country, default: 0] >= best.value {
      homeCountry = country
    } else if Double(best.value) >= Self.share * Double(counts.values.reduce(0, +)) {
      homeCountry = best.key
    } else if let country = dateline?.place.country, counts[country, default: 0] > 1 {
      // Of many countries alike: that of the town where it was written.
      homeCountry = country
    }
  }
}
