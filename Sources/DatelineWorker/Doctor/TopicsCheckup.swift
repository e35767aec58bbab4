import KafkaClient

/// What the topics of a worker are like.
enum TopicsCheckup {
  /// - Parameter found: what the cluster shows, by name.
  static func findings(
    _ names: [(option: String, name: String)], in found: [String: TopicDescription]
  ) -> [Finding] {
    names.map { option, name in
      guard let topic = found[name], topic.error?.kind != .unknownTopic else {
        return Finding(
          "topics", .failure, "the broker shows no topic \(name)",
          remedy: "dateline topics create \(option) \(name), or grant this user DESCRIBE on it", kind: .unknownTopic)
      }
      if let error = topic.error { return .failure("topics", error) }
      return finding(topic)
    }
  }

  private static func finding(_ topic: TopicDescription) -> Finding {
    let count = topic.partitions.count
    let copies = topic.partitions.map(\.replicas.count).min() ?? 0
    let message = "\(topic.name): \(count) partitions, \(copies) copies"
    let leaderless = topic.partitions.filter { $0.leader == nil }.count
    if count == 0 || leaderless > 0 {
      return Finding(
        "topics", .failure, "\(message), \(leaderless) without a leader",
        remedy: "look at the brokers: such partitions can be neither read nor written", kind: .brokerUnavailable)
    }
    let behind = topic.partitions.filter { $0.inSyncReplicas.count < $0.replicas.count }.count
    if behind > 0 {
      return Finding(
        "topics", .warning, "\(message), \(behind) with copies that are behind", remedy: "look at the brokers")
    }
    return Finding("topics", .right, message)
  }
}
