import CRdKafka

/// A consumer's membership of its group as it stood at one moment: member, generation, instance.
///
/// Offsets that a transaction carries are accepted by the broker only from a member of the present generation, so
/// this must be taken anew for each transaction, and before it is checked that the partitions are still owned: then
/// an ownership that has ended since goes with a generation that has ended too.
///
/// `@unchecked Sendable`: the pointer is set once, and what it points to does not change.
@safe
public final class GroupMembership: @unchecked Sendable {
  let pointer: OpaquePointer

  init?(_ pointer: OpaquePointer?) {
    guard let pointer = unsafe pointer else { return nil }
    unsafe self.pointer = unsafe pointer
  }

  deinit { unsafe rd_kafka_consumer_group_metadata_destroy(pointer) }

  /// The generation of the group; -1 while the consumer is not a member.
  public var generation: Int32 { unsafe rd_kafka_consumer_group_metadata_generation_id(pointer) }
}

extension Consumer {
  /// This consumer's membership at this moment.
  ///
  /// - Throws: `KafkaError` when the consumer belongs to no group.
  public func membership() throws(KafkaError) -> GroupMembership {
    try handle.membership()
  }
}
