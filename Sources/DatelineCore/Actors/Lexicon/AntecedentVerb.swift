/// What the verb of a pronoun tells about whom it stands for: see `antecedent-verbs.tsv`.
enum AntecedentVerb: String, Sendable, Hashable, CaseIterable {
  /// "attack", "loot": not the doing of the unarmed who tell of it.
  case violence
  /// "arrest", "jail": becomes of those who did violence.
  case custody
  /// "respond": the other side's turn.
  case answer
  /// "say", "claim": of something, by whoever acts in the same sentence.
  case saying
}
