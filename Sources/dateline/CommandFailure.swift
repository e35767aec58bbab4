/// Ends a command: one line for the reader, a number for the script.
struct CommandFailure: Error {
  var status: ExitStatus
  /// Cause and remedy, in one line.
  var message: String

  func end() -> Never {
    Console.error("dateline: \(message)")
    exitProcess(status)
  }
}
