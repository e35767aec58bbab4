import Logging
import ServiceLifecycle

extension SignalTrap {
  /// Runs a service until it ends by itself or, after the first signal, in order.
  ///
  /// - Parameter logger: of the service; of its group only errors are written.
  func run(_ service: any Service, logger: Logger) async throws {
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .error)
    let services = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)], logger: quiet))
    handle { Task { await services.triggerGracefulShutdown() } }
    try await services.run()
  }
}
