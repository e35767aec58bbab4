import DatelineConfiguration
import Testing

@Suite struct ConfigurationListingTests {
  private func listing(_ resolved: ResolvedConfiguration, kafkaFile: [Setting] = []) -> ConfigurationListing {
    ConfigurationListing(resolved, keys: SmallTable.keys, kafkaFile: kafkaFile)
  }

  private func lines(_ yaml: String) -> [String] {
    yaml.split(separator: "\n").map { line in
      line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
  }

  @Test func `each key stands with its value and where it is from`() {
    let resolved = SmallTable.resolve(
      ["--brokers", "k:1"], ["DATELINE_INPUT": "a,b"], file: "until-end: true\nkafka:\n  client.id: me\n")
    #expect(lines(listing(resolved).yaml) == [
      "brokers: \"k:1\" # flag --brokers", "concurrency: 4 # default", "input: [a, b] # variable DATELINE_INPUT",
      "# input-pattern: # not set", "until-end: true # file f.yaml:1", "kafka:", "client.id: me # file f.yaml:3",
      "# kafka-file: # not set",
    ])
  }

  @Test(arguments: [
    ["DATELINE_KAFKA_SASL_PASSWORD": "hush-hush"], ["DATELINE_KAFKA_SSL_KEY_PASSWORD": "@@hush-hush"],
    ["DATELINE_KAFKA_SASL_OAUTHBEARER_CLIENT_SECRET": "hush-hush"],
  ])
  func `a secret is never shown`(environment: [String: String]) {
    let shown = listing(SmallTable.resolve([], environment))
    #expect(!shown.yaml.contains("hush") && shown.yaml.contains("***"))
    #expect(!shown.json.contains("hush") && shown.json.contains("***"))
  }

  @Test func `a secret of a properties file is not shown either, and is hidden by what is above it`() throws {
    let key = try #require(SmallTable.table["kafka"])
    let file = [
      Setting(key: key, property: "sasl.password", values: ["hush"], source: .kafkaFile(path: "/k")),
      Setting(key: key, property: "client.id", values: ["low"], source: .kafkaFile(path: "/k")),
    ]
    let yaml = listing(SmallTable.resolve([], ["DATELINE_KAFKA_CLIENT_ID": "high"]), kafkaFile: file).yaml
    #expect(!yaml.contains("hush") && !yaml.contains("low"))
    #expect(yaml.contains("kafka-file /k"))
  }

  @Test func `the name of a file that holds a secret is shown`() {
    #expect(listing(SmallTable.resolve([], ["DATELINE_KAFKA_SASL_PASSWORD": "@/run/s"])).yaml.contains("@/run/s"))
  }

  @Test func `what is printed is a file that says the same`() {
    let resolved = SmallTable.resolve(
      ["--brokers", "a b: \"c\" # d\n\u{1}"], ["DATELINE_INPUT": "x.y,z"], file: "kafka: {a.b: 'yes: no'}")
    let again = SmallTable.resolve([], [:], file: listing(resolved).yaml)
    #expect(again.mistakes.isEmpty)
    #expect(again.items.map(\.setting.values) == [["a b: \"c\" # d\n\u{1}"], ["4"], ["x.y", "z"], [], ["yes: no"]])
  }
}
