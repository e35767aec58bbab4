import Linguistics

/// The one country whose actors an article speaks of: its army is "the army".
enum HomeCountry {
  /// Sectors of a state, which is its country's.
  static let sectors: Set<String> = ["GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY"]

  /// Sectors whose bodies are at home anywhere: a newspaper quoted, a firm named.
  private static let elsewhere: Set<String> = ["BUS", "JRN", "NGO", "EDU"]

  /// "foreign troops", "European allies", "migrants": of no country that an article is at home in, unlike "the foreign ministry".
  static func isAbroad(_ phrase: Range<Int>, in field: ParsedField) -> Bool {
    phrase.contains { token in
      let word = field.word(token)
      return Self.foreign.contains(word) && !(word == "foreign" && Self.offices.contains(field.word(token + 1)))
    }
  }

  private static let offices: Set = ["ministry", "minister", "office", "secretary", "affairs", "department", "service"]
  private static let foreign: Set = [
    "foreign", "international", "global", "overseas", "multinational", "european", "western", "african", "arab", "coalition",
    "foreigner", "foreigners", "expatriate", "expatriates", "tourist", "tourists", "migrant", "migrants", "refugee", "refugees", "asylum", "both", "countries",
  ]

  /// nil where the article names no country or several.
  ///
  /// - Parameter fields: by field, the descriptions by head.
  static func of(_ fields: [[Int: ActorDescription]]) -> String? {
    var home: String?
    for descriptions in fields {
      // "A Russian missile" is nobody of whom the article speaks.
      for description in descriptions.values where !(description.kind == .object && description.referent == .thing) && !Self.elsewhere.contains(description.sector ?? "") {
        guard let country = description.country else { continue }
        if let known = home, known != country { return nil }
        home = country
      }
    }
    return home
  }

  /// The country in which more of an article's places lie than in any other; nil where two come first.
  static func scene(of places: [[PlaceMention]]) -> String? {
    var counts: [String: Int] = [:]
    for place in places.joined() {
      if case .resolved(let resolved) = place.resolution, let country = resolved.country { counts[country, default: 0] += 1 }
    }
    guard let most = counts.values.max() else { return nil }
    let first = counts.filter { $0.value == most }
    return first.count == 1 ? first.keys.first : nil
  }
}
