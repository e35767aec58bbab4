/// A place in the delivery of a batch where a fault can be asked for.
///
/// Without transactions there are `afterProduce`, `afterFlush`, `afterCommit` (of offsets) and `beforeRevocationAnswer`;
/// there a step that is asked to fail goes on.
public enum FaultPoint: String, Sendable, Hashable, CaseIterable {
  case beforeBegin = "before-begin"
  case afterBegin = "after-begin"
  case afterProduce = "after-produce"
  case afterFlush = "after-flush"
  case afterOffsets = "after-offsets"
  /// The commit has been asked for, and its answer has not come.
  case duringCommit = "during-commit"
  case afterCommit = "after-commit"
  case beforeRevocationAnswer = "before-revocation-answer"
}
