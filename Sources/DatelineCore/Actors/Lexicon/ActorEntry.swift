/// What a phrase of the actor tables is. Numbers count the rows of the table in question.
enum ActorEntry: Sendable, Hashable {
  case country(Int)
  case demonym(Int)
  case people(Int, isPlural: Bool)
  case capital(Int)
  case metonym(Int)
  case agent(Int, isPlural: Bool)
  case organization(Int)
  case title(Int)
  case officeholder(Int)
  case object(Int, isPlural: Bool)
  case givenName
  case marker(ActorMarker)

  /// May stand before a person's name.
  var isRole: Bool {
    switch self {
    case .agent, .title, .demonym, .country, .organization, .people, .metonym: true
    default: false
    }
  }

  /// Names one body, country or person.
  var isName: Bool {
    switch self {
    case .country, .capital, .metonym, .organization, .officeholder: true
    default: false
    }
  }

  /// Which reading of a phrase is taken where several have the same length: the higher.
  var rank: Int {
    switch self {
    case .officeholder: 11
    case .organization: 10
    case .metonym: 9
    case .country: 8
    case .capital: 7
    case .agent: 6
    case .people: 5
    case .object: 4
    case .demonym: 3
    case .title: 2
    case .marker: 1
    case .givenName: 0
    }
  }
}

/// What a word of `actor-markers.tsv` does to the description that it stands in.
enum ActorMarker: String, Sendable, Hashable, CaseIterable {
  /// "former", "ousted": no longer in office.
  case former
  /// "-backed", "-led": the name before it only qualifies.
  case participle
  /// "group", "dozens", "members": what follows with "of" says who.
  case transparent
  /// Branches of a business: "vice president for *sales*" holds no public office.
  case function
  /// "company", "contingent": of a force, which "of" names, it is a part.
  case unit
  /// Prepositions after which a place is where something is.
  case locative
  /// "accuse", "urge", "sanctions": what governs a capital that is spoken to or dealt with as a government.
  case addressing
  /// Initials that are also words: they name nobody where capitals mean nothing.
  case everyday
  /// "bin", "de": may stand inside a name in lower case.
  case particle
}
