import KafkaClient
import ServiceLifecycle

/// Asks how far all processes of a replay have come, tells it, and ends this one when nothing is left to anybody: until
/// then a process that has nothing to do stands in for those that may fall.
struct ReplayMonitor: Service, CustomStringConvertible {
  let plan: ReplayPlan
  let register: ReplayRegister
  /// Of the replay's group, without being a member: asked beside the transactions, and never held up by them.
  let group: Consumer
  let flow: SharedFlow
  let interval: Duration
  let drain: Duration
  let watch: ReplayWatch

  private static let look = Duration.milliseconds(250)
  private static let timeout = Duration.seconds(5)
  /// Well below the shortest time for which brokers are set to keep offsets.
  private static let refresh = Duration.seconds(3600)

  var description: String { "progress" }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var told = ContinuousClock.now
      var refreshed = told
      while !Task.isCancelled {
        do { try await Task.sleep(for: Self.look) } catch { return }
        let now = ContinuousClock.now
        if let committed = try? await committed() { watch.update(committed) }
        let progress = watch.progress
        if progress.isComplete { return flow.withFlow { $0.shutDown(drain: drain, now: .now) } }
        if told.duration(to: now) >= interval {
          watch.tell(progress)
          told = now
        }
        if refreshed.duration(to: now) >= Self.refresh {
          await register.refresh(plan)
          refreshed = now
        }
      }
    }
    // Others end after this one does: it must not end them before intake has.
    do { try await gracefulShutdown() } catch {}
  }

  private func committed() async throws(KafkaError) -> [TopicPartition: Int64?] {
    try await group.committed(plan.parts.map(\.partition), timeout: Self.timeout)
  }
}
