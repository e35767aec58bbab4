/// The names of the headers that the worker writes: an interface, like the fields of an event.
enum RecordHeaders {
  /// Where the article stands that a record came from. On every event, dead letter and receipt.
  static let sourceTopic = "dateline.source.topic"
  static let sourcePartition = "dateline.source.partition"
  static let sourceOffset = "dateline.source.offset"
  /// The article's identity; absent where the record could not be decoded.
  static let articleID = "dateline.article.id"
  /// `TRANSACTIONAL-ID/SEQUENCE`: the transaction that a record was written in. A sequence is never used again, also
  /// not by a worker that is started again. With at-least-once there are no transactions and no such header.
  static let transaction = "dateline.transaction"
  static let contentType = "content-type"

  /// Of differences that a replay publishes: `added`, `changed` or `removed`; the fields that differ, separated by
  /// commas; the replay's name; the versions of the extractor that no longer gives the event, or gives another; and, of
  /// a tombstone, the type of the event that was retracted.
  static let change = "dateline.change"
  static let changedFields = "dateline.change.fields"
  static let replay = "dateline.replay"
  static let versions = "dateline.versions"
  static let eventType = "dateline.event.type"

  /// Of dead letters, as KIP-1191 names them.
  static let failedTopic = "__dlq.errors.topic"
  static let failedPartition = "__dlq.errors.partition"
  static let failedOffset = "__dlq.errors.offset"
  static let failedGroup = "__dlq.errors.group"
  /// How often the article was begun, as far as is known; at least 1.
  static let deliveryCount = "__dlq.errors.delivery.count"
  static let failureMessage = "__dlq.errors.message"
  /// Of dead letters, the worker's own: `decode`, `extract` or `deliver`, and a short stable name of the cause.
  static let failureStage = "dateline.errors.stage"
  static let failureCode = "dateline.errors.code"
  /// The size of a value that the dead-letter topic does not take.
  static let omittedValueBytes = "dateline.errors.omitted-value-bytes"

  /// True for what marks a dead letter: what is sent back to the input goes without it.
  static func marksDeadLetter(_ name: String) -> Bool {
    name.hasPrefix("__dlq.errors.") || name.hasPrefix("dateline.errors.") || name == transaction
      || name.hasPrefix("dateline.source.")
  }
}
