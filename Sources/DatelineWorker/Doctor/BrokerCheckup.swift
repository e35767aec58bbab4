import KafkaClient

/// Whether the brokers can do what the worker is told to.
enum BrokerCheckup {
  static func finding(
    _ found: BrokerProtocol, delivery: WorkerConfiguration.Delivery, groupProtocol: WorkerConfiguration.GroupProtocol
  ) -> Finding {
    guard found.isKnown else { return Finding("protocol", .unknown, "the brokers do not say which requests they answer") }
    let release = found.release.map { "as Apache Kafka \($0) or later" } ?? "as an Apache Kafka before 2.1"
    if delivery == .exactlyOnce, !found.fencesGenerations {
      return Finding(
        "protocol", .failure, "they answer \(release), which cannot fence a worker that lost its partitions (KIP-447)",
        remedy: "Apache Kafka 2.5 or later, or --delivery at-least-once", kind: .configuration)
    }
    if groupProtocol == .consumer, !found.runsGroups {
      return Finding(
        "protocol", .failure, "they answer \(release), without groups that the broker runs (KIP-848)",
        remedy: "--group-protocol classic", kind: .configuration)
    }
    return Finding("protocol", .right, "they answer \(release)")
  }
}
