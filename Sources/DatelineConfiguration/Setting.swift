import KafkaClient

/// What one key is set to, and by which layer.
public struct Setting: Sendable, Hashable {
  public enum Source: Sendable, Hashable, CustomStringConvertible {
    case flag(String)
    case variable(String)
    case file(path: String, line: Int)
    /// A file of Kafka properties.
    case kafkaFile(path: String)
    case fallback

    public var description: String {
      switch self {
      case .flag(let flag): "flag \(flag)"
      case .variable(let name): "variable \(name)"
      case .file(let path, let line): "file \(path):\(line)"
      case .kafkaFile(let path): "kafka-file \(path)"
      case .fallback: "default"
      }
    }

    /// The place, as a mistake there names it.
    public var origin: String {
      switch self {
      case .flag(let flag): flag
      case .variable(let name): name
      case .file(let path, let line): "\(path):\(line)"
      case .kafkaFile(let path): path
      case .fallback: ""
      }
    }
  }

  public var key: ConfigurationKey
  /// The name of the property, where the key is one of properties.
  public var property: String?
  /// As they are written: a secret that is read from a file is still `@/path`. Empty for a switch that is off.
  public var values: [String]
  public var source: Source

  public init(key: ConfigurationKey, property: String? = nil, values: [String], source: Source) {
    self.key = key
    self.property = property
    self.values = values
    self.source = source
  }

  /// The same as flags of a command.
  ///
  /// - Parameter option: the name of the command's option, where it has another name than the key.
  public func arguments(as option: ConfigurationKey) -> [String] {
    switch option.kind {
    case .toggle: values.isEmpty ? [] : [option.flag]
    case .value: values.prefix(1).map { "\(option.flag)=\($0)" }
    case .list: values.map { "\(option.flag)=\($0)" }
    case .properties: values.map { "\(option.flag)=\(property ?? "")=\($0)" }
    }
  }

  /// The values with what is secret hidden; the name of a file that holds a secret is none.
  public var shown: [String] {
    guard let property, KafkaConfiguration.isSecret(property) else { return values }
    return values.map { $0.hasPrefix("@") && !$0.hasPrefix("@@") ? $0 : "***" }
  }
}
