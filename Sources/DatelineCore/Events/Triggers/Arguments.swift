/// What fills a role: a noun phrase with the mentions in it.
struct Filler: Sendable, Hashable {
  /// The actor's mention, or the noun phrase where no mention covers it.
  var tokens: Range<Int>
  var head: Int
  /// Indices into the document's mentions; nil where there is none.
  var actor: Int?
  var place: Int?
  /// The whole noun phrase.
  var phrase: Range<Int>
}

extension Filler {
  /// A bare name that no mention finder knows: where a place is wanted, a place that the gazetteer lacks.
  func isUnknownName(in marked: MarkedDocument) -> Bool {
    actor == nil && place == nil && tokens.count <= 3
      && tokens.allSatisfy { marked.document.tokens[$0].isCapitalized && marked.document.tokens[$0].kind == .word }
      && marked.document.field == .text
  }
}

/// A trigger's participants by role, and what the conditions ask besides.
struct Arguments: Sendable, Hashable {
  var roles: [Frame.Role: [Filler]] = [:]
  var subject: [Filler] = []
  var obliques: [Filler] = []
  /// A possessive or adjective that acts: "Russian attack".
  var hasModifier = false
  /// "between" follows.
  var hasBetween = false
  /// A light verb governs it: "launched an attack".
  var isLight = false
  /// The verb group of the trigger, or the one that governs the trigger's noun: where negation and modals stand.
  var verbItem: Int?
  /// The noun phrase's item, for noun triggers.
  var nounItem: Int?
  /// A trigger's noun that is the subject of a verb of harm: "the attack killed".
  var eventSubject: Int?

  /// Verbs that tell the event together with its noun: "was carried out", "took place".
  var ownVerbs: [Int] = []
  /// Who "claimed responsibility for" it.
  var claimant: Filler?

  subscript(role: Frame.Role) -> [Filler] { roles[role] ?? [] }

  mutating func add(_ fillers: [Filler], to role: Frame.Role) {
    for filler in fillers where !(roles[role] ?? []).contains(filler) { roles[role, default: []].append(filler) }
  }
}
