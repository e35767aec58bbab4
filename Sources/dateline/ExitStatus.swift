import ArgumentParser

/// What the program ends with: the numbers of BSD's sysexits.h, the same in every command.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  case usage = 64
  case badInput = 65
  case brokerUnavailable = 69
  case fatal = 70
  case fenced = 75
  case notAuthorised = 77
  case badConfiguration = 78

  var meaning: String {
    switch self {
    case .done: "done"
    case .usage: "the command line is wrong"
    case .badInput: "some input was bad; the rest is done"
    case .brokerUnavailable: "no broker could be reached"
    case .fatal: "a fatal error"
    case .fenced: "another instance has taken over"
    case .notAuthorised: "not authorised"
    case .badConfiguration: "the configuration or the data files are wrong"
    }
  }

  /// For the end of `--help`.
  static var help: String {
    let lines = allCases.map { status in
      "  \(status.rawValue)\(status == .done ? " " : "")  \(status.meaning)"
    }
    return (["EXIT CODES"] + lines).joined(separator: "\n")
  }

  /// For a command that has already said what there is to say.
  var exitCode: ExitCode { ExitCode(rawValue) }
}
