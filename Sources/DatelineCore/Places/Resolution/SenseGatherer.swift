/// Gathers the names of an article into senses.
///
/// Names with the same key share one sense, unless the words beside them put them into different units.
struct SenseGatherer {
  let names: [PlaceName]
  let gazetteer: Gazetteer
  let priors: PlacePriors
  private(set) var senses: [PlaceSense] = []
  /// By name, its sense; nil for names without candidates.
  private(set) var senseOf: [Int?]

  init(names: [PlaceName], gazetteer: Gazetteer, priors: PlacePriors) {
    self.names = names
    self.gazetteer = gazetteer
    self.priors = priors
    senseOf = [Int?](repeating: nil, count: names.count)
  }

  /// What tells senses of one key apart.
  private struct Group: Hashable {
    enum Role { case bare, unit, noun }

    var key: String
    var country: String?
    var role: Role
    var container: String?
    var isMisspelt: Bool
  }

  mutating func gather() {
    var groups: [Group: Int] = [:]
    var plain: [String: [Int]] = [:]
    for (number, name) in names.enumerated() {
      let candidates = candidates(of: name)
      guard !candidates.isEmpty else { continue }
      let role: Group.Role = name.isContainer ? .unit : name.noun.contains(.unit) ? .noun : .bare
      let group = Group(
        key: name.key, country: name.country, role: role, container: container(of: name, candidates),
        isMisspelt: name.isMisspelt)
      let isPlain = role == .bare && name.form == .literal
      // A bare mention follows one that says where it lies, and the other way round.
      if let sense = groups[group] ?? (group.container == nil && isPlain ? plain[name.key]?.first : nil) {
        senses[sense].mentions.append(number)
        senseOf[number] = sense
        continue
      }
      groups[group] = senses.count
      if isPlain { plain[name.key, default: []].append(senses.count) }
      senseOf[number] = senses.count
      senses.append(PlaceSense(mentions: [number], key: name.key, candidates: priors.candidates(candidates)))
    }
    mergeBare(plain)
    for index in senses.indices { gatherHints(index) }
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
        let units = names[container].candidates.lazy.map(\.place).filter(\.kind.isUnit).map(PlaceSpot.init)
        senses[number].containers.append(PlaceSense.Container(name: container, units: Array(units)))
      }
      if let tie = name.tie, senses[number].ties.count < PlaceSense.mostHints { senses[number].ties.append(tie) }
    }
  }

  /// The key of the unit beside the name, if one of its candidates lies in it.
  private func container(of name: PlaceName, _ candidates: [Gazetteer.Match]) -> String? {
    for index in name.containers {
      let units = names[index].candidates
      if candidates.contains(where: { match in units.contains { gazetteer.isInside(match.place, $0.place) } }) {
        return names[index].key
      }
    }
    return nil
  }

  private func candidates(of name: PlaceName) -> [Gazetteer.Match] {
    guard name.form != .literal, name.country != nil else { return name.candidates }
    return name.candidates.filter { $0.place.kind == .country && $0.place.country == name.country }
  }
}
