import ArgumentParser
import DatelineConfiguration
import Foundation

/// The command line, and beneath it the variables and the file.
///
/// What the lower layers set is put in front of the given arguments as flags, so that each value is read and checked
/// in one place, by the command that has the option.
struct ConfigurationLayers {
  let path: CommandPath
  let resolved: ResolvedConfiguration

  /// - Parameter command: whose options are meant; nil for the command that is named.
  init(
    _ arguments: [String], as command: (any ParsableCommand.Type)? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    path = CommandPath(arguments)
    let variable = environment["DATELINE_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    let file = (path.value(of: "--config") ?? variable).map { ConfigurationFile(path: $0) }
    resolved = Configurable.resolver.resolve(
      Configurable.bindings(of: command ?? path.command), arguments: path.arguments, environment: environment,
      file: file)
  }

  /// Nil for a command that has no `--config`, and for those that look at the configuration themselves.
  static func take(_ arguments: [String]) -> ConfigurationLayers? {
    let path = CommandPath(arguments)
    guard !path.asksForHelp, path.command != ConfigPrint.self, path.command != ConfigCheck.self,
      Configurable.manual(of: path.command)?.takesFile == true
    else { return nil }
    return ConfigurationLayers(arguments)
  }

  /// The whole command line.
  ///
  /// - Throws: `CommandFailure` that says the last of several mistakes; the others are printed.
  func arguments() throws(CommandFailure) -> [String] {
    for mistake in resolved.mistakes where mistake.isHarmless { Console.error("dateline: \(mistake)") }
    if !resolved.serious.isEmpty {
      try Self.require(resolved.serious + ParsedSettings(path.command, resolved).mistakes())
    }
    return path.names + resolved.arguments + path.arguments
  }

  /// Says where it stands when something that is not on the command line is wrong.
  func explain(_ error: any Error) throws(CommandFailure) {
    guard !resolved.additions.isEmpty, Dateline.exitCode(for: error) == .validationFailure else { return }
    try Self.require(ParsedSettings(path.command, resolved).mistakes(of: path.arguments, besides: error))
  }

  static func require(_ mistakes: [ConfigurationMistake]) throws(CommandFailure) {
    guard let last = mistakes.last else { return }
    for mistake in mistakes.dropLast() { Console.error("dateline: \(mistake)") }
    throw CommandFailure(status: .badConfiguration, message: "\(last)")
  }
}
