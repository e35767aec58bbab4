/// Writing in transactions: what is produced between begin and commit becomes visible to `read_committed` readers
/// together with the offsets that it was made from, or not at all.
///
/// For a producer whose configuration has a `transactional.id`. One transaction at a time, its steps in order:
/// begin, enqueue, flush, send the offsets, commit. Each call waits `timeout` at most; a call that ran out of time
/// may be made again and goes on where it was.
extension Producer {
  /// Takes over the `transactional.id`: waits for a transaction that another instance has left behind, or ends it,
  /// and fences that instance. Once, before the first transaction.
  public func initTransactions(timeout: Duration = .seconds(30)) async throws(TransactionError) {
    try await step { (handle) throws(TransactionError) in try handle.initTransactions(timeout: timeout) }
  }

  public func beginTransaction() async throws(TransactionError) {
    try await step { (handle) throws(TransactionError) in try handle.beginTransaction() }
  }

  /// Adds the offsets that the transaction's records were made from: committed with it, or not at all.
  ///
  /// - Parameter membership: the consumer's, taken for this transaction. A broker refuses one that is out of date,
  ///   with a failure whose remedy is to abort.
  public func sendOffsets(
    _ offsets: [TopicPartition: CommittedOffset], as membership: GroupMembership, timeout: Duration = .seconds(30)
  ) async throws(TransactionError) {
    guard !offsets.isEmpty else { return }
    try await step { (handle) throws(TransactionError) in
      try handle.sendOffsets(offsets, as: membership, timeout: timeout)
    }
  }

  /// Commits. A failure that is neither retriable nor asks for an abort leaves open whether it is committed.
  public func commitTransaction(timeout: Duration = .seconds(30)) async throws(TransactionError) {
    try await step { (handle) throws(TransactionError) in try handle.commitTransaction(timeout: timeout) }
  }

  /// Ends the transaction without effect.
  ///
  /// Flush first: an abort whose records are still on their way may end in INVALID_TXN_STATE, which is fatal
  /// (librdkafka #4849).
  public func abortTransaction(timeout: Duration = .seconds(30)) async throws(TransactionError) {
    try await step { (handle) throws(TransactionError) in try handle.abortTransaction(timeout: timeout) }
  }

  private func step(
    _ job: @escaping @Sendable (Handle) throws(TransactionError) -> Void
  ) async throws(TransactionError) {
    let handle = handle
    let result: Result<Result<Void, TransactionError>, KafkaError> = await connection.calls.result {
      Result { () throws(TransactionError) in try job(handle) }
    }
    switch result {
    case .success(.success): return
    case .success(.failure(let error)):
      let cause = error.cause.explained(by: connection.recentFailure)
      throw TransactionError(error.remedy, handle.secrets.redact(cause))
    case .failure(let error): throw TransactionError(.rebuild, error)
    }
  }
}
