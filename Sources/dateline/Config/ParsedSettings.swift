import ArgumentParser
import DatelineConfiguration

/// What a command makes of each setting: the parser stops at the first mistake, a check wants them all.
struct ParsedSettings {
  private let command: any ParsableCommand.Type
  private let items: [ResolvedConfiguration.Item]

  init(_ command: any ParsableCommand.Type, _ resolved: ResolvedConfiguration) {
    self.command = command
    items = resolved.additions
  }

  /// - Parameters:
  ///   - arguments: the command line itself.
  ///   - error: what the parser says of everything together.
  /// - Returns: the settings that cannot be; with none, what the parser says.
  func mistakes(of arguments: [String] = [], besides error: (any Error)? = nil) -> [ConfigurationMistake] {
    var accepted: [String] = []
    var doubtful: [ResolvedConfiguration.Item] = []
    for item in items {
      let flags = item.setting.arguments(as: item.option)
      if failure(flags) == nil { accepted += flags } else { doubtful.append(item) }
    }
    // Some make sense only beside others.
    var mistakes: [ConfigurationMistake] = []
    for item in doubtful {
      let flags = item.setting.arguments(as: item.option)
      if let message = failure(accepted + flags) {
        let text = "\(item.setting.key.name): \(message)"
        mistakes.append(ConfigurationMistake(origin: item.setting.source.origin, message: text))
      } else {
        accepted += flags
      }
    }
    if mistakes.isEmpty, let message = failure(accepted) {
      mistakes.append(ConfigurationMistake(origin: "configuration", message: message))
    }
    // Then it is the command line, alone or against the rest.
    if mistakes.isEmpty, error != nil, failure(arguments) == nil, let message = failure(accepted + arguments) {
      mistakes.append(ConfigurationMistake(origin: "command line and configuration", message: message))
    }
    return mistakes
  }

  private func failure(_ arguments: [String]) -> String? {
    do {
      _ = try command.parse(arguments)
      return nil
    } catch {
      return command.message(for: error).split(separator: "\n").joined(separator: " ")
    }
  }
}
