import Foundation
import Testing

/// `dateline extract` on good, bad and odd input, as its users run it.
@Suite struct ExtractCommandTests {
  private static let story = "Rebels killed four soldiers in Mali on Friday."

  private static func line(_ id: Int) -> String { "{\"id\":\(id),\"text\":\"\(story)\"}\n" }

  /// The `article_id` of each line of events, repetitions dropped.
  private func articles(_ output: Program.Output) throws -> [String] {
    var articles: [String] = []
    for line in output.lines {
      let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let id = try #require(event?["article_id"] as? String)
      if articles.last != id { articles.append(id) }
    }
    return articles
  }

  private func withFolder(_ files: [String: String], _ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "extract-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, content) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content.utf8).write(to: file)
    }
    try await body(folder.path)
  }

  @Test func `bad lines are reported with their numbers, the rest is done, and the exit code is 65`() async throws {
    let input =
      "garbage\n\(Self.line(1))\n  \r\n{\"id\":2}\n[]\n{\"text\":5}\n{\"text\":\" \"}\n{\"text\":\"\\ud800\"}\n\(Self.line(3))"
    let run = try await Program.run(["extract", "-", "--verbose"], input: Data(input.utf8))
    #expect(run.status == 65)
    #expect(try articles(run) == ["1", "3"])
    let places = run.error.split(separator: "\n").map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    #expect(
      places == [
        "stdin:1: malformed-json:", "stdin:5: missing-text:", "stdin:6: not-an-object:", "stdin:7: wrong-type:",
        "stdin:8: filtered:", "stdin:9: malformed-json:", "dateline: articles",
      ])
    #expect(run.error.contains("filtered 1, rejected 5"))
  }

  @Test func `events below the least confidence are withheld and counted`() async throws {
    let input = Data((Self.line(1) + Self.line(2)).utf8)
    let all = try await Program.run(["extract", "--verbose", "--min-confidence", "0"], input: input)
    #expect(try articles(all) == ["1", "2"])
    #expect(all.error.contains("events 2, withheld 0"))
    let none = try await Program.run(["extract", "--verbose", "--min-confidence", "1"], input: input)
    #expect(none.out == "")
    #expect(none.error.contains("events 0, withheld 2"))
    #expect(try await Program.run(["extract", "--min-confidence", "1.5"], input: input).status == 64)
  }

  @Test func `types that are not wanted are withheld and counted, unknown ones are named with those that there are`() async throws {
    let input = Data((Self.line(1) + Self.line(2)).utf8)
    let none = try await Program.run(["extract", "--verbose", "--event-types", "AID,CONSULT", "-"], input: input)
    #expect(none.out == "")
    #expect(none.error.contains("events 0, withheld 2"))
    let others = try await Program.run(["extract", "--verbose", "--without-event-types", "AID", "-"], input: input)
    #expect(others.error.contains("events 2, withheld 0"))
    let unknown = try await Program.run(["extract", "--event-types", "ATTACK", "-"], input: input)
    #expect(unknown.status == 64)
    #expect(unknown.error.contains("ATTACK is no event type; the types are ASSAULT, "))
    #expect(try await Program.run(["extract", "--event-types", ",", "-"], input: input).status == 64)
  }

  @Test func `filtered articles and empty input do not change the exit code`() async throws {
    #expect(try await Program.run(["extract"], input: Data("{\"text\":\"\"}\n".utf8)).status == 0)
    let nothing = try await Program.run(["extract"])
    #expect(nothing.status == 0)
    #expect(nothing.out + nothing.error == "")
  }

  @Test func `folders are read in order of name, files told apart by content, hidden ones and links back left alone`()
    async throws
  {
    let files = [
      "a.json": "{\n  \"id\": \"pretty\",\n  \"text\": \"\(Self.story)\"\n}\n", "b.json": Self.line(1) + Self.line(2),
      "c/d.ndjson": Self.line(3), "e.txt": Self.line(4), "f.TXT": Self.story, ".hidden.jsonl": Self.line(5),
      "notes.md": Self.line(6),
    ]
    try await withFolder(files) { folder in
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/c/up", withDestinationPath: folder)
      let run = try await Program.run(["extract", folder, "--concurrency", "3"])
      #expect(run.status == 0, "\(run.error)")
      let found = try articles(run)
      #expect(found.prefix(5) == ["pretty", "1", "2", "3", "4"])
      #expect(found.count == 6 && found.last?.hasPrefix("text:") == true)
    }
  }

  @Test func `a file that cannot be read is reported, and the others are done`() async throws {
    try await withFolder(["good.jsonl": Self.line(1), "empty.txt": "", "none/readme.md": ""]) { folder in
      let files = ["missing.jsonl", "none", "empty.txt", "good.jsonl"].map { "\(folder)/\($0)" }
      let run = try await Program.run(["extract"] + files)
      #expect(run.status == 65)
      #expect(try articles(run) == ["1"])
      let lines = run.error.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(run.error.contains("missing.jsonl: unreadable: No such file or directory"))
      #expect(run.error.contains("none: no-articles: "))
      #expect(run.error.contains("empty.txt: empty-value: "))
    }
  }

  @Test func `a line over the limit is rejected, and the next is read`() async throws {
    let long = "{\"text\":\"\(String(repeating: "x", count: 1_000_000))\"}\n"
    let run = try await Program.run(
      ["extract", "--maximum-article-bytes", "100"], input: Data((long + Self.line(2)).utf8))
    #expect(run.status == 65)
    #expect(run.error.hasPrefix("stdin:1: too-large: "))
    #expect(try articles(run) == ["2"])
  }

  @Test(arguments: [1, 2, 7, 64])
  func `events come in the order of the input, at any concurrency`(concurrency: Int) async throws {
    // Longer and shorter ones mixed, so that they would finish out of order.
    let lines = (0..<60).map { index in
      "{\"id\":\(index),\"text\":\"\(String(repeating: Self.story + " ", count: index % 7 == 0 ? 20 : 1))\"}\n"
    }
    let run = try await Program.run(
      ["extract", "--concurrency", "\(concurrency)"], input: Data(lines.joined().utf8), within: .seconds(120))
    #expect(run.status == 0, "\(run.error)")
    #expect(try articles(run) == (0..<60).map(String.init))
  }

  @Test func `an event is written before the next article arrives`() async throws {
    let process = Process()
    process.executableURL = Program.executable
    process.arguments = ["extract"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    defer { process.terminate() }
    try input.fileHandleForWriting.write(contentsOf: Data(Self.line(1).utf8))
    let first = output.fileHandleForReading.availableData
    #expect(String(decoding: first, as: UTF8.self).contains("\"article_id\":\"1\""))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `a reader that leaves early ends the program without a word`() async throws {
    let lines = (0..<2000).map(Self.line).joined()
    try await withFolder(["many.jsonl": lines]) { folder in
      let script = "set -o pipefail; \"$0\" extract \"$1\" | head -n 1"
      let shell = try Program(
        ["-c", script, Program.executable.path, "\(folder)/many.jsonl"], executable: URL(filePath: "/bin/bash"))
      let run = try await shell.finish(within: .seconds(120))
      #expect(run.status == 0)
      #expect(run.error == "")
      #expect(run.lines.count == 1)
    }
  }

  @Test func `the pretty form never passes control characters on`() async throws {
    let input = "{\"id\":\"\\u001b[31m\",\"title\":\"\\u001b]0;x\\u0007\",\"text\":\"\(Self.story)\\u001b[2J\"}\n"
    let run = try await Program.run(["extract", "--format", "pretty"], input: Data(input.utf8))
    #expect(run.status == 0)
    #expect(run.out.contains("Rebels killed"))
    #expect(!run.out.contains("\u{1B}") && !run.out.contains("\u{7}"))
  }

  @Test(
    arguments: [
      (["extract", "--nonsense"], 64), (["extract", "--concurrency", "0"], 64), (["extract", "--format", "xml"], 64),
      (["nonsense"], 64), (["extract", "--data", "/nonexistent"], 78), (["--version"], 0), (["extract", "--help"], 0),
    ] as [([String], Int32)])
  func `exit codes are the documented ones, and an error is one line`(arguments: [String], status: Int32) async throws {
    let run = try await Program.run(arguments)
    #expect(run.status == status)
    #expect(run.error.split(separator: "\n").count == (status == 0 ? 0 : 1))
  }
}
