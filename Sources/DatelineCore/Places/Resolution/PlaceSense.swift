/// The mentions of an article that name the same place: one sense per article.
struct PlaceSense: Sendable {
  /// Indices into the article's names, in order.
  var mentions: [Int]
  var key: String
  var candidates: [PlaceCandidate]
  /// What the words beside its mentions say, gathered once: at most ``mostHints`` of each, since an article may repeat a
  /// name ten thousand times.
  var noun: PlaceNoun = []
  var isContainer = false
  /// Indices of names that say where it lies, one for each different key.
  var containers: [Int] = []
  var ties: [PlaceName.Tie] = []
  /// Index of the candidate that is taken so far; nil where there is none.
  var choice: Int?
  /// How far the choice is ahead of the best candidate elsewhere.
  var margin = 0.0

  static let mostHints = 8

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
