import Foundation
import Testing

/// `dateline diff` as a user runs it.
@Suite final class DiffCommandTests {
  /// Of this test alone, and gone with it.
  private let folder = FileManager.default.temporaryDirectory.appending(path: "diff-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func file(_ name: String, _ lines: [String]) throws -> URL {
    let url = folder.appending(path: name)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: url)
    return url
  }

  private func event(_ id: String, _ type: String = "ASSAULT", mode: String = "raid", version: String = "1") -> String {
    """
    {"event_id":"\(id)","article_id":"a","event_type":"\(type)","mode":"\(mode)","extractor":{"version":"\(version)"}}
    """
  }

  @Test func `differences are lines, and a summary by type goes to standard error`() async throws {
    let before = try file("before", [event("1"), event("2"), event("3", "COERCE"), event("4")])
    let after = try file("after", [event("4", version: "2"), event("5"), event("1"), event("2", mode: "shelling")])
    let run = try await Program.run(["diff", before.path, after.path])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.lines.map { $0.prefix(20) } == [#"{"change":"changed","#, #"{"change":"removed","#, #"{"change":"added","e"#])
    #expect(run.lines.first?.contains(#""fields":[{"field":"mode","before":"raid","after":"shelling"}]"#) == true)
    #expect(run.error.contains("ASSAULT      1        0        1          2"))
    #expect(run.error.contains("fields that differ: mode 1"))
  }

  @Test func `the summary alone is one object`() async throws {
    let before = try file("before", [event("1"), event("2")])
    let after = try file("after", [event("1", version: "2")])
    let run = try await Program.run(["diff", before.path, after.path, "--format", "summary", "--versions"])
    #expect(run.out == """
      {"added":0,"removed":1,"changed":1,"unchanged":0,"by_type":{"ASSAULT":{"added":0,"removed":1,"changed":1,\
      "unchanged":0}},"fields":{"extractor.version":1}}

      """)
  }

  @Test func `what is no event is said with file and line, and the rest is compared`() async throws {
    let before = try file("before", [event("1"), "{}", "", "nonsense"])
    let after = try file("after", [event("1")])
    let run = try await Program.run(["diff", before.path, after.path])
    #expect(run.status == 65)
    #expect(run.out.isEmpty)
    #expect(run.error.contains("before:2: "))
    #expect(run.error.contains("before:4: "))
  }

  @Test func `a file that is not there ends it with 65 and one line`() async throws {
    let run = try await Program.run(["diff", "/nowhere/before.jsonl", "/nowhere/after.jsonl"])
    #expect(run.status == 65)
    #expect(run.error.split(separator: "\n").count == 1)
    #expect(run.error.contains("/nowhere/before.jsonl"))
  }

  @Test func `files larger than the memory for sorting give the same as in memory`() async throws {
    let padding = String(repeating: "x", count: 900)
    let ids = (0..<3_000).map { String($0 * 7_919 % 3_000) }
    let before = try file("before", ids.map { event($0, mode: padding) })
    let after = try file("after", ids.reversed().filter { !$0.hasSuffix("7") }.map { event($0, mode: $0.hasSuffix("3") ? "y" : padding) })
    let small = try await Program.run(["diff", before.path, after.path, "--sort-memory", "1"])
    let large = try await Program.run(["diff", before.path, after.path, "--sort-memory", "64"])
    #expect(small.status == 0, "\(small.error)")
    // Compared before they are printed: they are large.
    let isSame = small.out == large.out
    #expect(isSame)
    #expect(small.lines.count == 600)
  }
}
