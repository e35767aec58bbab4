/// What became of a topic to be created.
public enum TopicCreation: Sendable {
  case created
  /// Left as it is; its partitions and settings may differ from those wanted.
  case alreadyExists
  case failed(KafkaError)
}
