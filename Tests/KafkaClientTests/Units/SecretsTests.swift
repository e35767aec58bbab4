import Testing

@testable import KafkaClient

@Suite struct SecretsTests {
  private static let secret = "correct-horse-battery"

  @Test(
    "secret properties are known by name",
    arguments: [
      "sasl.password", "ssl.key.password", "ssl.key.pem", "sasl.oauthbearer.client.secret", "ssl.keystore.password",
      "sasl.oauthbearer.assertion.private.key.passphrase", "SASL.PASSWORD", "some.token", "sasl.jaas.config",
    ])
  func secretNames(name: String) {
    #expect(KafkaConfiguration.isSecret(name))
  }

  @Test("other properties are shown", arguments: ["sasl.username", "bootstrap.servers", "ssl.ca.location", "group.id"])
  func plainNames(name: String) {
    #expect(!KafkaConfiguration.isSecret(name))
  }

  @Test("every property of this librdkafka that holds a secret is covered")
  func knownProperties() {
    let secrets = KafkaConfiguration.self
    let suspicious = KnownProperties.scopes.keys.filter { name in
      ["password", "secret", "passphrase", "key.pem"].contains { name.contains($0) }
    }
    #expect(suspicious.count >= 6)
    #expect(suspicious.allSatisfy { secrets.isSecret($0) })
  }

  @Test("no way of printing a configuration shows a secret")
  func printing() {
    let configuration = KafkaConfiguration(["sasl.password": Self.secret, "group.id": "g"])
    var dumped = ""
    dump(configuration, to: &dumped)
    for text in ["\(configuration)", String(reflecting: configuration), dumped, String(describing: [configuration])] {
      #expect(!text.contains(Self.secret))
    }
    #expect("\(configuration)" == "{group.id=g, sasl.password=***}")
  }

  @Test("secrets are taken out of texts")
  func redacting() {
    let filter = SecretFilter(
      KafkaConfiguration(["sasl.password": Self.secret, "ssl.key.password": Self.secret + "-2"]))
    #expect(filter.redact("a \(Self.secret)-2 b \(Self.secret) c") == "a *** b *** c")
  }

  @Test("neither an error nor the log shows a secret that librdkafka repeats")
  func throughLibrdkafka() async throws {
    let lines = Shared<[KafkaLogLine]>([])
    let error = #expect(throws: KafkaError.self) {
      try Producer(
        configuration: KafkaConfiguration(["ssl.key.pem": Self.secret, "security.protocol": "ssl"]),
        logger: { line in lines.update { $0.append(line) } })
    }
    #expect(error?.message.contains(Self.secret) == false)
    #expect(lines.value.allSatisfy { !$0.text.contains(Self.secret) })
    let sink = LogSink(hiding: SecretFilter(KafkaConfiguration(["sasl.password": Self.secret]))) { line in
      lines.update { $0.append(line) }
    }
    sink.receive(KafkaLogLine(level: 3, facility: "FAIL", text: "sent \(Self.secret)", client: "c"))
    #expect(lines.value.last?.text == "sent ***")
  }
}
