import ArgumentParser
import DatelineCore
import Foundation
import KafkaClient

struct Watch: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, record
  }

  static let configuration = CommandConfiguration(
    abstract: "Follows a topic of events.",
    discussion: """
      Belongs to no consumer group and commits nothing: any number may watch, and no worker notices. Within a \
      partition, events come in the order in which they were published. The table has colours on a terminal, unless \
      the variable NO_COLOR is set.

      EXAMPLES
        dateline watch
        dateline watch --from-beginning --limit 20
        dateline watch --from-beginning --until-end --format json | jq -r .event_type | sort | uniq -c
        dateline watch --topic articles.dead-letters --from-beginning --until-end --format record

      \(KafkaOptions.help)

      \(ExitStatus.help)
      """)

  @OptionGroup var kafka: KafkaOptions

  @Option(
    help: ArgumentHelp(
      "Topic to watch.", discussion: "In variables and in the file of --config it is 'output'.", valueName: "topic"))
  var topic = TopicOptions.defaultOutput

  @Option(
    help: ArgumentHelp(
      "How to show events: table, json (one a line), or record.",
      discussion: """
        A record is shown as one line of JSON with its coordinates, key, headers and value, whatever it holds.
        """))
  var format = Format.table

  @Flag(help: "Begin with the oldest event that the topic holds, instead of what comes from now on.")
  var fromBeginning = false

  @Option(help: ArgumentHelp("End after so many events.", valueName: "n"))
  var limit: Int?

  @Flag(help: "End when everything that is there has been shown.")
  var untilEnd = false

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
  }

  func run() async throws {
    Console.ignoreBrokenPipes()
    let name = topic
    do {
      let partitions = try await partitions(of: name)
      let consumer = try Consumer(configuration: try consumerConfiguration())
      let start = fromBeginning ? StartOffset.beginning : .end
      try await consumer.assign(Dictionary(uniqueKeysWithValues: partitions.map { ($0, start) }))
      try await follow(consumer, Set(partitions))
      await consumer.close(timeout: .seconds(2))
    } catch let error as KafkaError {
      throw CommandFailure(error, "\(name) cannot be read")
    }
  }

  private func partitions(of name: String) async throws -> [TopicPartition] {
    let admin = try Admin(configuration: try kafka.configuration())
    let described = try await admin.describeTopics([name], timeout: .seconds(15)).first
    if let error = described?.error, error.kind != .unknownTopic { throw error }
    guard let described, described.error == nil, !described.partitions.isEmpty else {
      throw CommandFailure(
        status: .badConfiguration,
        message: "topic \(name) does not exist: create it with 'dateline topics create --output \(name)'")
    }
    return described.partitions.map { TopicPartition(topic: name, partition: $0.id) }
  }

  private func consumerConfiguration() throws(CommandFailure) -> KafkaConfiguration {
    let defaults = KafkaConfiguration(["client.id": "dateline-watch", "enable.partition.eof": "true"])
    return defaults.merging(try kafka.configuration())
  }

  private func follow(_ consumer: Consumer, _ partitions: Set<TopicPartition>) async throws {
    let table = EventTable(style: .standardOutput(), columns: Terminal.columns())
    if format == .table { try write(table.header) }
    var open = partitions
    var shown = 0
    while !(untilEnd && open.isEmpty) {
      let most = limit.map { $0 - shown } ?? 500
      for event in try await consumer.poll(maximumRecords: most, timeout: .seconds(1)) {
        switch event {
        case .records(let records):
          for record in records { try write(text(for: record, table)) }
          shown += records.count
        case .endOfPartition(let partition, _): open.remove(partition)
        case .failure(let error): try handle(error)
        case .rebalance, .statistics: break
        }
      }
      if let limit, shown >= limit { return }
    }
  }

  /// librdkafka goes on by itself from most faults; those that it cannot get over end the command.
  private func handle(_ error: KafkaError) throws(KafkaError) {
    switch error.kind {
    case .notAuthorized, .unknownTopic, .configuration, .fatal, .fenced: throw error
    case .brokerUnavailable, .timedOut, .recordTooLarge, .queueFull, .cancelled, .other:
      Console.error("dateline: \(error.message)")
    }
  }

  private func text(for record: Record, _ table: EventTable) -> String {
    if format == .record { return RecordLine(record).json }
    guard let value = record.value else {
      let id = String(decoding: record.key ?? [], as: UTF8.self)
      return format == .table ? table.note("retracted: \(id)") : #"{"retracted":\#(Self.quoted(id))}"#
    }
    if format == .json { return Self.line(value) }
    do {
      return table.row(for: try Event(json: value))
    } catch {
      return table.note("\(record.topicPartition) at \(record.offset) is no event: \(error.message)")
    }
  }

  /// Line ends within would tear the line apart; in JSON they are mere blanks, and other control characters occur in
  /// none. A terminal is spared the rest as well, at the price of a changed character here and there.
  private static func line(_ value: Bytes) -> String {
    let text = String(decoding: value.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    return Console.isTerminal(.output) ? EventTable.clean(text) : text
  }

  private static func quoted(_ text: String) -> String {
    guard let data = try? JSONEncoder().encode(text) else { return "\"\"" }
    return String(decoding: data, as: UTF8.self)
  }

  private func write(_ line: String) throws(CommandFailure) {
    try Console.output(Array((line + "\n").utf8))
  }
}
