/// Tells in which fields two versions of an event differ.
///
/// `extractor`, the versions that made an event, does not count unless it is asked for: with another release every
/// event would have changed, and the ones that say something else could not be told from the rest.
package struct EventComparator: Sendable {
  private static let versions = "extractor"

  private let countsVersions: Bool

  package init(countsVersions: Bool = false) {
    self.countsVersions = countsVersions
  }

  /// Nil when they say the same.
  ///
  /// - Throws: ``ComparisonError`` when one of them is no JSON object.
  package func change(from before: [UInt8], to after: [UInt8]) throws(ComparisonError) -> EventChange? {
    if before == after { return nil }
    let (old, new) = (try Self.members(of: before), try Self.members(of: after))
    var fields: [FieldChange] = []
    for name in Set(old.keys).union(new.keys).sorted() where countsVersions || name != Self.versions {
      Self.compare(name, old[name], new[name], into: &fields, depth: 0)
    }
    return fields.isEmpty ? nil : .changed(before: before, after: after, fields: fields)
  }

  private static func members(of bytes: [UInt8]) throws(ComparisonError) -> [String: JSONValue] {
    do throws(JSONError) {
      if case .object(let members) = try JSONValue(parsing: bytes) { return members }
    } catch {
      throw ComparisonError(message: "an event is no JSON: \(error.message)")
    }
    throw ComparisonError(message: "an event is no JSON object")
  }

  /// Goes into objects one level deep: `place.name` says more than `place`.
  private static func compare(
    _ name: String, _ before: JSONValue?, _ after: JSONValue?, into fields: inout [FieldChange], depth: Int
  ) {
    if before == after { return }
    if depth == 0, case .object(let old)? = before, case .object(let new)? = after {
      for member in Set(old.keys).union(new.keys).sorted() {
        compare("\(name).\(member)", old[member], new[member], into: &fields, depth: 1)
      }
      return
    }
    fields.append(FieldChange(field: name, before: before?.canonicalBytes, after: after?.canonicalBytes))
  }
}
