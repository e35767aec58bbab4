import KafkaClient

/// What the consumer group of a worker is like.
enum GroupCheckup {
  /// - Parameter partitions: of the input; nil where they are not known.
  static func finding(_ group: GroupDescription, partitions: Int?, strategy: String) -> Finding {
    let count = group.members.count
    let owned = group.members.reduce(0) { $0 + $1.partitions.count }
    let message = "\(group.name): \(group.state), \(count) members with \(owned) partitions"
    if group.isAbandoned { return Finding("group", .right, "\(group.name): \(group.state), no members") }
    if count == 0 { return Finding("group", .unknown, "\(group.name): \(group.state), and the broker names no members") }
    if !group.assignor.isEmpty, group.assignor != strategy, group.state == "Stable" {
      return Finding(
        "group", .warning, "\(message), assignment \(group.assignor)",
        remedy: "a worker with --assignment \(strategy) is refused: use that of the others, or stop them first")
    }
    if let partitions, count > partitions {
      return Finding(
        "group", .warning, "\(message): \(count - partitions) have nothing to do",
        remedy: "run at most \(partitions) workers, or add partitions to the input")
    }
    if group.state != "Stable" {
      return Finding(
        "group", .warning, message, remedy: "look again: a group that keeps rebalancing has members that come and go")
    }
    return Finding("group", .right, message)
  }
}
