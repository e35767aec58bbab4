/// A proper name of a person or an organisation, without title.
struct NameMention: Sendable, Hashable {
  enum Referent: Sendable, Hashable {
    /// A row of `leaders.tsv`.
    case leader(Int)
    case person
    /// A row of `organizations.tsv`.
    case organization(Int)
    /// A row of `metonyms.tsv`: "the Kremlin".
    case metonym(Int)
    case unknownOrganization
    /// Neither: "Hurricane Norma", "Operation Dawn".
    case thing
  }

  var tokens: Range<Int>
  var referent: Referent

  var isPerson: Bool {
    switch referent {
    case .leader, .person: true
    case .organization, .metonym, .unknownOrganization, .thing: false
    }
  }
}
