import DatelineConfiguration

/// A table with a key of each kind.
enum SmallTable {
  static let keys = [
    ConfigurationKey(name: "brokers", kind: .value, valueName: "list", whenUnset: "127.0.0.1:9092"),
    ConfigurationKey(name: "concurrency", kind: .value, valueName: "n", defaultValue: "4"),
    ConfigurationKey(name: "input", kind: .list, valueName: "topic"),
    ConfigurationKey(name: "input-pattern", kind: .value, valueName: "regex"),
    ConfigurationKey(name: "until-end", kind: .toggle),
    ConfigurationKey(name: "kafka", kind: .properties, valueName: "key=value"),
    ConfigurationKey(name: "kafka-file", kind: .value, valueName: "file"),
  ]

  static let manual = CommandManual(options: keys)
  static let table = ConfigurationTable([manual])

  static func resolve(
    _ arguments: [String] = [], _ environment: [String: String] = [:], file: String? = nil
  ) -> ResolvedConfiguration {
    ConfigurationResolver(table: table, reserved: ["DATELINE_LOCKS"], alternatives: [["input", "input-pattern"]])
      .resolve(
        table.bindings(of: manual), arguments: arguments, environment: environment,
        file: file.map { ConfigurationFile(text: $0, path: "f.yaml") })
  }
}
