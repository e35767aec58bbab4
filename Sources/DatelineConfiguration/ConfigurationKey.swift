/// One thing that can be set: by a flag, by a variable of the environment, or in the configuration file.
///
/// All three have the same names: `--max-in-flight 500`, `DATELINE_MAX_IN_FLIGHT=500`, `max-in-flight: 500`.
public struct ConfigurationKey: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// One text, number or word.
    case value
    /// Any number of them: a repeated flag, a variable with commas, a list in the file. The list of a higher layer
    /// replaces that of a lower one.
    case list
    /// Off unless it is set; `true` or `false` in a variable and in the file.
    case toggle
    /// Properties by name: `--kafka name=value`, `DATELINE_KAFKA_NAME=value` with underscores for dots, and a map in
    /// the file. Layers are merged property by property.
    case properties
  }

  /// As in the file: `max-in-flight`.
  public var name: String
  public var kind: Kind
  /// What the value is: `n`, `bytes`, `s` for seconds, `topic`.
  public var valueName: String?
  public var help: String
  /// As it would be written on the command line; nil where being unset has a meaning of its own.
  public var defaultValue: String?
  /// What holds when it is not set and has no default: "the machine's cores".
  public var whenUnset: String?
  /// The words that are allowed; empty when it is not a choice among words.
  public var choices: [String]

  public init(
    name: String, kind: Kind, valueName: String? = nil, help: String = "", defaultValue: String? = nil,
    whenUnset: String? = nil, choices: [String] = []
  ) {
    self.name = name
    self.kind = kind
    self.valueName = valueName
    self.help = help
    self.defaultValue = defaultValue
    self.whenUnset = whenUnset
    self.choices = choices
  }

  public var flag: String { "--" + name }

  /// What the names of all variables begin with.
  public static let variablePrefix = "DATELINE_"

  /// The variable; for properties, the beginning of the variables.
  public var variable: String {
    Self.variablePrefix + name.uppercased().replacing("-", with: "_") + (kind == .properties ? "_" : "")
  }
}
