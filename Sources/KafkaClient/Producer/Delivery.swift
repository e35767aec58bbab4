/// Where a record was written, as the broker acknowledged it.
public struct Delivery: Sendable, Hashable {
  public var topicPartition: TopicPartition
  public var offset: Int64

  public init(topicPartition: TopicPartition, offset: Int64) {
    self.topicPartition = topicPartition
    self.offset = offset
  }
}
