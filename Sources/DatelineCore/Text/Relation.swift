/// What a word is to its head: the dependency relations of spaCy's English models.
///
/// Source: the ClearNLP (Stanford-style) guidelines, github.com/clir/clearnlp-guidelines.
enum Relation: String, Sendable, Hashable, CaseIterable {
  case root = "ROOT"
  case acl, acomp, advcl, advmod, agent, amod, appos, attr, aux, auxpass
  /// The mark of a possessive: "'s".
  case caseMark = "case"
  case cc, ccomp, compound, conj, csubj, csubjpass, dative, dep, det, dobj, expl, intj, mark, meta, neg
  case nmod, npadvmod, nsubj, nsubjpass, nummod, oprd, parataxis, pcomp, pobj, poss, preconj, predet, prep
  case prt, punct, quantmod, relcl, xcomp
  /// A relation that this list does not have, as another model's.
  case other = ""

  /// Who or what the clause is about, active or passive.
  var isSubject: Bool { self == .nsubj || self == .nsubjpass || self == .csubj || self == .csubjpass }
}
