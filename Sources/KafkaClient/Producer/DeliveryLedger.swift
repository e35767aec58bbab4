/// Which produced records still await their delivery report.
///
/// Records are numbered through (tickets, from 1). A batch is complete when each of its records has a result;
/// results stay in the order of the records, in whatever order they come.
struct DeliveryLedger {
  typealias Outcome = Result<Delivery, KafkaError>

  struct Completed {
    /// The batch, by its first ticket.
    var batch: UInt
    var results: [Outcome]
  }

  private struct Batch {
    var first: UInt
    var results: [Outcome?]
    var missing: Int
  }

  /// In order of tickets.
  private var batches: [Batch] = []
  private var nextTicket: UInt = 1

  var isEmpty: Bool { batches.isEmpty }

  /// Opens a batch of `count` records, at least one; gives its first ticket.
  mutating func open(count: Int) -> UInt {
    let first = nextTicket
    nextTicket += UInt(max(1, count))
    batches.append(Batch(first: first, results: Array(repeating: nil, count: max(1, count)), missing: max(1, count)))
    return first
  }

  /// Notes the result of a record, the first one only; gives the batch when it was the last one missing.
  mutating func settle(_ ticket: UInt, _ outcome: Outcome) -> Completed? {
    guard let index = index(of: ticket) else { return nil }
    let place = Int(ticket - batches[index].first)
    guard batches[index].results[place] == nil else { return nil }
    batches[index].results[place] = outcome
    batches[index].missing -= 1
    guard batches[index].missing == 0 else { return nil }
    let batch = batches.remove(at: index)
    return Completed(batch: batch.first, results: batch.results.compactMap { $0 })
  }

  /// Gives every missing record the same failure.
  mutating func failAll(_ error: KafkaError) -> [Completed] {
    defer { batches = [] }
    return batches.map { Completed(batch: $0.first, results: $0.results.map { $0 ?? .failure(error) }) }
  }

  /// The batch that the ticket is in, by bisection.
  private func index(of ticket: UInt) -> Int? {
    var (low, high) = (0, batches.count)
    while low < high {
      let middle = (low + high) / 2
      if batches[middle].first <= ticket { low = middle + 1 } else { high = middle }
    }
    guard low > 0, ticket - batches[low - 1].first < UInt(batches[low - 1].results.count) else { return nil }
    return low - 1
  }
}
