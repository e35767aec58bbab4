import DatelineConfiguration
import Foundation
import Testing

@Suite struct ConfigurationFileTests {
  private func entries(_ text: String) -> [String: ConfigurationFile.Entry.Value] {
    let file = ConfigurationFile(text: text, path: "f")
    #expect(file.mistakes.isEmpty)
    return Dictionary(file.entries.map { ($0.name, $0.value) }) { first, _ in first }
  }

  @Test func `YAML and JSON of the same content are the same`() {
    let yaml = entries("brokers: \"k:9092\"\ninput: [a, b]\nkafka:\n  client.id: x\nconcurrency: 3\n")
    let json = entries(#"{"brokers": "k:9092", "input": ["a", "b"], "kafka": {"client.id": "x"}, "concurrency": 3}"#)
    #expect(Set(yaml.keys) == Set(json.keys))
    #expect(yaml["brokers"] == .scalar("k:9092") && json["brokers"] == .scalar("k:9092"))
    #expect(yaml["concurrency"] == .scalar("3") && json["concurrency"] == .scalar("3"))
    #expect(yaml["input"] == .list(["a", "b"]) && json["input"] == .list(["a", "b"]))
  }

  @Test func `a value stays as it is written`() {
    #expect(entries("a: 3.10\nb: on\nc: 0x10\nd: 'null'\ne: null")
      == ["a": .scalar("3.10"), "b": .scalar("on"), "c": .scalar("0x10"), "d": .scalar("null"), "e": .scalar(nil)])
  }

  @Test(arguments: ["", "# nothing\n", "---\n"]) func `a file without keys sets nothing`(text: String) {
    #expect(entries(text).isEmpty)
  }

  @Test(arguments: [
    ("a: [b\nc: d\n", "neither YAML nor JSON"), ("- a\n", "must be keys"), ("a: 1\na: 2\n", "stands twice"),
    ("a: [[1]]\n", "plain texts"), ("kafka: {a: {b: c}}\n", "one plain value"), ("plain\n", "must be keys"),
  ])
  func `what has another form is a mistake with its line`(text: String, message: String) {
    let file = ConfigurationFile(text: text, path: "f")
    #expect(file.mistakes.count == 1)
    #expect(file.mistakes.first?.description.contains(message) == true, "\(file.mistakes)")
    #expect(file.mistakes.first?.origin.hasPrefix("f:") == true)
  }

  @Test func `a mistake beside a secret does not show it`() {
    let file = ConfigurationFile(text: "kafka:\n  sasl.password: \"hush-hush\n", path: "f")
    #expect(!file.mistakes.isEmpty)
    #expect(!file.mistakes.contains { $0.description.contains("hush-hush") })
  }

  @Test func `a file that is not there, or is no text, is a mistake`() throws {
    #expect(ConfigurationFile(path: "/nowhere/at/all.yaml").mistakes.count == 1)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("dateline-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data([0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: path))
    #expect(ConfigurationFile(path: path).mistakes.first?.message == "is not UTF-8")
  }
}
