import Linguistics

/// Last names of people that towns bear too: "Alejandro Toledo", and "Toledo was sentenced" after it.
///
/// Whoever an article has named in full is meant by his last name alone, unless it stands where only a town can: "in Toledo".
/// Linear in the fields' lengths.
struct Surnames {
  private let isGivenName: (String) -> Bool
  /// By field: the tokens that close a longer name of a person.
  private var closing: [Set<Int>] = []
  private var names: Set<String> = []

  /// - Parameters:
  ///   - fields: of one article, each with the places that were found in it.
  ///   - isGivenName: of a folded word.
  init(in fields: [ParsedField], places: [[PlaceMention]], isGivenName: @escaping (String) -> Bool) {
    self.isGivenName = isGivenName
    for (number, field) in fields.enumerated() {
      closing.append(Self.ends(ofPersonsIn: field))
      for place in places[number] where isInsidePerson(place, field, number) { names.insert(field.folded[place.tokens.lowerBound]) }
    }
  }

  /// The places of a field that name no person.
  func removed(from places: [PlaceMention], in field: ParsedField, number: Int) -> [PlaceMention] {
    names.isEmpty ? places : places.filter { !isInsidePerson($0, field, number) && !isPerson($0, field) }
  }

  private static func ends(ofPersonsIn field: ParsedField) -> Set<Int> {
    let people = field.document.entities.filter { entity in
      (2...longestName).contains(entity.tokens.count) && field.document.labels[entity.label] == "PERSON"
        && entity.tokens.clamped(to: 0..<field.count).allSatisfy { field.tags[$0].isProperNoun }
    }
    return Set(people.map { $0.tokens.upperBound - 1 })
  }

  private static let longestName = 5

  /// The last word of a longer name of a person: one that models see whole, or behind a given name of which they see the
  /// town alone.
  private func isInsidePerson(_ place: PlaceMention, _ field: ParsedField, _ number: Int) -> Bool {
    guard place.tokens.count == 1, !place.isDemonym, let token = place.tokens.first, field.tags.indices.contains(token) else { return false }
    if closing[number].contains(token) { return true }
    let before = token - 1
    return before >= 0 && field.tags[before].isProperNoun && field.tree.relation(before) == .compound && field.tree.head(before) == token
      && (field.tree.relation(token).isSubject || field.tree.relation(token) == .conj) && isGivenName(field.folded[before])
  }

  private func isPerson(_ place: PlaceMention, _ field: ParsedField) -> Bool {
    guard place.tokens.count == 1, let token = place.tokens.first, field.folded.indices.contains(token), names.contains(field.folded[token]) else { return false }
    switch field.tree.relation(token) {
    case .nsubj, .nsubjpass, .poss, .dobj, .conj, .appos: return true
    case .pobj: return ["of", "by", "against"].contains(field.word(field.tree.head(token)))
    default: return false
    }
  }
}
