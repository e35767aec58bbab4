import ArgumentParser
import DatelineWorker
import Logging

/// What a worker tells of itself, beside its lines of metrics.
struct TelemetryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Serve /metrics, /health/live and /health/ready over HTTP on this address: 127.0.0.1:9464, [::1]:9464, or a port alone for loopback. Any other address is open to whoever reaches it.",
      valueName: "address"))
  var admin: AdminAddress?

  @Option(help: "How log lines are written: text or json.")
  var logFormat = LogFormat.text

  func makeLogger(level: Logger.Level) -> Logger {
    var logger = Logger(label: "dateline") { [logFormat] in LineLogHandler(label: $0, format: logFormat) }
    logger.logLevel = level
    return logger
  }

  /// Runs a command so that what ends it is a log line like others where those are JSON.
  func reporting(to logger: Logger, _ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let failure as CommandFailure where logFormat == .json {
      logger.critical("\(failure.message)", metadata: ["event": "failed", "exit_code": "\(failure.status.rawValue)"])
      throw failure.status.exitCode
    }
  }
}

extension AdminAddress: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension LogFormat: ExpressibleByArgument {}
