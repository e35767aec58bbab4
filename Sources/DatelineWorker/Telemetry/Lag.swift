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
}
