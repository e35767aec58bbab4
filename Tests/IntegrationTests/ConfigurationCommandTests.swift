import Foundation
import Testing

@Suite struct ConfigurationCommandTests {
  private func withFile<Value>(_ text: String, _ body: (String) async throws -> Value) async throws -> Value {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("dateline-\(UUID().uuidString).yaml").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
  }

  @Test func `all mistakes of a file are said at once, each with its line`() async throws {
    let text = """
      brokers: k:9092
      concurency: 4
      max-in-flight: lots
      extraction-timeout: 0
      kafka:
        sasl.pasword: hush-hush
      """
    try await withFile(text) { path in
      let check = try await Program.run(["config", "check", "--config", path])
      #expect(check.status == 78)
      for (line, words) in [
        (2, "did you mean 'concurrency'?"), (3, "'lots' is invalid"), (4, "must be between"), (6, "Did you mean 'sasl.password'?"),
      ] {
        #expect(check.error.contains("\(path):\(line): "), "\(check.error)")
        #expect(check.error.contains(words), "\(check.error)")
      }
      #expect(!check.error.contains("hush"))
      let run = try await Program.run(["run", "--config", path])
      #expect(run.status == 78)
      #expect(run.error.contains("did you mean 'concurrency'?") && run.error.contains("'lots' is invalid"))
    }
  }

  @Test func `what is printed says where each value is from, and hides secrets`() async throws {
    let text = "group: from-file\nconcurrency: 3\nkafka: {sasl.password: hush-hush}\n"
    try await withFile(text) { path in
      let run = try await Program.run(["config", "print", "--config", path, "--concurrency", "5"])
      #expect(run.status == 0, "\(run.error)")
      let lines = run.lines.map { $0.split(separator: " ").joined(separator: " ") }
      #expect(lines.contains("group: from-file # file \(path):1"))
      #expect(lines.contains("concurrency: 5 # flag --concurrency"))
      #expect(lines.contains("sasl.password: \"***\" # file \(path):3"))
      #expect(lines.contains("output: events # default"))
      #expect(!run.out.contains("hush"))
    }
  }

  @Test func `a command takes from the file what it shares with run, and nothing of another meaning`() async throws {
    try await withFile("brokers: 127.0.0.1:1\nfrom: latest\ndead-letters: some.letters\nconcurrency: 2\n") { path in
      let run = try await Program.run(["dead-letters", "--config", path], within: .seconds(90))
      #expect(run.status == 69, "\(run.error)")
      #expect(run.error.contains("127.0.0.1:1"))
    }
  }

  @Test func `every key is listed with its variable`() async throws {
    let keys = try await Program.run(["config", "keys", "--markdown"])
    #expect(keys.status == 0)
    for key in ["brokers", "input", "max-in-flight", "until-end", "kafka", "partitions", "model"] {
      #expect(keys.out.contains("| `\(key)` | `DATELINE_"), "\(key)")
    }
  }

  @Test func `help is shown whatever the file holds`() async throws {
    try await withFile("nonsense: [") { path in
      let help = try await Program.run(["run", "--config", path, "--help"])
      #expect(help.status == 0)
    }
  }
}
