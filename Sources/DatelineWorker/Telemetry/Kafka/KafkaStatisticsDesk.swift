import Synchronization

/// Keeps the latest statistics of each kind of client until someone looks: reading them costs some milliseconds where
/// a worker has a thousand partitions, and nobody may want them.
final class KafkaStatisticsDesk: Sendable {
  private struct State {
    /// By kind of client, not read yet.
    var texts: [String: String] = [:]
    var latest: [String: KafkaStatistics] = [:]
    /// Of each client by its name, so that another one under the same role goes on from zero.
    var counted: [String: (name: String, totals: KafkaStatistics.Totals)] = [:]
  }

  /// Of one kind of client.
  struct Reading: Sendable {
    var statistics: KafkaStatistics
    /// What came since the last look.
    var growth: KafkaStatistics.Totals
  }

  private let state = Mutex(State())

  /// - Parameter role: `consumer` or `producer`.
  func put(_ text: String, of role: String) {
    state.withLock { $0.texts[role] = text }
  }

  /// What `look` last found of one kind of client.
  func latest(of role: String) -> KafkaStatistics? {
    state.withLock { $0.latest[role] }
  }

  /// The latest of each kind of client, and what came since the last look.
  func look() -> [String: Reading] {
    let texts = state.withLock { state in
      defer { state.texts = [:] }
      return state.texts
    }
    // Outside the lock, which librdkafka's threads take too.
    let read = texts.compactMapValues { KafkaStatistics(json: $0) }
    return state.withLock { state in
      var readings = state.latest.mapValues { Reading(statistics: $0, growth: KafkaStatistics.Totals()) }
      for (role, statistics) in read {
        let known = state.counted[role]
        let before = known?.name == statistics.name ? known?.totals : nil
        let growth = statistics.totals.since(before ?? KafkaStatistics.Totals())
        readings[role] = Reading(statistics: statistics, growth: growth)
        state.latest[role] = statistics
        state.counted[role] = (statistics.name, statistics.totals)
      }
      return readings
    }
  }
}
