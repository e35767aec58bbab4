import Foundation
import KafkaClient
import ServiceLifecycle

/// Prints a line of metrics at an interval.
struct Reporter: Service {
  let group: String
  /// 0: never.
  let interval: Duration
  let flow: SharedFlow
  let observatory: Observatory
  let consumer: Consumer
  let watermarks: Watermarks
  let versions: [String: String]
  let started: ContinuousClock.Instant
  /// Takes one line, without its end.
  let write: @Sendable (String) -> Void

  /// How often it is looked whether the worker has been without partitions for long.
  private static let rounds = Duration.seconds(10)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var last = (time: ContinuousClock.now, articles: 0)
      var unassigned = UnassignedSpell(now: last.time)
      while !Task.isCancelled {
        do { try await Task.sleep(for: interval > .zero ? interval : Self.rounds) } catch { return }
        let owned = flow.withFlow { $0.progress.map(\.partition) }
        if let spell = unassigned.look(isAssigned: !owned.isEmpty, now: .now) {
          observatory.telemetry.record(.unassigned(spell))
        }
        await watermarks.ask(owned, of: consumer)
        guard interval > .zero else { continue }
        observatory.sample()
        let (snapshot, now) = (observatory.registry.snapshot(), ContinuousClock.now)
        observatory.registry.beginInterval()
        let articles = snapshot.total(.articles)
        write(line(.interval, snapshot, articles: articles - last.articles, over: last.time.duration(to: now)).json)
        last = (now, articles)
      }
    }
  }

  func writeFinal() {
    guard interval > .zero else { return }
    observatory.sample()
    let snapshot = observatory.registry.snapshot()
    write(line(.final, snapshot, articles: snapshot.total(.articles), over: started.duration(to: .now)).json)
  }

  private func line(
    _ kind: MetricsLine.Kind, _ snapshot: MetricsSnapshot, articles: Int, over span: Duration
  ) -> MetricsLine {
    let frame = MetricsLine.Frame(
      kind: kind, group: group, uptime: started.duration(to: .now), articles: articles, span: span,
      owned: flow.withFlow { $0.progress.map(\.partition) }, versions: versions)
    return MetricsLine(frame, snapshot)
  }
}
