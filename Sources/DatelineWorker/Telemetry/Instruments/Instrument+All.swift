extension Instrument {
  /// Every metric of a worker, in the order in which they are exposed and documented.
  public static let all: [Instrument] = [
    receivedRecords, receivedBytes, articles, events, withheld, filtered, rejected, rejectedWithoutValue, discarded,
    hungExtractions, extraction, publishing, endToEnd,
    lagRecords, lagSeconds, lagUnknown, assigned, paused, inFlightRecords, inFlightBytes, waiting,
    retries, transactions, transactionTime, producersRebuilt, commits, rebalances, brokerErrors, suppressedLines,
    kafkaQueueRecords, kafkaQueueBytes, kafkaBrokersUp, kafkaRoundTripMean, kafkaRoundTripP99, kafkaRequestsWaiting,
    kafkaRequests, kafkaSentBytes, kafkaReceivedBytes, kafkaRequestErrors, kafkaRequestTimeouts, kafkaRequestRetries,
    kafkaDisconnects,
    ready, live, residentMemory, processorTime, startTime, build, worker,
  ]
}
