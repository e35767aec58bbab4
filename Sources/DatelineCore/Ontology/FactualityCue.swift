/// A word that takes an event out of the asserted: a row of `factuality.tsv`.
struct FactualityCue: Sendable, Hashable {
  enum Kind: String, Sendable, Hashable, CaseIterable {
    case negator, modal, conditional, hedge, governor
    /// A modal by which someone is told what to do: "must".
    case obligation
    case negativeDeterminer = "negative-determiner"
    case nounHedge = "noun-hedge"
    case nounGovernor = "noun-governor"
    case infinitiveGovernor = "infinitive-governor"
  }

  var kind: Kind
  var factuality: Event.Factuality
}
