import Foundation

/// The options of a command, as the parser of the command line describes them.
///
/// What is declared for the command line is the one table of keys: an option that is added there can be set by a
/// variable and in the file at once, with the same name, default and help.
public struct CommandManual: Sendable {
  /// In the order of their declaration.
  public let options: [ConfigurationKey]
  /// Whether it has an option that names a configuration file: then variables and the file count for it.
  public let takesFile: Bool

  public init(options: [ConfigurationKey], takesFile: Bool = false) {
    self.options = options
    self.takesFile = takesFile
  }

  /// - Parameter description: the JSON that the parser prints for `--experimental-dump-help`.
  /// - Throws: `DecodingError` when it has another form.
  public init(description: String) throws {
    let tool = try JSONDecoder().decode(Tool.self, from: Data(description.utf8))
    let arguments = tool.command.arguments ?? []
    options = arguments.compactMap(Self.key)
    takesFile = arguments.contains { argument in argument.names?.contains { $0.name == "config" } ?? false }
  }

  /// Said by the parser of itself, or about where the rest is.
  private static let others: Set<String> = ["help", "version", "config", "generate-completion-script"]

  private static func key(_ argument: Tool.Argument) -> ConfigurationKey? {
    guard argument.kind != "positional",
      let name = argument.names?.first(where: { $0.kind == "long" })?.name, !others.contains(name)
    else { return nil }
    let kind: ConfigurationKey.Kind =
      if argument.kind == "flag" {
        .toggle
      } else if argument.isRepeating {
        argument.valueName == "key=value" ? .properties : .list
      } else {
        .value
      }
    return ConfigurationKey(
      name: name, kind: kind, valueName: kind == .toggle ? nil : argument.valueName,
      help: argument.abstract ?? "", defaultValue: argument.defaultValue,
      whenUnset: argument.discussion.flatMap(unsetMeaning), choices: argument.allValues ?? [])
  }

  /// The sentence that begins with "Default: ", without that word and its full stop.
  private static func unsetMeaning(_ discussion: String) -> String? {
    guard let found = discussion.firstRange(of: "Default: ") else { return nil }
    let rest = discussion[found.upperBound...]
    return String(rest.last == "." ? rest.dropLast() : rest)
  }

  private struct Tool: Decodable {
    struct Command: Decodable { var arguments: [Argument]? }
    struct Argument: Decodable {
      struct Name: Decodable { var kind: String; var name: String }
      var kind: String
      var isRepeating: Bool
      var names: [Name]?
      var valueName: String?
      var defaultValue: String?
      var allValues: [String]?
      var abstract: String?
      var discussion: String?
    }
    var command: Command
  }
}
