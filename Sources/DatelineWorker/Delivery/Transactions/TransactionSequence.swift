import Foundation

/// Names transactions: `TRANSACTIONAL-ID/STARTED.NUMBER`. The moment of the start keeps the names of a worker that is
/// started again apart from those of before.
struct TransactionSequence: Sendable {
  private let prefix: String
  private var number = 0

  init(of transactionalID: String, started: Date = .now) {
    prefix = "\(transactionalID)/\(Int64(started.timeIntervalSince1970 * 1000))"
  }

  mutating func next() -> String {
    number += 1
    return "\(prefix).\(number)"
  }
}
