import KafkaClient

/// All keys of the program.
public struct ConfigurationTable: Sendable {
  /// In the order of their declaration.
  public let keys: [ConfigurationKey]
  private let byName: [String: ConfigurationKey]

  /// - Parameter commands: the commands whose options are keys. Of two with one name, the first is the key.
  public init(_ commands: [CommandManual]) {
    var keys: [ConfigurationKey] = []
    var byName: [String: ConfigurationKey] = [:]
    for option in commands.flatMap(\.options) where byName[option.name] == nil {
      keys.append(option)
      byName[option.name] = option
    }
    self.keys = keys
    self.byName = byName
  }

  public subscript(_ name: String) -> ConfigurationKey? { byName[name] }

  /// Which key each option of a command is: the key of its name, where both are the same declaration. Another
  /// option that merely has the name of a key is left alone, and so is what no key is.
  ///
  /// - Parameter renamed: options that are a key of another name: `["topic": "output"]`.
  public func bindings(of command: CommandManual, renamed: [String: String] = [:]) -> [Binding] {
    command.options.compactMap { option in
      if let name = renamed[option.name] { return self[name].map { Binding(option: option, key: $0) } }
      guard let key = self[option.name], key == option else { return nil }
      return Binding(option: option, key: key)
    }
  }

  public func suggestion(for name: String) -> String {
    let nearest = NearestName.of(name, among: keys.map(\.name))
    return nearest.map { "; did you mean '\($0)'?" } ?? ""
  }

  func suggestion(forVariable name: String) -> String {
    let nearest = NearestName.of(name, among: keys.map { $0.variable.lowercased().replacing("_", with: ".") })
    return nearest.map { "; did you mean '\($0.uppercased().replacing(".", with: "_"))'?" } ?? ""
  }

  /// An option of a command, and the key that it is.
  public struct Binding: Sendable, Hashable {
    public var option: ConfigurationKey
    public var key: ConfigurationKey
  }
}
