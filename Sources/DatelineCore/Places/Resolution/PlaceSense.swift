import Foundation

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
  /// Names that say where it lies, one for each different key.
  var containers: [Container] = []
  var ties: [PlaceName.Tie] = []
  /// Index of the candidate that is taken so far; nil where there is none.
  private(set) var choice: Int?
  /// How far the choice is ahead of the best candidate elsewhere.
  private(set) var margin = 0.0
  /// 0…1: how much the choice says about other names. A doubtful name says little.
  private(set) var certainty = 0.0

  static let mostHints = 8
  /// The margin of a choice without rivals.
  static let unrivalled = 6.0

  /// A name that says where the sense's place lies.
  struct Container: Sendable {
    /// Index of the name.
    var name: Int
    /// The units that it may mean.
    var units: [PlaceSpot]
  }

  init(mentions: [Int], key: String, candidates: [PlaceCandidate]) {
    self.mentions = mentions
    self.key = key
    self.candidates = candidates
  }

  var place: GazetteerPlace? { choice.map { candidates[$0].match.place } }
  var spot: PlaceSpot? { choice.map { candidates[$0].spot } }
  /// How much it says about the article's whereabouts.
  var weight: Double { Double(min(3, mentions.count)) }

  /// Takes a candidate. Returns whether that changes anything.
  mutating func choose(_ candidate: Int, margin: Double) -> Bool {
    guard choice != candidate || margin != self.margin else { return false }
    choice = candidate
    self.margin = margin
    certainty = 1 / (1 + exp(1 - margin))
    return true
  }
}
