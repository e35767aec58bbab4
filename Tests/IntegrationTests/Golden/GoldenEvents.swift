import Foundation
import Testing

/// The events of the project's own sample articles, as they were read and agreed to.
///
/// After a change that is meant to change events, set up anew (the gazetteer may have changed), read the difference, and
/// write the file anew: `.build/release/dateline extract Tests/Fixtures/articles > Tests/Fixtures/golden/events.jsonl`
enum GoldenEvents {
  static let file = Program.root.appending(path: "Tests/Fixtures/golden/events.jsonl")

  /// A line each, in the order of `dateline extract`.
  static func lines() throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  /// Expects these events in any order, each once. Tells the first differences in short: whole events would fill the screen.
  static func expect(_ events: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let difference = events.sorted().difference(from: try lines().sorted())
    let told = difference.prefix(4).map { change in
      switch change {
      case .insert(_, let line, _): "not expected: \(line.prefix(200))"
      case .remove(_, let line, _): "missing: \(line.prefix(200))"
      }
    }
    #expect(difference.count == 0, "\(told.joined(separator: "\n"))", sourceLocation: sourceLocation)
  }
}
