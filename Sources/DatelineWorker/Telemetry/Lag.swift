import KafkaClient

/// How many records of a partition the group has not finished.
enum Lag {
  /// Nil while nothing is known: before the first record, or before the first answer of the broker.
  ///
  /// The end is the furthest that anything has shown: the broker's watermark, which on some brokers falls
  /// short by a batch, the consumer's position, and the end that the consumer has met. A partition that was
  /// read to its end, and all that was received is finished, has no lag, whatever gaps its last offsets have.
  static func records(_ progress: Flow.Progress, watermarks: Range<Int64>?) -> Int64? {
    let known = [progress.position, progress.end, watermarks?.upperBound].compactMap { $0 }.max()
    guard let known else { return nil }
    if progress.finished == progress.position, let end = progress.end, end >= known { return 0 }
    // Until a first record is finished, everything from the first that was received is still to be done.
    guard let finished = progress.finished ?? progress.first else { return nil }
    return max(0, known - finished)
  }
  /// How long the oldest record that is not finished has waited, by its timestamp.
  ///
  /// Where records are known to be there and none of them was fetched yet, the timestamp of the last one finished is
  /// the latest that is known to be before them: the lag is at most that. Nil where there is no timestamp to go by.
  static func seconds(_ progress: Flow.Progress, records: Int64, nowMilliseconds now: Int64) -> Double? {
    guard records > 0 else { return 0 }
    guard let timestamp = progress.oldestTimestamp ?? progress.finishedTimestamp, timestamp >= 0 else { return nil }
    return Double(max(0, now - timestamp)) / 1_000
  }
}
