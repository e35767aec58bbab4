import Linguistics

/// The one country whose actors an article speaks of: its army is "the army".
enum HomeCountry {
  /// Sectors of a state, which is its country's.
  static let sectors: Set<String> = ["GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY"]

  /// Sectors whose bodies are at home anywhere: a newspaper quoted, a firm named.
  private static let elsewhere: Set<String> = ["BUS", "JRN", "NGO", "EDU"]

  /// nil where the article names no country or several.
  ///
  /// - Parameter fields: by field, the descriptions by head.
  static func of(_ fields: [[Int: ActorDescription]]) -> String? {
    var home: String?
    for descriptions in fields {
      for description in descriptions.values where !Self.elsewhere.contains(description.sector ?? "") {
        guard let country = description.country else { continue }
        if let known = home, known != country { return nil }
        home = country
      }
    }
    return home
  }
}
