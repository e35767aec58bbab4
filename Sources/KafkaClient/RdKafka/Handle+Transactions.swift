import CRdKafka

/// Calls of a transactional producer, each of which waits for a broker for `timeout` at most, and the one call of a
/// consumer that goes with them.
extension Handle {
  func initTransactions(timeout: Duration) throws(TransactionError) {
    try unsafe check(rd_kafka_init_transactions(pointer, timeout.milliseconds), "Taking over the transactional id")
  }

  func beginTransaction() throws(TransactionError) {
    try unsafe check(rd_kafka_begin_transaction(pointer), "Beginning a transaction")
  }

  func sendOffsets(
    _ offsets: [TopicPartition: CommittedOffset], as membership: GroupMembership, timeout: Duration
  ) throws(TransactionError) {
    let list: PartitionList
    do {
      list = try PartitionList.of(committing: offsets)
    } catch {
      throw TransactionError(.abort, error)
    }
    try unsafe check(
      rd_kafka_send_offsets_to_transaction(pointer, list.pointer, membership.pointer, timeout.milliseconds),
      "Adding offsets to the transaction")
  }

  func commitTransaction(timeout: Duration) throws(TransactionError) {
    try unsafe check(rd_kafka_commit_transaction(pointer, timeout.milliseconds), "Committing the transaction")
  }

  func abortTransaction(timeout: Duration) throws(TransactionError) {
    try unsafe check(rd_kafka_abort_transaction(pointer, timeout.milliseconds), "Aborting the transaction")
  }

  func membership() throws(KafkaError) -> GroupMembership {
    guard let membership = unsafe GroupMembership(rd_kafka_consumer_group_metadata(pointer)) else {
      throw .configuration("The consumer belongs to no group: set group.id.")
    }
    return membership
  }

  /// Sorts librdkafka's error into what it leaves to do; anything that it does not call retriable or abortable is
  /// taken for the end of the producer.
  private func check(_ error: OpaquePointer?, _ what: String) throws(TransactionError) {
    guard let error = unsafe error else { return }
    let isRetriable = unsafe rd_kafka_error_is_retriable(error) != 0
    let requiresAbort = unsafe rd_kafka_error_txn_requires_abort(error) != 0
    let isFatal = unsafe rd_kafka_error_is_fatal(error) != 0
    guard let cause = unsafe KafkaError(owned: error, "\(what) has failed") else { return }
    // The fatal error that came first says more than the refusal of every call after it.
    if isFatal { throw TransactionError(.rebuild, fatalError ?? cause) }
    throw TransactionError(requiresAbort ? .abort : isRetriable ? .retry : .rebuild, cause)
  }
}
