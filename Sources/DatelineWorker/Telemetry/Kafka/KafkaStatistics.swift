import Foundation

/// What the worker takes from librdkafka's statistics.
///
/// Source: STATISTICS.md of librdkafka 2.14. Times are in microseconds there.
struct KafkaStatistics: Sendable, Decodable {
  struct Broker: Sendable, Decodable {
    /// -1 for connections that are not to a known broker: to bootstrap addresses, or to a coordinator.
    var nodeid: Int
    var state: String
    var outbuf_cnt: Int
    var waitresp_cnt: Int
    var txerrs: Int
    var rxerrs: Int
    var txretries: Int
    var req_timeouts: Int
    var disconnects: Int
    var rtt: Window
  }

  /// Over the time since the last statistics.
  struct Window: Sendable, Decodable {
    var avg: Int
    var p99: Int
    var cnt: Int
  }

  struct Topic: Sendable, Decodable {
    var partitions: [String: Partition]
  }

  struct Partition: Sendable, Decodable {
    var fetchq_cnt: Int
    var fetchq_size: Int
  }

  /// librdkafka's name of the client: `dateline#producer-2`.
  var name: String
  /// `consumer` or `producer`.
  var type: String
  /// In a producer's queue, or on their way.
  var msg_cnt: Int
  var msg_size: Int
  var tx: Int
  var tx_bytes: Int
  var rx_bytes: Int
  var brokers: [String: Broker]
  var topics: [String: Topic]

  /// Nil for a text that is no such object.
  init?(json: String) {
    guard let read = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
    self = read
  }

  var queueRecords: Int { type == "consumer" ? fetched { $0.fetchq_cnt } : msg_cnt }
  var queueBytes: Int { type == "consumer" ? fetched { $0.fetchq_size } : msg_size }

  private func fetched(_ figure: (Partition) -> Int) -> Int {
    topics.values.reduce(0) { $0 + $1.partitions.values.reduce(0) { $0 + max(0, figure($1)) } }
  }

  var brokersUp: Int { brokers.values.filter { $0.state == "UP" }.count }
  /// Those that have an id, by it.
  var knownBrokers: [(id: String, broker: Broker)] {
    brokers.values.filter { $0.nodeid >= 0 }.map { (String($0.nodeid), $0) }
  }

  /// What only rises while the client lives.
  var totals: Totals {
    let brokers = brokers.values
    return Totals(
      requests: tx, sentBytes: tx_bytes, receivedBytes: rx_bytes,
      errors: brokers.reduce(0) { $0 + $1.txerrs + $1.rxerrs }, timeouts: brokers.reduce(0) { $0 + $1.req_timeouts },
      retries: brokers.reduce(0) { $0 + $1.txretries }, disconnects: brokers.reduce(0) { $0 + $1.disconnects })
  }

  struct Totals: Sendable, Hashable {
    var requests = 0
    var sentBytes = 0
    var receivedBytes = 0
    var errors = 0
    var timeouts = 0
    var retries = 0
    var disconnects = 0

    /// What came since `earlier`; nothing where a figure went back.
    func since(_ earlier: Totals) -> Totals {
      Totals(
        requests: max(0, requests - earlier.requests), sentBytes: max(0, sentBytes - earlier.sentBytes),
        receivedBytes: max(0, receivedBytes - earlier.receivedBytes), errors: max(0, errors - earlier.errors),
        timeouts: max(0, timeouts - earlier.timeouts), retries: max(0, retries - earlier.retries),
        disconnects: max(0, disconnects - earlier.disconnects))
    }
  }
}
