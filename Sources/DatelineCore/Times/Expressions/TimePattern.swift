/// What a rule of the grammar matches. See ``TimeGrammar`` for how it is written.
indirect enum TimePattern: Sendable {
  case terminal(TimeClass)
  case literal([TimeVocabulary.Element])
  /// A symbol's number.
  case symbol(Int)
  case sequence([TimePattern])
  case choice([TimePattern])
  case optional(TimePattern)
  /// Matches nothing, where the pattern follows or does not follow.
  case ahead(TimePattern, Bool)
  /// Matches nothing, where a piece stands before or does not stand before.
  case behind([TimePattern], Bool)
}
