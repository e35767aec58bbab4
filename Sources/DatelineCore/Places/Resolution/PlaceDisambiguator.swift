import Foundation

/// Decides which place each name of an article means.
///
/// Names with the same key share one sense, unless the words beside them put them into different units. Every sense has
/// candidates from the gazetteer; each is scored by what it is (the prior) and by where the rest of the article is
/// (the context), in three rounds, since names support each other. See `gazetteer/weights.tsv` for the rules.
struct PlaceDisambiguator {
  struct Frame: Sendable {
    /// Index of the dateline's names among all names.
    var dateline: [Int] = []
    /// ISO 3166-1 alpha-2, from the address of the article.
    var publisherCountry: String?
  }

  let tables: PlaceTables
  let names: [PlaceName]
  let frame: Frame
  private var lookup: PlaceLookup
  private(set) var senses: [PlaceSense] = []
  /// By name, its sense; nil for names without candidates.
  private var senseOf: [Int?]

  private static let rounds = 3

  init(tables: PlaceTables, names: [PlaceName], frame: Frame, lookup: PlaceLookup) {
    self.tables = tables
    self.names = names
    self.frame = frame
    self.lookup = lookup
    senseOf = [Int?](repeating: nil, count: names.count)
  }

  private func weight(_ rule: PlaceWeights.Rule) -> Double { tables.weights[rule] }

  /// The resolution of every name, in order.
  mutating func resolutions() -> [PlaceResolution] {
    gatherSenses()
    for index in senses.indices { gatherHints(index) }
    for index in senses.indices { choose(index, context: nil) }
    for _ in 0..<Self.rounds { refine() }
    return names.indices.map(resolution)
  }

  /// Chooses again for every sense, the most certain first; each sees what those before it have chosen. Choosing all at
  /// once would let two names swap countries for ever.
  private mutating func refine() {
    let order = senses.indices.sorted {
      senses[$0].margin != senses[$1].margin ? senses[$0].margin > senses[$1].margin : $0 < $1
    }
    // In an article of thousands of names, one in so many sees a fresh context.
    let stride = 1 + order.count / Self.mostContexts
    var context = ArticleContext(senses)
    for (step, index) in order.enumerated() {
      if step % stride == 0, step > 0 { context = ArticleContext(senses) }
      choose(index, context: context)
    }
  }

  private static let mostContexts = 100

  // MARK: Senses

  private mutating func gatherSenses() {
    var index: [String: Int] = [:]
    var plain: [String: [Int]] = [:]
    for (number, name) in names.enumerated() {
      let candidates = self.candidates(of: name)
      guard !candidates.isEmpty else { continue }
      let container = container(of: name, candidates)
      let role = name.isContainer ? "unit" : name.noun.contains(.unit) ? "noun" : ""
      let group = "\(name.key)|\(name.country ?? "")|\(role)|\(container ?? "")|\(name.isMisspelt)"
      if let sense = index[group] {
        senses[sense].mentions.append(number)
        senseOf[number] = sense
        continue
      }
      // A bare mention follows one that says where it lies, and the other way round.
      if container == nil, role.isEmpty, name.form == .literal, let sense = plain[name.key]?.first {
        senses[sense].mentions.append(number)
        senseOf[number] = sense
        continue
      }
      index[group] = senses.count
      if role.isEmpty, name.form == .literal { plain[name.key, default: []].append(senses.count) }
      senseOf[number] = senses.count
      senses.append(
        PlaceSense(
          mentions: [number], key: name.key,
          candidates: withRivals(candidates.map { PlaceCandidate(match: $0, prior: prior($0)) })))
    }
    mergeBare(plain)
  }

  /// A name that first stands alone and later with its container is one sense.
  private mutating func mergeBare(_ plain: [String: [Int]]) {
    for group in plain.values where group.count == 2 {
      let bare = group.filter { sense in senses[sense].mentions.allSatisfy { names[$0].containers.isEmpty } }
      guard bare.count == 1, let other = group.first(where: { $0 != bare[0] }) else { continue }
      let moved = senses[bare[0]].mentions
      senses[bare[0]].mentions = []
      senses[bare[0]].candidates = []
      senses[other].mentions = (senses[other].mentions + moved).sorted()
      for mention in moved { senseOf[mention] = other }
    }
  }

  private mutating func gatherHints(_ number: Int) {
    var keys: Set<String> = []
    for mention in senses[number].mentions {
      let name = names[mention]
      senses[number].noun.formUnion(name.noun)
      senses[number].isContainer = senses[number].isContainer || name.isContainer
      for container in name.containers
      where senses[number].containers.count < PlaceSense.mostHints && keys.insert(names[container].key).inserted {
        senses[number].containers.append(container)
      }
      if let tie = name.tie, senses[number].ties.count < PlaceSense.mostHints { senses[number].ties.append(tie) }
    }
  }

  /// The key of the unit beside the name, if one of its candidates lies in it.
  private func container(of name: PlaceName, _ candidates: [Gazetteer.Match]) -> String? {
    for index in name.containers {
      let units = names[index].candidates
      if candidates.contains(where: { match in units.contains { lookup.gazetteer.isInside(match.place, $0.place) } }) {
        return names[index].key
      }
    }
    return nil
  }

  private func candidates(of name: PlaceName) -> [Gazetteer.Match] {
    let matches = name.candidates
    guard name.country != nil || name.form != .literal else { return matches }
    if name.form != .literal, name.country != nil { return matches.filter { $0.place.kind == .country && $0.place.country == name.country } }
    return matches
  }

  private func prior(_ match: Gazetteer.Match) -> Double {
    let place = match.place
    let people = log10(Double(max(10, place.population)))
    var value: Double
    switch place.kind {
    case .country: value = weight(.priorCountry)
    case .continent: value = weight(.priorContinent)
    case .admin1: value = weight(.priorAdmin1) + weight(.priorAdmin1People) * people
    case .admin2: value = weight(.priorAdmin2) + weight(.priorAdmin2People) * people
    case .settlement: value = weight(.priorSettlement) * people
    case .site, .quarter: value = weight(.priorSite)
    default: value = weight(.priorArea)
    }
    if place.isCapital { value += weight(.priorCapital) }
    if place.kind == .settlement, place.population >= 1_000_000 { value += weight(.priorMetropolis) }
    switch match.standing {
    case .usual: break
    case .variant: value += weight(.priorVariant)
    case .other: value += weight(.priorOther)
    }
    return value
  }

  /// The priors of candidates beside each other.
  private func withRivals(_ candidates: [PlaceCandidate]) -> [PlaceCandidate] {
    var candidates = candidates
    let hasUsual = candidates.contains { $0.match.standing == .usual && $0.prior >= Self.prominent }
    for index in candidates.indices {
      let place = candidates[index].match.place
      if hasUsual, candidates[index].match.standing != .usual { candidates[index].prior += weight(.priorAgainstUsual) }
      guard place.kind == .admin1 else { continue }
      let seat = candidates.first {
        $0.match.place.kind == .settlement && $0.match.place.admin1 == place.id && $0.match.standing == .usual
          && $0.match.place.population * 10 >= place.population && $0.match.place.population >= 50_000
      }
      if seat != nil { candidates[index].prior += weight(.priorSeat) }
    }
    return candidates
  }

  private static let datelineReason = "in the dateline's country"
  /// What the article must say for a place whose name differs in a letter.
  private static let misspeltSupport = 0.7
  /// A prior from which on a place is known beyond its country.
  private static let prominent = 4.0

  // MARK: Choosing

  private mutating func choose(_ number: Int, context: ArticleContext?) {
    guard !senses[number].candidates.isEmpty else { return }
    var sense = senses[number]
    for index in sense.candidates.indices {
      var candidate = sense.candidates[index]
      candidate.score = candidate.prior
      candidate.reasons = []
      score(&candidate, of: sense)
      if let context { score(&candidate, of: sense, number: number, in: context) }
      sense.candidates[index] = candidate
    }
    let order = sense.candidates.indices.sorted { first, second in
      let (a, b) = (sense.candidates[first], sense.candidates[second])
      return a.score != b.score ? a.score > b.score : a.match.place.id < b.match.place.id
    }
    sense.choice = order[0]
    let best = sense.candidates[order[0]]
    // Rows of one town and of the unit around it are no rivals.
    let rival = order.dropFirst().first {
      sense.candidates[$0].match.place.point.distance(to: best.match.place.point) > 40
    }
    sense.margin = rival.map { best.score - sense.candidates[$0].score } ?? 6
    senses[number] = sense
  }

  /// What the words beside the name, the dateline and the publisher say.
  private func score(_ candidate: inout PlaceCandidate, of sense: PlaceSense) {
    let place = candidate.match.place
    var noun = sense.noun
    var isHeld = false
    var isHeldElsewhere = false
    for container in sense.containers {
      guard let holder = holder(place, of: sense, in: container) else { continue }
      if holder { isHeld = true } else { isHeldElsewhere = true }
    }
    for tie in sense.ties {
      guard let fit = reach(place, tie) else { continue }
      candidate.score += weight(.relation) * fit
      if fit > 0 { candidate.reasons.append("where the text puts it from \(names[tie.anchor].text)") }
      break
    }
    if isHeld {
      candidate.score += weight(.container)
      candidate.reasons.append("in the unit that the text names beside it")
    } else if isHeldElsewhere {
      candidate.score += weight(.containerAgainst)
    }
    if sense.isContainer { noun.formUnion([.unit, .country]) }
    if let fits = noun.fits(place) {
      candidate.score += fits ? weight(.wanted) : weight(.wantedAgainst)
      if fits { candidate.reasons.append("of the kind that the text names") }
    }
    for index in frame.dateline where senseOf[index].map({ senses[$0].key != sense.key }) ?? false {
      guard let other = senseOf[index].flatMap({ senses[$0].place }) else { continue }
      if let country = place.country, country == other.country, place.kind != .country {
        candidate.score += weight(.datelineCountry) / Double(frame.dateline.count)
        if !candidate.reasons.contains(Self.datelineReason) { candidate.reasons.append(Self.datelineReason) }
      }
      let admin1 = other.kind == .admin1 ? other.id : other.admin1
      if let admin1, place.admin1 == admin1 { candidate.score += weight(.datelineAdmin1) / Double(frame.dateline.count) }
    }
    if let country = frame.publisherCountry, place.country == country, place.kind != .country {
      candidate.score += weight(.publisherCountry)
      candidate.reasons.append("in the publisher's country")
    }
  }

  /// Whether the unit that a name beside it means holds the candidate. Nil where that says nothing, because it holds
  /// none of the sense's candidates.
  private func holder(_ place: GazetteerPlace, of sense: PlaceSense, in container: Int) -> Bool? {
    let units: [GazetteerPlace]
    if let other = senseOf[container], let chosen = senses[other].place, chosen.kind.isUnit {
      units = [chosen]
    } else {
      units = names[container].candidates.map(\.place)
    }
    let gazetteer = lookup.gazetteer
    if units.contains(where: { gazetteer.isInside(place, $0) }) { return true }
    let isSomeInside = sense.candidates.contains { candidate in
      units.contains { gazetteer.isInside(candidate.match.place, $0) }
    }
    return isSomeInside ? false : nil
  }

  /// 1 where the candidate lies where the text puts it from the other place, 0 where it does not; nil where the other
  /// place is not known, or is one that nothing lies "west of" within reach.
  private func reach(_ place: GazetteerPlace, _ tie: PlaceName.Tie) -> Double? {
    guard let anchor = senseOf[tie.anchor].flatMap({ senses[$0].place }), anchor.kind != .country,
      anchor.kind != .continent
    else { return nil }
    let distance = anchor.point.distance(to: place.point)
    if let kilometres = tie.kilometres {
      guard abs(distance - kilometres) <= max(8, 0.4 * kilometres) else { return 0 }
    } else if distance > 60 {
      return 0
    }
    guard let bearing = tie.bearing, distance > 3 else { return 1 }
    let turn = abs(anchor.point.bearing(to: place.point) - bearing)
    return min(turn, 360 - turn) <= 75 ? 1 : 0.4
  }

  private func score(
    _ candidate: inout PlaceCandidate, of sense: PlaceSense, number: Int, in context: ArticleContext
  ) {
    let support = context.support(for: candidate.match.place, of: sense, number: number)
    var added = weight(.countryShare) * support.countryShare + weight(.admin1Share) * support.admin1Share
    if support.isCountryNamed, candidate.match.place.kind != .country {
      added += weight(.countryNamed)
      candidate.reasons.append("in a country that the article names")
    }
    if support.isAdmin1Named, candidate.match.place.kind != .admin1 {
      added += weight(.admin1Named)
      candidate.reasons.append("in a unit that the article names")
    }
    added += weight(.near) * support.nearness
    candidate.score += min(weight(.most), added)
    if support.nearness > 0.5, let nearest = support.nearest { candidate.reasons.append("near \(nearest)") }
  }

  // MARK: Resolutions

  private func resolution(_ number: Int) -> PlaceResolution {
    let name = names[number]
    guard let index = senseOf[number], let choice = senses[index].choice else { return withoutCandidates(name) }
    let sense = senses[index]
    let best = sense.candidates[choice]
    let place = best.match.place
    if sense.margin <= 0, sense.candidates.count > 1, place.population == 0, place.kind == .settlement {
      return containing(name, orElse: "several places of this name, and nothing in the article tells which")
    }
    if name.isMisspelt {
      guard best.score - best.prior >= Self.misspeltSupport else {
        return containing(name, orElse: "not in the gazetteer; the article does not support \(place.name), spelt alike")
      }
    }
    if let unit = unitWithoutIt(name, sense), place.kind == .country || place.admin1 != unit.id {
      return containing(name, orElse: "not in the gazetteer")
    }
    var reasons = best.reasons
    if sense.candidates.count == 1 { reasons.append("only one of this name in the gazetteer") }
    if reasons.isEmpty { reasons.append("the best known of this name") }
    if best.match.standing != .usual { reasons.append("\(place.name) by another of its names") }
    var confidence = 1 / (1 + exp(-(0.9 * sense.margin + 0.2)))
    if name.isMisspelt {
      confidence *= 0.6
      reasons.append("spelt \(name.text) in the text; \(place.name) differs in a letter")
    }
    if best.match.standing == .other { confidence *= 0.9 }
    if !name.isEntity, name.form == .literal { confidence *= 0.95 }
    return .resolved(
      resolved(place, name, confidence: min(0.98, confidence), reasons: reasons))
  }

  /// "Turkey, Texas": the first-level unit of the United States or Canada that stands behind the name and a comma, where
  /// it holds none of the candidates. In those countries' news that form is never a list.
  private func unitWithoutIt(_ name: PlaceName, _ sense: PlaceSense) -> GazetteerPlace? {
    for index in name.containers where names[index].isContainer && names[index].span.start > name.span.start {
      guard let unit = senseOf[index].flatMap({ senses[$0].place }), unit.kind == .admin1,
        unit.country == "US" || unit.country == "CA",
        !sense.candidates.contains(where: { lookup.gazetteer.isInside($0.match.place, unit) })
      else { continue }
      if sense.candidates.contains(where: { $0.match.place.kind == .admin1 && $0.match.place.country == unit.country }) {
        continue
      }
      return unit
    }
    return nil
  }

  private func resolved(
    _ place: GazetteerPlace, _ name: PlaceName, confidence: Double, reasons: [String]
  ) -> ResolvedPlace {
    var reasons = reasons
    var precision = place.kind.precision
    if place.hasPointOfUnit {
      precision = .admin
      let unit = (place.admin2 ?? place.admin1).flatMap { lookup.gazetteer.place($0)?.name } ?? "the unit around it"
      reasons.append("the point is that of \(unit), which holds it")
    }
    if name.site != nil, place.kind == .settlement || place.kind == .quarter {
      precision = .site
      reasons.append("the point is that of \(place.name), where the site stands")
    }
    return ResolvedPlace(
      name: place.name, latitude: place.latitude, longitude: place.longitude, country: place.country,
      admin1: place.admin1.flatMap { lookup.gazetteer.place($0)?.name }, geonamesID: place.geonamesID,
      precision: precision, confidence: (confidence * 100).rounded() / 100, reasons: reasons)
  }

  /// A name that the gazetteer does not have: a point from the place that the text relates it to, or the unit that the
  /// text says it lies in.
  private func withoutCandidates(_ name: PlaceName) -> PlaceResolution {
    if let tie = name.tie, let anchor = senseOf[tie.anchor].flatMap({ senses[$0].place }),
      anchor.kind == .settlement || anchor.kind == .site || anchor.kind == .quarter
    {
      let point = tie.bearing.map { anchor.point.offset(distance: tie.kilometres ?? 5, bearing: $0) } ?? anchor.point
      return .resolved(
        ResolvedPlace(
          name: name.text, latitude: (point.latitude * 1000).rounded() / 1000,
          longitude: (point.longitude * 1000).rounded() / 1000, country: anchor.country,
          admin1: anchor.admin1.flatMap { lookup.gazetteer.place($0)?.name }, geonamesID: nil, precision: .place,
          confidence: 0.5, reasons: ["not in the gazetteer; the point is where the text puts it from \(anchor.name)"]))
    }
    return containing(name, orElse: "not in the gazetteer")
  }

  private func containing(_ name: PlaceName, orElse reason: String) -> PlaceResolution {
    for index in name.containers {
      guard let place = senseOf[index].flatMap({ senses[$0].place }),
        place.kind != .country && place.kind != .continent
      else { continue }
      var unit = resolved(
        place, name, confidence: 0.5,
        reasons: ["\(reason); the point is that of \(place.name), which the text says it is in"])
      unit.precision = .admin
      unit.name = name.text
      unit.geonamesID = nil
      return .resolved(unit)
    }
    return .unresolved(reason)
  }
}
