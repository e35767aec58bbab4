/// A trigger's words found in a sentence, its conditions not yet tried.
struct TriggerMatch: Sendable, Hashable {
  /// Index into the ontology's triggers.
  var trigger: Int
  /// From the first word to the last, gaps included.
  var tokens: Range<Int>
  /// The verb of a verb trigger, the noun of a noun trigger, the first word of a phrase.
  var anchor: Int
  /// The trigger's words, the anchor first.
  var parts: [Int]
}
