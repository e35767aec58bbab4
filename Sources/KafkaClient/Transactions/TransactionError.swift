/// Why a step of a transaction has failed, and which way leads on.
///
/// Source: librdkafka's three kinds of transactional errors (INTRODUCTION.md, "Transactional producer").
public struct TransactionError: Error, Sendable, CustomStringConvertible {
  public enum Remedy: Sendable, Hashable {
    /// The same call may be made again: it goes on where it was.
    case retry
    /// The transaction is lost and the producer is sound: abort, then begin another.
    case abort
    /// Nothing is known of the transaction, or the producer is finished: close it and make another under the same
    /// `transactional.id`, which ends the transaction one way or the other. What became of it is told by the
    /// group's committed offsets. Where `cause.kind` is `fenced`, another instance has the id: do not come back.
    case rebuild
  }

  public var remedy: Remedy
  public var cause: KafkaError

  public init(_ remedy: Remedy, _ cause: KafkaError) {
    self.remedy = remedy
    self.cause = cause
  }

  public var description: String { cause.message }
}
