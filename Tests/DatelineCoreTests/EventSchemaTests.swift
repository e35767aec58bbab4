import Foundation
import Testing

@testable import DatelineCore

/// Events against the published JSON Schema, by a validator that is not ours.
@Suite struct EventSchemaTests {
  /// What the validator finds wrong, one line for each invalid event; empty when all is well.
  private func violations(in lines: [[UInt8]]) throws -> String {
    let data = try DataDirectory.find(environment: [:])
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      for number, line in enumerate(open(sys.argv[2], encoding="utf-8", newline="\\n")):
          for error in validator.iter_errors(json.loads(line)):
              print(number, list(error.absolute_path), error.message[:200])
      print("checked")
      """
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("events-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(lines.flatMap { $0 + [0x0A] }).write(to: file)
    let process = Process()
    process.executableURL = try python()
    process.arguments = ["-c", script, "\(data)/\(DataDirectory.schemaFile)", file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let printed = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "the validator failed: \(printed)")
    #expect(printed.hasSuffix("checked\n"))
    return String(printed.dropLast("checked\n".count))
  }

  /// The interpreter that scripts/setup installs, with jsonschema.
  private func python() throws -> URL {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let python = root.appendingPathComponent(".dateline/python/bin/python")
    try #require(FileManager.default.isExecutableFile(atPath: python.path), "run scripts/setup first")
    return python
  }

  @Test func `every event that can be built is valid`() throws {
    var generator = EventGenerator(seed: 2024)
    let events = (0..<300).map { _ in generator.event().json }
    #expect(try violations(in: events) == "")
  }

  @Test func `a key that the schema does not name is refused, and so is a missing one`() throws {
    var generator = EventGenerator(seed: 7)
    let event = String(decoding: generator.event().json, as: UTF8.self)
    let novel = event.replacing("\"main\":", with: "\"novel\":1,\"main\":")
    let missing = event.replacing("\"main\":", with: "\"main_\":")
    let found = try violations(in: [novel, missing].map { Array($0.utf8) }).split(separator: "\n")
    #expect(found.contains { $0.hasPrefix("0 ") && $0.contains("novel") })
    #expect(found.contains { $0.hasPrefix("1 ") && $0.contains("'main' is a required property") })
  }

  @Test func `every property of the schema is described`() throws {
    let path = "\(try DataDirectory.find(environment: [:]))/\(DataDirectory.schemaFile)"
    let schema = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
    let definitions = try #require((schema as? [String: Any])?["$defs"] as? [String: Any])
    func describe(_ node: Any, _ path: String) {
      guard let node = node as? [String: Any] else { return }
      for (name, property) in node["properties"] as? [String: Any] ?? [:] {
        let object = property as? [String: Any] ?? [:]
        let target = (object["$ref"] as? String).flatMap { definitions[String($0.split(separator: "/").last ?? "")] }
        let description = object["description"] ?? (target as? [String: Any])?["description"]
        #expect((description as? String)?.isEmpty == false, "\(path).\(name)")
        describe(property, "\(path).\(name)")
      }
      if node["properties"] != nil { #expect(node["additionalProperties"] as? Bool == false, "\(path)") }
      if let items = node["items"] { describe(items, "\(path)[]") }
    }
    describe(schema, "event")
    for (name, definition) in definitions { describe(definition, name) }
  }
}
