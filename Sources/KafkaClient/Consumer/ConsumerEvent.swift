/// What polling a consumer brings, in the order in which it happened.
public enum ConsumerEvent: Sendable {
  /// In order within each partition.
  case records([Record])
  /// The group waits until it is answered with ``Consumer/complete(_:startingAt:)``.
  case rebalance(Rebalance)
  /// All there is was read; `offset` is the next one to be written. Only with `enable.partition.eof=true`.
  case endOfPartition(TopicPartition, offset: Int64)
  /// Something failed and librdkafka goes on by itself. What ends the client is thrown by
  /// ``Consumer/poll(maximumRecords:maximumBytes:timeout:)`` instead.
  case failure(KafkaError)
  /// librdkafka's statistics as JSON. Only with `statistics.interval.ms` above 0.
  case statistics(String)
}
