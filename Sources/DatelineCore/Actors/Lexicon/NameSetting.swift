/// What tells which of the bodies that share a name is meant, and whether one that only its own country knows can be.
struct NameSetting: Sendable {
  /// Of the article, from year 0: of a body's rows those that hold then are taken.
  var month: Int?
  /// ISO 3166-1 alpha-2: the country in which the article's places lie.
  var home: String?
  /// By token: the country of the place's name or the nation's that it belongs to; empty where places are not known.
  var placeCountry: [String?] = []
  /// The countries of which the field speaks, and the article's own.
  var spoken: Set<String> = []

  /// "PSP" is Portugal's police where a text speaks of Portugal, and nobody that the tables know elsewhere.
  func allows(_ body: Organization) -> Bool {
    guard body.isNational, let country = body.country else { return true }
    return spoken.contains(country)
  }

  /// The country of the last place that the sentence names before a token: "Croatia's USKOK".
  func country(before token: Int, in sentence: Range<Int>) -> String? {
    guard !placeCountry.isEmpty else { return nil }
    return (sentence.lowerBound..<max(token, sentence.lowerBound)).reversed().lazy.compactMap { self.placeCountry[$0] }.first
  }
}
