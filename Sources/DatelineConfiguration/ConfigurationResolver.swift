/// Lays flags over variables over the file, and finds everything that cannot be meant.
public struct ConfigurationResolver: Sendable {
  private let table: ConfigurationTable
  private let reserved: Set<String>
  /// Of two such keys, the one that a higher layer sets takes the place of the other.
  private let alternatives: [Set<String>]

  /// - Parameters:
  ///   - reserved: variables with the program's prefix that are no keys.
  ///   - alternatives: names of keys that exclude each other.
  public init(table: ConfigurationTable, reserved: Set<String> = [], alternatives: [Set<String>] = []) {
    self.table = table
    self.reserved = reserved
    self.alternatives = alternatives
  }

  /// - Parameters:
  ///   - bindings: the options of the command.
  ///   - arguments: its command line, without the names of commands.
  public func resolve(
    _ bindings: [ConfigurationTable.Binding], arguments: [String], environment: [String: String],
    file: ConfigurationFile?
  ) -> ResolvedConfiguration {
    var resolved = ResolvedConfiguration(mistakes: file?.mistakes ?? [])
    let flags = GivenFlags(bindings, arguments)
    let entries = Dictionary((file?.entries ?? []).map { ($0.name, $0) }) { first, _ in first }
    for binding in bindings {
      var layers = [flags.settings(binding)]
      layers.append(Self.variables(of: binding.key, environment, &resolved.mistakes))
      if let file, let entry = entries[binding.key.name] {
        layers.append(Self.settings(of: binding.key, entry, path: file.path, &resolved.mistakes))
      }
      let isMerged = binding.key.kind == .properties
      resolved.add(isMerged ? Self.merged(layers) : layers.first { !$0.isEmpty } ?? [], binding)
    }
    resolved.dropAlternatives(alternatives)
    resolved.mistakes += unknown(file) + unknown(environment)
    return resolved
  }

  /// Those of the highest layer for each property.
  private static func merged(_ layers: [[Setting]]) -> [Setting] {
    var seen: Set<String> = []
    return layers.flatMap { layer in
      let new = layer.filter { !seen.contains($0.property ?? "") }
      seen.formUnion(new.map { $0.property ?? "" })
      return new
    }
  }

  // MARK: - Variables

  private static func variables(
    of key: ConfigurationKey, _ environment: [String: String], _ mistakes: inout [ConfigurationMistake]
  ) -> [Setting] {
    guard key.kind == .properties else {
      // An empty variable is how a supervisor says that there is none.
      guard let text = environment[key.variable], !text.isEmpty else { return [] }
      let source = Setting.Source.variable(key.variable)
      let values = key.kind == .list ? text.split(separator: ",").map(String.init) : [text]
      return setting(key, values, source, &mistakes).map { [$0] } ?? []
    }
    return environment.filter { property(of: key, variable: $0.key) != nil && !$0.value.isEmpty }
      .sorted { $0.key < $1.key }
      .map { name, value in
        Setting(key: key, property: property(of: key, variable: name), values: [value], source: .variable(name))
      }
  }

  /// `sasl.password` of `DATELINE_KAFKA_SASL_PASSWORD`.
  private static func property(of key: ConfigurationKey, variable name: String) -> String? {
    // The variable of a key of its own (`kafka-file`).
    guard name.hasPrefix(key.variable), name != key.variable, name != key.variable + "FILE" else { return nil }
    return name.dropFirst(key.variable.count).lowercased().replacing("_", with: ".")
  }

  private func unknown(_ environment: [String: String]) -> [ConfigurationMistake] {
    let names = environment.keys.filter { $0.hasPrefix(ConfigurationKey.variablePrefix) && !reserved.contains($0) }
    return names.sorted().compactMap { name in
      for key in table.keys {
        if key.kind == .properties ? Self.property(of: key, variable: name) != nil : key.variable == name { return nil }
      }
      return ConfigurationMistake(
        origin: name, message: "no key has this variable\(table.suggestion(forVariable: name))", isHarmless: true)
    }
  }

  // MARK: - The file

  private func unknown(_ file: ConfigurationFile?) -> [ConfigurationMistake] {
    guard let file else { return [] }
    return file.entries.filter { table[$0.name] == nil }.map { entry in
      ConfigurationMistake(
        origin: "\(file.path):\(entry.line)", message: "unknown key '\(entry.name)'\(table.suggestion(for: entry.name))")
    }
  }

  private static func settings(
    of key: ConfigurationKey, _ entry: ConfigurationFile.Entry, path: String,
    _ mistakes: inout [ConfigurationMistake]
  ) -> [Setting] {
    let source = Setting.Source.file(path: path, line: entry.line)
    func wrong(_ message: String) -> [Setting] {
      mistakes.append(ConfigurationMistake(origin: source.origin, message: "\(key.name): \(message)"))
      return []
    }
    switch (key.kind, entry.value) {
    case (_, .scalar(nil)): return []
    case (.properties, .map(let properties)):
      return properties.map {
        Setting(key: key, property: $0.name, values: [$0.value], source: .file(path: path, line: $0.line))
      }
    case (.properties, _): return wrong("takes properties, one a line below it: 'sasl.mechanism: PLAIN'")
    case (_, .map): return wrong("takes \(key.kind == .list ? "a list" : "one value"), not keys of its own")
    case (.list, .list(let texts)): return setting(key, texts, source, &mistakes).map { [$0] } ?? []
    case (_, .list): return wrong("takes one value, not a list")
    case (_, .scalar(let text?)):
      guard !text.isEmpty else { return [] }
      return setting(key, [text], source, &mistakes).map { [$0] } ?? []
    }
  }

  // MARK: - Values

  /// Nil where the value cannot be; what the command makes of it, it finds itself.
  private static func setting(
    _ key: ConfigurationKey, _ values: [String], _ source: Setting.Source,
    _ mistakes: inout [ConfigurationMistake]
  ) -> Setting? {
    guard key.kind == .toggle, let word = values.first else { return Setting(key: key, values: values, source: source) }
    switch word.lowercased() {
    case "true", "yes", "on", "1": return Setting(key: key, values: ["true"], source: source)
    case "false", "no", "off", "0": return Setting(key: key, values: [], source: source)
    default:
      mistakes.append(ConfigurationMistake(origin: source.origin, message: "\(key.name): must be true or false"))
      return nil
    }
  }
}
