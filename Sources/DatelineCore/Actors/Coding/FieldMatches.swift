import Linguistics

/// The phrases of the actor tables in a field, and what else is known of its tokens before its noun phrases are read.
///
/// A class, because every reader of phrases holds it: one reference instead of five.
final class FieldMatches: Sendable {
  /// By token: the phrases that begin there, longest first.
  let starting: [[ActorLexicon.Match]]
  /// By token: the longest phrase that holds it, of those that are taken when the field is read from left to right.
  let covering: [ActorLexicon.Match?]
  /// By token: the country of the place's name that it belongs to.
  let placeCountry: [String?]
  /// By token: part of a place's name.
  let isPlace: [Bool]
  /// By token: what the entity recogniser takes it for.
  let label: [NameLabel]
  /// The country in which the article's places lie; nil where two come first.
  let home: String?

  /// The kinds of names that matter here.
  enum NameLabel: UInt8, Sendable {
    case none, person, organization, place, people, other, number
  }

  init(_ field: ParsedField, lexicon: ActorLexicon, groups: GroupNames, places: [PlaceMention], month: Int?, home: String? = nil) {
    self.home = home
    var placeCountry = [String?](repeating: nil, count: field.count)
    var isPlace = [Bool](repeating: false, count: field.count)
    for place in places {
      for token in place.tokens.clamped(to: 0..<field.count) {
        isPlace[token] = true
        if case .resolved(let row) = place.resolution { placeCountry[token] = row.country }
      }
    }
    self.placeCountry = placeCountry
    self.isPlace = isPlace
    let setting = NameSetting(
      month: month, home: home, placeCountry: placeCountry, spoken: Set(placeCountry.compactMap { $0 } + [home].compactMap { $0 }))
    var starting: [[ActorLexicon.Match]] = []
    starting.reserveCapacity(field.count)
    for token in 0..<field.count {
      var known = lexicon.matches(in: field, at: token, setting)
      if groups.ownInitials.contains(field.folded[token]) {
        known.removeAll { match in
          guard match.tokens.count == 1, case .organization = match.entry else { return false }
          return true
        }
      }
      // A name of the tables that is longer is another's.
      guard let group = groups.match(in: field, at: token), known.first.map({ $0.tokens.count <= group.tokens.count }) ?? true else {
        starting.append(known)
        continue
      }
      starting.append([group] + known)
    }
    self.starting = starting
    var label = [NameLabel](repeating: .none, count: field.count)
    for entity in field.document.entities {
      let kind = Self.label(field.document.labels[entity.label])
      for token in entity.tokens.clamped(to: 0..<field.count) { label[token] = kind }
    }
    Self.spread(&label, isPlace, field, starting)
    self.label = label
    let others = Self.others(field, starting, label)
    covering = Self.cover(
      field,
      starting.map { matches in
        matches.filter {
          !lexicon.isForgotten($0, in: field, month: month) && !Self.isOther($0, field, others, label) && !Self.isElsewhere($0, field, placeCountry, lexicon)
            && !Self.isGivenName($0, field, lexicon, label) && !Self.isAbroad($0, field, placeCountry, lexicon, home)
        }
      })
  }

  /// "Khulna Metropolitan Police": the police or the court of another town that has the same name.
  private static func isElsewhere(_ match: ActorLexicon.Match, _ field: ParsedField, _ placeCountry: [String?], _ lexicon: ActorLexicon) -> Bool {
    guard case .organization(let row) = match.entry, let country = lexicon.organizations[row].country, ["COP", "JUD"].contains(lexicon.organizations[row].sector)
    else { return false }
    let before = match.tokens.lowerBound - 1
    guard placeCountry.indices.contains(before), placeCountry[before] != country, field.tags[before].isProperNoun else { return false }
    return [.compound, .nmod].contains(field.tree.relation(before)) && match.tokens.contains(field.tree.head(before))
  }

  /// "Christian Wigand", "Faith Nyambura": a given name, and not what it means besides.
  private static func isGivenName(_ match: ActorLexicon.Match, _ field: ParsedField, _ lexicon: ActorLexicon, _ label: [NameLabel]) -> Bool {
    guard case .agent = match.entry, match.tokens.count == 1, let token = match.tokens.first, case let next = token + 1, label.indices.contains(next) else { return false }
    return field.words[token].isCapitalized && label[token] == .person && label[next] == .person && field.tags[next].isProperNoun
      && field.sentenceOf[next] == field.sentenceOf[token] && lexicon.isGivenName(field.folded[token])
  }

  /// Names that bodies of several countries have.
  private static let everywhere: Set = ["democratic party", "republican party", "metropolitan police", "homeland security"]

  /// "the Democratic Party" of an article that is set in another country: a party of that name there.
  private static func isAbroad(
    _ match: ActorLexicon.Match, _ field: ParsedField, _ placeCountry: [String?], _ lexicon: ActorLexicon, _ home: String?
  ) -> Bool {
    guard case .organization(let row) = match.entry, let country = lexicon.organizations[row].country, let home, home != country, match.tokens.count == 2,
      Self.everywhere.contains(field.folded[match.tokens.lowerBound] + " " + field.folded[match.tokens.lowerBound + 1])
    else { return false }
    let sentence = field.sentence(of: match.tokens.lowerBound).tokens
    return !sentence.contains { placeCountry[$0] == country }
  }

  private static func label(_ name: String) -> NameLabel {
    switch name {
    case "PERSON": .person
    case "ORG": .organization
    case "GPE", "LOC", "FAC": .place
    case "NORP": .people
    case "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL": .number
    case "": .none
    default: .other
    }
  }

  /// "Mr Sall", "Yoon" alone, which recognisers miss: a person where the text has somebody of that last or first name.
  private static func spread(_ label: inout [NameLabel], _ isPlace: [Bool], _ field: ParsedField, _ starting: [[ActorLexicon.Match]]) {
    var names: Set<String> = []
    for entity in field.document.entities where entity.tokens.count > 1 {
      guard let first = entity.tokens.first, let last = entity.tokens.last, label.indices.contains(last), label[last] == .person else { continue }
      names.formUnion([field.folded[first], field.folded[last]])
    }
    for match in starting.joined() where match.tokens.count > 1 {
      if case .officeholder = match.entry, let last = match.tokens.last { names.insert(field.folded[last]) }
    }
    guard !names.isEmpty else { return }
    for token in 0..<field.count
    where label[token] == .none && !isPlace[token] && field.tags[token].isProperNoun && field.words[token].isCapitalized && names.contains(field.folded[token]) {
      let besides = [token - 1, token + 1].filter { field.tags.indices.contains($0) && field.sentenceOf[$0] == field.sentenceOf[token] }
      if !besides.contains(where: { field.tags[$0].isProperNoun }) { label[token] = .person }
    }
  }

  /// The last words of the full names of persons whom no table knows: in this text the family name is theirs.
  private static func others(_ field: ParsedField, _ starting: [[ActorLexicon.Match]], _ label: [NameLabel]) -> Set<String> {
    var others: Set<String> = []
    for entity in field.document.entities where entity.tokens.count > 1 {
      guard let last = entity.tokens.last, label.indices.contains(last), label[last] == .person else { continue }
      let isKnown = entity.tokens.contains { token in
        starting[token].contains { match in
          guard case .officeholder = match.entry else { return false }
          return match.tokens.count > 1 && match.tokens.contains(last)
        }
      }
      if !isKnown { others.insert(field.folded[last]) }
    }
    return others
  }

  /// A family name alone that is another person's here, or that is his given name: "Petro" in "Petro Bondar".
  private static func isOther(
    _ match: ActorLexicon.Match, _ field: ParsedField, _ others: Set<String>, _ label: [NameLabel]
  ) -> Bool {
    guard case .officeholder = match.entry, match.tokens.count == 1, let token = match.tokens.first else { return false }
    if others.contains(field.folded[token]) { return true }
    let next = token + 1
    guard field.tags.indices.contains(next), field.sentenceOf[next] == field.sentenceOf[token] else { return false }
    return label[token] == .person && label[next] == .person && field.tags[next].isProperNoun
      && field.tree.relation(token) == .compound && field.tree.head(token) == next
  }

  /// Greedy from the left; a longer phrase that begins inside a shorter one is preferred ("Syrian Democratic Forces" to
  /// the "Kurdish-led Syrian" before it).
  private static func cover(_ field: ParsedField, _ starting: [[ActorLexicon.Match]]) -> [ActorLexicon.Match?] {
    var covering = [ActorLexicon.Match?](repeating: nil, count: field.count)
    var token = 0
    while token < field.count {
      guard var best = starting[token].first(where: { $0.entry != .givenName }) else {
        token += 1
        continue
      }
      if best.tokens.count > 1 {
        for later in best.tokens.dropFirst() {
          if let longer = starting[later].first, longer.tokens.count > best.tokens.count, isName(longer.entry) {
            best.tokens = best.tokens.lowerBound..<later
            break
          }
        }
        // Cut short, it means what its shorter form means.
        if let shorter = starting[token].first(where: { $0.tokens.count <= best.tokens.count }),
          shorter.tokens.count < best.tokens.count || shorter.tokens == best.tokens
        {
          best = shorter
        } else {
          token += 1
          continue
        }
      }
      for covered in best.tokens { covering[covered] = best }
      token = best.tokens.upperBound
    }
    return covering
  }

  private static func isName(_ entry: ActorEntry) -> Bool {
    switch entry {
    case .organization, .officeholder, .country, .metonym: true
    default: false
    }
  }

  func has(_ marker: ActorMarker, at token: Int) -> Bool {
    guard starting.indices.contains(token) else { return false }
    return starting[token].contains { $0.tokens.count == 1 && $0.entry == .marker(marker) }
  }

  /// "A private home", "a general strike", "daily attacks", "a veteran driver": nouns for people and bodies that only qualify.
  func isQuality(_ match: ActorLexicon.Match, in field: ParsedField) -> Bool {
    guard match.tokens.count == 1, let token = match.tokens.first else { return false }
    if field.folded[token] == "veteran" { return true }
    return field.tags[token] == .adjective && Self.qualities.contains(field.folded[token])
  }

  private static let qualities: Set = ["general", "major", "private", "daily"]

  func isTitle(_ match: ActorLexicon.Match) -> Bool {
    guard starting.indices.contains(match.tokens.lowerBound) else { return false }
    return starting[match.tokens.lowerBound].contains { other in
      if case .title = other.entry { other.tokens == match.tokens } else { false }
    }
  }
}
