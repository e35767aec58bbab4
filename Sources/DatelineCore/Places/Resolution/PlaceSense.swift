/// The mentions of an article that name the same place: one sense per article.
struct PlaceSense: Sendable {
  /// Indices into the article's names, in order.
  var mentions: [Int]
  var key: String
  var candidates: [PlaceCandidate]
  /// Index of the candidate that is taken so far; nil where there is none.
  var choice: Int?
  /// How far the choice is ahead of the best candidate elsewhere.
  var margin = 0.0

  var place: GazetteerPlace? { choice.map { candidates[$0].match.place } }
  /// How much it says about the article's whereabouts.
  var weight: Double { Double(min(3, mentions.count)) }
}

/// One place that a name may mean, with what speaks for it.
struct PlaceCandidate: Sendable {
  var match: Gazetteer.Match
  /// What does not depend on what other names mean.
  var prior: Double
  var score = 0.0
  var reasons: [String] = []
}
