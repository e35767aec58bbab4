/// What fills a role: a noun phrase with the mentions in it.
struct Filler: Sendable, Hashable {
  /// The actor's mention, or the noun phrase where no mention covers it.
  var tokens: Range<Int>
  var head: Int
  /// Index of the mention of a person or an organization; nil where there is none.
  var actor: Int?
  /// Index of the mention of a thing, in the same list.
  var thing: Int?
  /// Index into the places.
  var place: Int?
  /// The whole noun phrase.
  var phrase: Range<Int>
}

extension Filler {
  /// A bare name that no table knows: where a place is wanted, a place that the gazetteer lacks.
  ///
  /// People of whom nothing else is known come with two names.
  func isUnknownName(in marked: MarkedField) -> Bool {
    // "Bombs were seized" begins with a capital and no name.
    // What stands behind the name ("in the neighbouring district") describes it.
    let name = tokens.lowerBound..<max(tokens.lowerBound, min(tokens.upperBound, head + 1))
    guard place == nil, (1...3).contains(name.count), marked.field.field == .text, marked.weaponAt[head] < 0, marked.field.tags[head] != .pluralNoun,
      name.allSatisfy({ marked.field.words[$0].isCapitalized })
    else { return false }
    guard let actor else { return true }
    let mention = marked.mentions.actors[actor]
    return mention.named && mention.code == nil && tokens.count == 1 && !mention.isPronoun
  }
}

/// A trigger's participants by role, and what the conditions ask besides.
struct Arguments: Sendable {
  /// By role, in the order of its cases: looked up too often for a dictionary.
  private var roles = [[Filler]](repeating: [], count: Frame.Role.allCases.count)
  var subject: [Filler] = []
  var obliques: [Filler] = []
  /// A possessive or adjective that acts: "Russian attack".
  var hasModifier = false
  /// "between" follows.
  var hasBetween = false
  /// A verb of kind befall tells what the disaster did.
  var befalls = false
  /// The trigger tells an accident or a disaster: nobody acts in it.
  var isHazard = false
  /// A clause follows: "agreed to", "demanded that".
  var hasComplement = false
  /// A light verb governs it: "launched an attack".
  var isLight = false
  /// The trigger's verb, or the verb that governs the trigger's noun: where negation and modals stand.
  var verb: Int?
  /// The word on which the trigger's noun phrase hangs: the noun, or the "string" of "a string of attacks".
  var noun: Int?
  /// The subject that is itself an event: "the attack killed".
  var eventSubject: Int?

  /// Verbs that tell the event together with its noun: "was carried out", "took place".
  var ownVerbs: [Int] = []
  /// Who "claimed responsibility for" it.
  var claimant: Filler?

  subscript(role: Frame.Role) -> [Filler] {
    get { roles[role.rawValue] }
    set { roles[role.rawValue] = newValue }
  }

  /// Of every role.
  var fillers: [Filler] { roles.flatMap(\.self) }

  mutating func add(_ fillers: [Filler], to role: Frame.Role) {
    for filler in fillers where !roles[role.rawValue].contains(filler) { roles[role.rawValue].append(filler) }
  }
}
