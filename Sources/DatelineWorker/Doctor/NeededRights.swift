import Foundation
import KafkaClient

/// What a worker must be allowed to do, and what it is.
struct NeededRights: Sendable {
  struct Need: Sendable, Hashable {
    var topic: String
    var operations: [AuthorizedOperations.Operation]
  }

  /// Of topics on the cluster that is read, or on the one that is written to.
  static func reading(_ configuration: WorkerConfiguration) -> [Need] {
    guard case .names(let names) = configuration.input else { return [] }
    return names.map { Need(topic: $0, operations: [.describe, .read]) }
  }

  static func writing(_ configuration: WorkerConfiguration) -> [Need] {
    ([configuration.output, configuration.deadLetters] + [configuration.receipts].compactMap { $0 })
      .map { Need(topic: $0, operations: [.describe, .write]) }
  }

  /// - Parameter given: what the broker says, by topic.
  static func findings(_ needs: [Need], given: [String: AuthorizedOperations]) -> [Finding] {
    needs.map { need in
      let wanted = need.operations.map(\.rawValue).joined(separator: " and ")
      guard let rights = given[need.topic], !rights.operations.isEmpty else {
        return Finding("rights", .unknown, "the broker does not say what this user may do with topic \(need.topic)")
      }
      let missing = need.operations.filter { !rights.operations.contains($0) }.map(\.rawValue)
      guard !missing.isEmpty else { return Finding("rights", .right, "\(wanted) on topic \(need.topic)") }
      return Finding(
        "rights", .failure, "\(missing.joined(separator: " and ")) on topic \(need.topic) is missing",
        remedy: "grant it: \(command(missing, "--topic \(need.topic)"))", kind: .notAuthorized)
    }
  }

  static func finding(group: String, _ rights: AuthorizedOperations?) -> Finding {
    guard let rights, !rights.operations.isEmpty else {
      return Finding("rights", .unknown, "the broker does not say what this user may do with group \(group)")
    }
    guard !rights.operations.contains(.read) else { return Finding("rights", .right, "READ on group \(group)") }
    return Finding(
      "rights", .failure, "READ on group \(group) is missing",
      remedy: "grant it: \(command(["READ"], "--group \(group)"))", kind: .notAuthorized)
  }

  static func command(_ operations: [String], _ resource: String) -> String {
    let operations = operations.map { "--operation \($0.lowercased().capitalized)" }.joined(separator: " ")
    return "kafka-acls.sh --add --allow-principal User:NAME \(operations) \(resource)"
  }
}
