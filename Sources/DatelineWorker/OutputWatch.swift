import KafkaClient
import ServiceLifecycle

/// Looks now and then whether the output topic still has as many partitions as at the start: with another number, an
/// article's events would move to other partitions than their earlier versions, and stand there twice.
struct OutputWatch: Service {
  let admin: Admin
  let topic: String
  let partitions: Int32
  let telemetry: Telemetry
  var interval = Duration.seconds(60)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do { try await Task.sleep(for: interval) } catch { return }
        guard let found = try? await admin.metadata(timeout: .seconds(5)).topics.first(where: { $0.name == topic }),
          found.error == nil, !found.partitions.isEmpty
        else { continue }
        let count = Int32(clamping: found.partitions.count)
        if count != partitions { telemetry.record(.outputChanged(from: partitions, to: count)) }
      }
    }
  }
}
