/// Decides which place each name of an article means.
///
/// The names are gathered into senses (``SenseGatherer``). Every sense has candidates from the gazetteer; each is scored
/// by what it is (``PlacePriors``), by the words beside the name, and by where the rest of the article is
/// (``ArticleContext``), in three rounds, since names support each other. See `gazetteer/weights.tsv` for the rules;
/// ``PlaceResolver`` says what comes of the choice.
struct PlaceDisambiguator {
  struct Frame: Sendable {
    /// Index of the dateline's names among all names.
    var dateline: [Int] = []
    /// ISO 3166-1 alpha-2, from the address of the article.
    var publisherCountry: String?
  }

  let names: [PlaceName]
  let frame: Frame
  let gazetteer: Gazetteer
  let weights: PlaceWeights
  private let publisherCountry: Int
  private(set) var senses: [PlaceSense]
  /// By name, its sense; nil for names without candidates.
  let senseOf: [Int?]
  private var context: ArticleContext

  private static let rounds = 3
  /// In an article of thousands of names, one in so many sees a fresh context.
  private static let mostContexts = 100

  /// Chooses; what came of it is in `senses`.
  init(tables: PlaceTables, names: [PlaceName], frame: Frame, gazetteer: Gazetteer) {
    self.names = names
    self.frame = frame
    self.gazetteer = gazetteer
    weights = tables.weights
    publisherCountry = PlaceSpot.number(ofCountry: frame.publisherCountry)
    var gatherer = SenseGatherer(names: names, gazetteer: gazetteer, priors: PlacePriors(weights: tables.weights, renowned: tables.renowned))
    gatherer.gather()
    senses = gatherer.senses
    senseOf = gatherer.senseOf
    context = ArticleContext(&senses)
    for index in senses.indices { _ = choose(index, withContext: false) }
    for round in 1...Self.rounds { refine(isLast: round == Self.rounds) }
  }

  /// The place that a name means so far; nil for one without candidates.
  func place(of name: Int) -> GazetteerPlace? { senseOf[name].flatMap { senses[$0].place } }

  /// Chooses again for every sense, the most certain first; each sees what those before it have chosen. Choosing all at
  /// once would let two names swap countries for ever.
  private mutating func refine(isLast: Bool) {
    let order = senses.indices.sorted {
      senses[$0].margin != senses[$1].margin ? senses[$0].margin > senses[$1].margin : $0 < $1
    }
    let stride = 1 + order.count / Self.mostContexts
    context.update(senses)
    var isStale = false
    for (step, index) in order.enumerated() {
      if step % stride == 0, isStale {
        context.update(senses)
        isStale = false
      }
      // What has no choice is scored once, for what is said of it.
      if senses[index].candidates.count == 1, !isLast { continue }
      if choose(index, withContext: true) { isStale = true }
    }
  }

  /// Returns whether the choice or its margin has changed.
  private mutating func choose(_ number: Int, withContext: Bool) -> Bool {
    guard !senses[number].candidates.isEmpty else { return false }
    let holds = senses[number].containers.compactMap { self.holds($0, number) }
    for index in senses[number].candidates.indices {
      senses[number].candidates[index].score = senses[number].candidates[index].prior
      senses[number].candidates[index].evidence = PlaceEvidence()
      addWords(index, of: number, holds)
      addFrame(index, of: number)
      if withContext { addContext(index, of: number) }
    }
    let (best, rival) = bestAndRival(senses[number].candidates)
    let margin = rival.map { senses[number].candidates[best].score - senses[number].candidates[$0].score }
    return senses[number].choose(best, margin: margin ?? PlaceSense.unrivalled)
  }

  /// The candidate with the highest score, and the best one elsewhere: rows of one town and of the unit around it are no
  /// rivals.
  private func bestAndRival(_ candidates: [PlaceCandidate]) -> (best: Int, rival: Int?) {
    func precedes(_ one: Int, _ other: Int) -> Bool {
      let (a, b) = (candidates[one].score, candidates[other].score)
      return a != b ? a > b : candidates[one].spot.id < candidates[other].spot.id
    }
    var best = 0
    for index in candidates.indices.dropFirst() where precedes(index, best) { best = index }
    var rival: Int?
    for index in candidates.indices where index != best {
      if let rival, precedes(rival, index) { continue }
      if candidates[index].spot.distance(to: candidates[best].spot) > Self.sameTown { rival = index }
    }
    return (best, rival)
  }

  /// Kilometres.
  private static let sameTown = 40.0

  // MARK: Scores

  /// By candidate, whether the unit that a name beside it means holds it. Nil where that says nothing, because it holds
  /// none of them.
  private func holds(_ container: PlaceSense.Container, _ number: Int) -> [Bool]? {
    var units = container.units
    if let other = senseOf[container.name], let chosen = senses[other].spot, chosen.kind.isUnit { units = [chosen] }
    let held = senses[number].candidates.map { candidate in units.contains { candidate.spot.isInside($0) } }
    return held.contains(true) ? held : nil
  }

  /// What the words beside the name say.
  private mutating func addWords(_ index: Int, of number: Int, _ holds: [[Bool]]) {
    let spot = senses[number].candidates[index].spot
    var score = senses[number].candidates[index].score
    for tie in senses[number].ties {
      guard let fit = reach(spot, tie) else { continue }
      score += weights[.relation] * fit
      if fit > 0 { senses[number].candidates[index].evidence.tie = tie.anchor }
      break
    }
    if holds.contains(where: { $0[index] }) {
      score += weights[.container]
      senses[number].candidates[index].evidence.kinds.insert(.held)
    } else if !holds.isEmpty {
      score += weights[.containerAgainst]
    }
    var noun = senses[number].noun
    if senses[number].isContainer { noun.formUnion([.unit, .country]) }
    if let fits = noun.fits(spot.kind) {
      score += fits ? weights[.wanted] : weights[.wantedAgainst]
      if fits { senses[number].candidates[index].evidence.kinds.insert(.wanted) }
    }
    senses[number].candidates[index].score = score
  }

  /// What the dateline and the publisher say.
  private mutating func addFrame(_ index: Int, of number: Int) {
    let spot = senses[number].candidates[index].spot
    for name in frame.dateline {
      guard let sense = senseOf[name], senses[sense].key != senses[number].key, let other = senses[sense].spot else {
        continue
      }
      if spot.country >= 0, spot.country == other.country, spot.kind != .country {
        senses[number].candidates[index].score += weights[.datelineCountry] / Double(frame.dateline.count)
        senses[number].candidates[index].evidence.kinds.insert(.dateline)
      }
      if other.ownAdmin1 >= 0, spot.admin1 == other.ownAdmin1 {
        senses[number].candidates[index].score += weights[.datelineAdmin1] / Double(frame.dateline.count)
      }
    }
    if publisherCountry >= 0, spot.country == publisherCountry, spot.kind != .country {
      senses[number].candidates[index].score += weights[.publisherCountry]
      senses[number].candidates[index].evidence.kinds.insert(.publisher)
    }
  }

  /// What the article's other names say.
  private mutating func addContext(_ index: Int, of number: Int) {
    let spot = senses[number].candidates[index].spot
    let support = context.support(for: spot, of: senses[number], number: number)
    var added = weights[.countryShare] * support.countryShare + weights[.admin1Share] * support.admin1Share
    if support.isCountryNamed, spot.kind != .country {
      added += weights[.countryNamed]
      senses[number].candidates[index].evidence.kinds.insert(.countryNamed)
    }
    if support.isAdmin1Named, spot.kind != .admin1 {
      added += weights[.admin1Named]
      senses[number].candidates[index].evidence.kinds.insert(.admin1Named)
    }
    added += weights[.near] * support.nearness
    senses[number].candidates[index].score += min(weights[.most], added)
    senses[number].candidates[index].evidence.countryShare = support.countryShare
    senses[number].candidates[index].evidence.others = support.others
    if support.nearness > 0.5 { senses[number].candidates[index].evidence.nearest = support.nearest }
  }

  /// 1 where the candidate lies where the text puts it from the other place, 0 where it does not; nil where the other
  /// place is not known, or is one that nothing lies "west of" within reach.
  private func reach(_ spot: PlaceSpot, _ tie: PlaceName.Tie) -> Double? {
    guard let anchor = senseOf[tie.anchor].flatMap({ senses[$0].spot }), anchor.kind != .country,
      anchor.kind != .continent
    else { return nil }
    let distance = anchor.distance(to: spot)
    if let kilometres = tie.kilometres {
      guard abs(distance - kilometres) <= max(8, 0.4 * kilometres) else { return 0 }
    } else if distance > 60 {
      return 0
    }
    guard let bearing = tie.bearing, distance > 3 else { return 1 }
    let turn = abs(anchor.point.bearing(to: spot.point) - bearing)
    return min(turn, 360 - turn) <= 75 ? 1 : 0.4
  }
}
