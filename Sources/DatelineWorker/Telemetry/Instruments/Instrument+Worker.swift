/// What happens to articles and events.
extension Instrument {
  static let receivedRecords = Instrument(
    "dateline_received_records_total", .counter, "Records taken in, finished or not")
  static let receivedBytes = Instrument(
    "dateline_received_bytes_total", .counter, unit: "bytes", "Bytes of their keys, values and headers")
  static let articles = Instrument(
    "dateline_articles_total", .counter, labels: ["result"], values: ["published", "filtered", "rejected"],
    "Articles dealt with: events published, filtered by a stated rule, or rejected to the dead-letter topic")
  static let events = Instrument(
    "dateline_events_total", .counter, labels: ["type"],
    "Events committed (exactly-once) or acknowledged (at-least-once), by their type")
  static let withheld = Instrument(
    "dateline_events_withheld_total", .counter,
    "Events found and not published, because their confidence is below --min-confidence or their type is not wanted")
  static let filtered = Instrument(
    "dateline_filtered_total", .counter, labels: ["reason"], "Articles passed over, by the rule that says so")
  static let rejected = Instrument(
    "dateline_rejected_total", .counter, labels: ["stage", "code"],
    "Records in the dead-letter topic, by the stage that rejected them (decode, extract, deliver) and the reason's code")
  static let rejectedWithoutValue = Instrument(
    "dateline_rejected_values_omitted_total", .counter,
    "Dead letters that went without their value, which the topic does not take")
  static let discarded = Instrument(
    "dateline_discarded_results_total", .counter,
    "Results that came after their partition was given up; its next owner repeats the work")
  static let hungExtractions = Instrument(
    "dateline_hung_extractions_total", .counter, "Articles given up because their extraction took too long")
  static let extraction = Instrument(
    "dateline_extraction_seconds", .histogram(bounds: Bounds.extraction), unit: "seconds",
    "One article in the processor, decoding included")
  static let publishing = Instrument(
    "dateline_publish_seconds", .histogram(bounds: Bounds.delivery), unit: "seconds",
    "From the receipt of a record to the commit or acknowledgement of its events")
  static let endToEnd = Instrument(
    "dateline_end_to_end_seconds", .histogram(bounds: Bounds.endToEnd), unit: "seconds",
    "From a record's timestamp to the commit or acknowledgement of what became of it; the clocks of producer and worker both count")

  /// Upper bounds of histograms, in seconds.
  enum Bounds {
    static let extraction = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
    static let delivery = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
    /// From a firehose to the reading of an archive.
    static let endToEnd = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 3_600, 21_600, 86_400]
  }
}

/// Where the worker stands.
extension Instrument {
  static let lagRecords = Instrument(
    "dateline_lag_records", .gauge, labels: ["topic", "partition"],
    "Records that the group has not finished, of an owned partition; absent while it is not known, and 0 where the partition was read to its end, whatever transaction markers stand there")
  static let lagSeconds = Instrument(
    "dateline_lag_seconds", .gauge, unit: "seconds", labels: ["topic", "partition"],
    "Age of the oldest record of an owned partition that is not finished, by the record's timestamp; where none is fetched yet, of the last that was finished; 0 without lag, absent while it is not known")
  static let lagUnknown = Instrument(
    "dateline_lag_unknown_partitions", .gauge, "Owned partitions whose lag is not known")
  static let assigned = Instrument("dateline_assigned_partitions", .gauge, "Partitions that this worker owns")
  static let paused = Instrument(
    "dateline_paused_partitions", .gauge, "Owned partitions whose intake is paused because enough is in flight")
  static let inFlightRecords = Instrument(
    "dateline_in_flight_records", .gauge, "Records received and not finished")
  static let inFlightBytes = Instrument(
    "dateline_in_flight_bytes", .gauge, unit: "bytes", "Bytes of their keys, values and headers")
  static let waiting = Instrument("dateline_waiting_records", .gauge, "Of those, waiting for extraction")
  static let ready = Instrument("dateline_ready", .gauge, "1 when /health/ready says yes, else 0")
  static let live = Instrument("dateline_live", .gauge, "1 when /health/live says yes, else 0")
  static let residentMemory = Instrument(
    "process_resident_memory_bytes", .gauge, unit: "bytes", "Memory of this process that is in RAM")
  static let processorTime = Instrument(
    "process_cpu_seconds_total", .counter, unit: "seconds", "Processor time of this process, user and system")
  static let startTime = Instrument(
    "process_start_time_seconds", .gauge, unit: "seconds", "When the worker started, in seconds since 1970-01-01T00:00Z")
  static let build = Instrument(
    "dateline_build_info", .info, labels: ["version", "language_model", "gazetteer", "ontology", "librdkafka"],
    "What makes the events: versions of the extractor and of its data, and of the Kafka library")
  static let worker = Instrument(
    "dateline_worker_info", .info, labels: ["group", "instance", "delivery"],
    "Which worker this is: its consumer group, its transactional id (empty with at-least-once), what it promises")
}
