import ArgumentParser

/// The command that a command line names, and where its own arguments begin.
struct CommandPath {
  let command: any ParsableCommand.Type
  /// The names, as they were given: a default subcommand is not among them.
  let names: [String]
  let arguments: [String]

  init(_ arguments: [String], root: any ParsableCommand.Type = Dateline.self) {
    var command = root
    var names: [String] = []
    for argument in arguments {
      guard let next = command.configuration.subcommands.first(where: { $0._commandName == argument }) else { break }
      command = next
      names.append(argument)
    }
    self.names = names
    self.arguments = Array(arguments.dropFirst(names.count))
    self.command = command.configuration.defaultSubcommand ?? command
  }

  /// The value of an option that stands once, without the parser: for what must be known before it runs.
  func value(of flag: String) -> String? {
    let own = arguments.prefix { $0 != "--" }
    if let index = own.lastIndex(of: flag), index + 1 < own.endIndex { return own[index + 1] }
    return own.last { $0.hasPrefix(flag + "=") }.map { String($0.dropFirst(flag.count + 1)) }
  }

  /// Help is shown whatever the configuration holds.
  var asksForHelp: Bool {
    arguments.prefix { $0 != "--" }.contains { ["--help", "-h", "--version", "--experimental-dump-help"].contains($0) }
  }
}
