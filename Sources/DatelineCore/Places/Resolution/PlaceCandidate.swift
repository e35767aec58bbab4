/// One place that a name may mean, with what speaks for it.
struct PlaceCandidate: Sendable {
  let match: Gazetteer.Match
  var spot: PlaceSpot
  /// What does not depend on what other names mean.
  var prior: Double
  var score = 0.0
  var evidence = PlaceEvidence()

  init(_ match: Gazetteer.Match, prior: Double) {
    self.match = match
    self.prior = prior
    spot = PlaceSpot(match.place)
  }
}

/// What of the article speaks for a candidate. Made into words only for the one that is taken.
struct PlaceEvidence: Sendable {
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt8

    static let held = Kinds(rawValue: 1 << 0)
    static let wanted = Kinds(rawValue: 1 << 1)
    static let dateline = Kinds(rawValue: 1 << 2)
    static let publisher = Kinds(rawValue: 1 << 3)
    static let countryNamed = Kinds(rawValue: 1 << 4)
    static let admin1Named = Kinds(rawValue: 1 << 5)
  }

  var kinds: Kinds = []
  /// Index of the name that it is told from; nil where the text does not put it there.
  var tie: Int?
  /// The place nearby that another sense had when it was looked at; nil where there is none within half the reach.
  var nearest: Neighbour?
  /// 0…1, of the weight of the article's other names: those in its country.
  var countryShare = 0.0
  /// The weight of the article's other names, wherever they lie.
  var others = 0.0

  /// Something beside the name or elsewhere in the article leads to where it lies.
  var isLocal: Bool {
    tie != nil || nearest != nil || countryShare > Self.leastShare
      || !kinds.isDisjoint(with: [.held, .dateline, .publisher, .countryNamed, .admin1Named])
  }

  /// Less is rounding.
  private static let leastShare = 0.001

  struct Neighbour: Sendable {
    var sense: Int
    var candidate: Int
  }
}
