/// A mistake planted on purpose, to show that a fault suite would notice it.
public enum FaultMutant: String, Sendable, Hashable, CaseIterable {
  /// Commits what it has not waited for: records that the broker refused or never got are lost.
  case commitBeforeFlush = "commit-before-flush"
  /// Commits the offsets by themselves, before the transaction: a crash between the two loses events.
  case offsetsOutsideTransaction = "offsets-outside-transaction"
  /// Finishes and commits work of partitions that were given up meanwhile.
  case lateAcknowledgement = "late-acknowledgement"
}
