import CRdKafka
import Foundation

/// The properties that this librdkafka knows, and which clients use them.
enum KnownProperties {
  enum Scope: Sendable {
    case producer
    case consumer
    case both
  }

  /// By name. Read from the table that librdkafka prints, so that it is right for any version.
  static let scopes: [String: Scope] = read()

  private static func read() -> [String: Scope] {
    guard let table = unsafe crdkafka_property_table() else { return [:] }
    defer { unsafe free(table) }
    return unsafe scopes(inTable: String(cString: table))
  }

  /// `name | C/P | …` rows. A name that stands in both the global and the topic table is used by both.
  static func scopes(inTable table: String) -> [String: Scope] {
    var scopes: [String: Scope] = [:]
    for line in table.split(separator: "\n") {
      let columns = line.split(separator: "|", omittingEmptySubsequences: false)
      guard columns.count > 5 else { continue }
      let name = columns[0].trimmingCharacters(in: .whitespaces)
      let scope: Scope
      switch columns[1].trimmingCharacters(in: .whitespaces) {
      case "C": scope = .consumer
      case "P": scope = .producer
      case "*": scope = .both
      default: continue
      }
      scopes[name] = (scopes[name] ?? scope) == scope ? scope : .both
    }
    return scopes
  }
}
