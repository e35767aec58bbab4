import ArgumentParser
import DatelineConfiguration
import Foundation

struct ConfigKeys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Lists every key: its variable, what it takes, its default and what it means.",
    discussion: """
      EXAMPLES
        dateline config keys
        dateline config keys --markdown > configuration.md
        dateline config keys timeout
      """)

  @Argument(help: "Only keys whose name or meaning has this in it.")
  var words: [String] = []

  @Flag(help: "As a table in Markdown.")
  var markdown = false

  func run() throws {
    let keys = Configurable.table.keys.filter { key in
      words.allSatisfy { (key.name + " " + key.help).localizedCaseInsensitiveContains($0) }
    }
    let text = markdown ? Self.table(keys) : keys.map(Self.entry).joined(separator: "\n")
    try Console.output(Array(text.utf8))
  }

  private static func entry(_ key: ConfigurationKey) -> String {
    """
    \(key.name)
      \(key.help)
      \(key.flag)\(argument(key)) · \(variable(key)) · default: \(standard(key))

    """
  }

  private static func table(_ keys: [ConfigurationKey]) -> String {
    let rows = keys.map { key in
      let cells = ["`\(key.name)`", "`\(variable(key))`", type(key), standard(key), key.help]
      return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    return "| key | variable | takes | default | meaning |\n| --- | --- | --- | --- | --- |\n" + rows.joined()
  }

  private static func variable(_ key: ConfigurationKey) -> String {
    key.kind == .properties ? key.variable + "…" : key.variable
  }

  private static func argument(_ key: ConfigurationKey) -> String {
    key.kind == .toggle ? "" : " <\(key.valueName ?? "value")>"
  }

  private static func type(_ key: ConfigurationKey) -> String {
    if !key.choices.isEmpty { return key.choices.map { "`\($0)`" }.joined(separator: ", ") }
    return switch key.kind {
    case .toggle: "`true`, `false`"
    case .list: "list of \(key.valueName ?? "values")"
    case .properties: "properties"
    case .value: key.valueName ?? "text"
    }
  }

  private static func standard(_ key: ConfigurationKey) -> String {
    if key.kind == .toggle { return key.defaultValue ?? "false" }
    return key.defaultValue ?? key.whenUnset ?? "none"
  }
}
