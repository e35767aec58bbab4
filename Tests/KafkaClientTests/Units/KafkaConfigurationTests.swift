import DatelineTesting
import Foundation
import KafkaClient
import Testing

@Suite struct KafkaConfigurationTests {
  @Test("later sources win")
  func merging() {
    let low = KafkaConfiguration(["client.id": "a", "group.id": "g"])
    let merged = low.merging(KafkaConfiguration(["client.id": "b"]))
    #expect(merged["client.id"] == "b")
    #expect(merged["group.id"] == "g")
  }

  @Test(
    "an assignment is split at the first equals sign",
    arguments: [
      ("sasl.password=a=b", "sasl.password", "a=b"), (" client.id = x", "client.id", " x"),
      ("client.id=", "client.id", ""),
    ])
  func assignment(text: String, key: String, value: String) throws {
    let (parsedKey, parsedValue) = try KafkaConfiguration.parse(assignment: text)
    #expect(parsedKey == key)
    #expect(parsedValue == value)
  }

  @Test(
    "an assignment without key or equals sign is refused and not repeated", arguments: ["hunter2-hunter2", "=x", ""])
  func badAssignment(text: String) {
    let error = #expect(throws: KafkaError.self) { try KafkaConfiguration.parse(assignment: text) }
    #expect(error?.kind == .configuration)
    #expect(error?.message.contains("hunter2") == false)
  }

  @Test("a value that begins with @ is read from a file, without its last newline")
  func valueFromFile() throws {
    try withFile("secret\n") { path in
      let (_, value) = try KafkaConfiguration.parse(assignment: "sasl.password=@\(path)")
      #expect(value == "secret")
    }
    let (_, value) = try KafkaConfiguration.parse(assignment: "sasl.password=@@home")
    #expect(value == "@home")
  }

  @Test("a missing value file is named", arguments: ["@/nowhere/at/all", "@"])
  func missingValueFile(value: String) {
    let error = #expect(throws: KafkaError.self) { try KafkaConfiguration.parse(assignment: "sasl.password=\(value)") }
    #expect(error?.message.contains("sasl.password") == true)
  }

  @Test("a properties file is read")
  func file() throws {
    try withFile("# comment\nbootstrap.servers = a:1,\\\n   b:2\n\nclient.id:x\n") { path in
      let configuration = try KafkaConfiguration.file(path)
      #expect(configuration == KafkaConfiguration(["bootstrap.servers": "a:1,b:2", "client.id": "x"]))
    }
  }

  @Test("a file that is not UTF-8, a folder and a missing file are refused with their path")
  func badFiles() throws {
    let folder = FileManager.default.temporaryDirectory.path
    for path in [folder, "/nowhere/at/all"] {
      let error = #expect(throws: KafkaError.self) { try KafkaConfiguration.file(path) }
      #expect(error?.message.contains(path) == true)
    }
    try withFile(bytes: [0xff, 0xfe, 0x3d]) { path in
      let error = #expect(throws: KafkaError.self) { try KafkaConfiguration.file(path) }
      #expect(error?.message.contains("UTF-8") == true)
    }
  }

  @Test("known properties pass")
  func valid() throws {
    try KafkaConfiguration([
      "bootstrap.servers": "a:1", "sasl.password": "x", "linger.ms": "5", "auto.offset.reset": "earliest",
      "compression.type": "zstd",
    ]).validate()
  }

  @Test(
    "an unknown property is answered with the nearest one",
    arguments: [
      ("bootstrap.server", "bootstrap.servers"), ("grop.id", "group.id"), ("sasl.passwrod", "sasl.password"),
      ("AUTO.OFFSET.RESET", "auto.offset.reset"), ("linger_ms", "linger.ms"),
    ])
  func nearest(misspelt: String, meant: String) {
    let error = #expect(throws: KafkaError.self) { try KafkaConfiguration([misspelt: "x"]).validate() }
    #expect(error?.message.contains("Did you mean '\(meant)'?") == true, "\(error?.message ?? "")")
  }

  @Test("all failures are listed at once")
  func allFailures() {
    let error = #expect(throws: KafkaError.self) {
      try KafkaConfiguration(["linger.ms": "much", "no.such": "1", "security.protocol": "morse"]).validate()
    }
    for name in ["linger.ms", "no.such", "security.protocol"] {
      #expect(error?.message.contains("'\(name)'") == true || error?.message.contains("\"\(name)\"") == true)
    }
    #expect(error?.kind == .configuration)
    #expect(error?.disposition == .reject)
  }

  @Test("a NUL is refused", arguments: [["client.id\0x": "a"], ["client.id": "a\0b"]])
  func nul(properties: [String: String]) {
    #expect(throws: KafkaError.self) { try KafkaConfiguration(properties).validate() }
  }

  @Test("automatic commits cannot be switched on", arguments: ["enable.auto.commit", "enable.auto.offset.store"])
  func automaticCommit(property: String) {
    let error = #expect(throws: KafkaError.self) {
      try Consumer(configuration: KafkaConfiguration(["bootstrap.servers": "127.0.0.1:1", property: "true"]))
    }
    #expect(error?.message.contains(property) == true)
  }

  @Test("properties that contradict each other are refused when the client is made")
  func contradiction() {
    let error = #expect(throws: KafkaError.self) {
      try Producer(configuration: KafkaConfiguration(["enable.idempotence": "true", "acks": "1"]))
    }
    #expect(error?.kind == .configuration)
  }

  @Test("random properties never crash")
  func randomProperties() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<50 {
      let (name, value) = (
        String(decoding: random.bytes(upTo: 40), as: UTF8.self), String(decoding: random.bytes(upTo: 40), as: UTF8.self)
      )
      #expect(throws: KafkaError.self) { try KafkaConfiguration([name: value]).validate() }
    }
  }

  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    try withFile(bytes: Bytes(text.utf8), body)
  }

  private func withFile(bytes: Bytes, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("kafka-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }
}
