import CoreMetrics

/// The instruments that show librdkafka's statistics.
struct KafkaInstruments: Sendable {
  private let queueRecords, queueBytes, brokersUp, mean, p99, waiting: LabelledMeters
  private let requests, sentBytes, receivedBytes, errors, timeouts, retries, disconnects: LabelledCounters

  init(_ factory: any MetricsFactory) {
    queueRecords = LabelledMeters(.kafkaQueueRecords, factory)
    queueBytes = LabelledMeters(.kafkaQueueBytes, factory)
    brokersUp = LabelledMeters(.kafkaBrokersUp, factory)
    mean = LabelledMeters(.kafkaRoundTripMean, factory)
    p99 = LabelledMeters(.kafkaRoundTripP99, factory)
    waiting = LabelledMeters(.kafkaRequestsWaiting, factory)
    requests = LabelledCounters(.kafkaRequests, factory)
    sentBytes = LabelledCounters(.kafkaSentBytes, factory)
    receivedBytes = LabelledCounters(.kafkaReceivedBytes, factory)
    errors = LabelledCounters(.kafkaRequestErrors, factory)
    timeouts = LabelledCounters(.kafkaRequestTimeouts, factory)
    retries = LabelledCounters(.kafkaRequestRetries, factory)
    disconnects = LabelledCounters(.kafkaDisconnects, factory)
  }

  func show(_ readings: [String: KafkaStatisticsDesk.Reading]) {
    setGauges(readings.mapValues(\.statistics))
    for (role, reading) in readings {
      requests[role].increment(by: reading.growth.requests)
      sentBytes[role].increment(by: reading.growth.sentBytes)
      receivedBytes[role].increment(by: reading.growth.receivedBytes)
      errors[role].increment(by: reading.growth.errors)
      timeouts[role].increment(by: reading.growth.timeouts)
      retries[role].increment(by: reading.growth.retries)
      disconnects[role].increment(by: reading.growth.disconnects)
    }
  }

  private func setGauges(_ statistics: [String: KafkaStatistics]) {
    func byClient(_ figure: (KafkaStatistics) -> Int) -> [[String]: Double] {
      Dictionary(uniqueKeysWithValues: statistics.map { ([$0.key], Double(figure($0.value))) })
    }
    func byBroker(_ figure: (KafkaStatistics.Broker) -> Double?) -> [[String]: Double] {
      var values: [[String]: Double] = [:]
      for (role, statistics) in statistics {
        for (id, broker) in statistics.knownBrokers { values[[role, id]] = figure(broker) }
      }
      return values
    }
    queueRecords.set(byClient(\.queueRecords))
    queueBytes.set(byClient(\.queueBytes))
    brokersUp.set(byClient(\.brokersUp))
    // Without a request in the interval there was no round trip: no figure, rather than none of it.
    mean.set(byBroker { $0.rtt.cnt > 0 ? Double($0.rtt.avg) / 1e6 : nil })
    p99.set(byBroker { $0.rtt.cnt > 0 ? Double($0.rtt.p99) / 1e6 : nil })
    waiting.set(byBroker { Double($0.outbuf_cnt + $0.waitresp_cnt) })
  }
}
