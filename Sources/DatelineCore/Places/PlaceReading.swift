/// What was read of an article's places.
struct PlaceReading: Sendable {
  /// Names of the dateline first, then of each field, in order.
  var names: [PlaceName]
  /// By name.
  var resolutions: [PlaceResolution]
  /// Indices of the dateline's names.
  var dateline: [Int]

  /// The places of one field, in order; field 0 is the text.
  func mentions(field: Int) -> [PlaceMention] {
    names.indices.filter { names[$0].field == field && !names[$0].tokens.isEmpty }.map { index in
      let name = names[index]
      return PlaceMention(
        tokens: name.site ?? name.tokens, use: name.use, relation: name.relation, resolution: resolutions[index],
        name: name.tokens, isDemonym: name.form != .literal)
    }
  }

  /// Where the dateline says that the article was written.
  var datelinePlace: ResolvedPlace? {
    for index in dateline { if case .resolved(let place) = resolutions[index] { return place } }
    return nil
  }

  /// The country that four of five resolved places, and two at least, lie in; three of five are enough where the
  /// dateline is in it.
  var homeCountry: String? {
    var counts: [String: Double] = [:]
    for index in names.indices {
      guard case .resolved(let place) = resolutions[index], let country = place.country else { continue }
      counts[country, default: 0] += 1
    }
    let total = counts.values.reduce(0, +)
    let best = counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
    guard let best, best.value >= 2 else { return nil }
    let share = best.key == datelinePlace?.country ? 0.6 : 0.8
    return best.value >= total * share ? best.key : nil
  }
}
