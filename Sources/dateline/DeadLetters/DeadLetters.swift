import ArgumentParser
import Foundation
import KafkaClient

struct DeadLetters: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dead-letters",
    abstract: "Lists the records that could not be processed, shows one, and sends chosen ones back.",
    subcommands: [DeadLettersList.self, DeadLettersShow.self, DeadLettersResend.self],
    defaultSubcommand: DeadLettersList.self)
}

struct DeadLettersList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists dead letters: one a line, with the reason.",
    discussion: """
      The first column is what a dead letter is called by in the other commands: its partition and offset.

      EXAMPLES
        dateline dead-letters
        dateline dead-letters list --stage extract
        dateline dead-letters list --code record-too-large --limit 20

      \(KafkaOptions.help)

      \(ExitStatus.help)
      """)

  @OptionGroup var kafka: KafkaOptions
  @OptionGroup var selection: DeadLetterSelection

  @Option(
    help: ArgumentHelp(
      "Topic of dead letters.", discussion: "In variables and in the file of --config it is 'dead-letters'.",
      valueName: "topic"))
  var topic = TopicOptions.defaultDeadLetters

  @Option(help: ArgumentHelp("End after so many.", valueName: "n"))
  var limit: Int?

  func run() async throws {
    Console.ignoreBrokenPipes()
    var count = 0
    do {
      try await DeadLetterReader(topic: topic, kafka: try kafka.configuration()).forEach { entry in
        guard selection.admits(entry) else { return true }
        try Console.output(Array((line(entry) + "\n").utf8))
        count += 1
        return count < limit ?? .max
      }
    } catch let error as KafkaError {
      throw CommandFailure(error, "dead letters cannot be read")
    }
  }

  private func line(_ entry: DeadLetterEntry) -> String {
    let time = entry.record.timestamp.map {
      Date(timeIntervalSince1970: Double($0.milliseconds) / 1000).formatted(.iso8601)
    }
    let columns = [
      entry.place, entry.source, time ?? "-", entry.stage, entry.code, "×\(entry.deliveries)", entry.message,
    ]
    return columns.map(EventTable.clean).joined(separator: "\t")
  }
}

struct DeadLettersShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows one dead letter whole, as a line of JSON.",
    discussion: """
      EXAMPLES
        dateline dead-letters show 2:117
        dateline dead-letters show 2:117 | jq -r .value_base64 | base64 -d

      \(ExitStatus.help)
      """)

  @OptionGroup var kafka: KafkaOptions

  @Option(help: ArgumentHelp("Topic of dead letters.", valueName: "topic"))
  var topic = TopicOptions.defaultDeadLetters

  @Argument(help: ArgumentHelp("Its partition and offset, as list shows them.", valueName: "partition:offset"))
  var place: String

  func run() async throws {
    Console.ignoreBrokenPipes()
    var found: DeadLetterEntry?
    do {
      try await DeadLetterReader(topic: topic, kafka: try kafka.configuration()).forEach { entry in
        if entry.place == place { found = entry }
        return found == nil
      }
    } catch let error as KafkaError {
      throw CommandFailure(error, "dead letters cannot be read")
    }
    guard let found else { throw CommandFailure(status: .badInput, message: "there is no dead letter \(place)") }
    try Console.output(Array((RecordLine(found.record).json + "\n").utf8))
  }
}

struct DeadLettersResend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resend",
    abstract: "Sends dead letters back to the input, as the records that they were.",
    discussion: """
      Key, value, timestamp and headers are those of the original; what was added to it is left out. The dead letters \
      stay where they are: what is sent twice is processed twice, into the same events under the same keys. One whose \
      value did not fit into the topic of dead letters is passed over and named.

      EXAMPLES
        dateline dead-letters resend 2:117 0:9
        dateline dead-letters resend --stage extract --code extraction-timeout
        dateline dead-letters resend --all --to articles.again

      \(KafkaOptions.help)

      \(ExitStatus.help)
      """)

  @OptionGroup var kafka: KafkaOptions
  @OptionGroup var selection: DeadLetterSelection

  @Option(help: ArgumentHelp("Topic of dead letters.", valueName: "topic"))
  var topic = TopicOptions.defaultDeadLetters

  @Option(help: ArgumentHelp("Topic to send them to, instead of the one that each came from.", valueName: "topic"))
  var to: String?

  @Flag(help: "All of them.")
  var all = false

  @Argument(help: ArgumentHelp("Partition and offset, as list shows them.", valueName: "partition:offset"))
  var places: [String] = []

  func validate() throws {
    guard all || !places.isEmpty || !selection.isEmpty else {
      throw ValidationError("name dead letters, choose them with --stage, --code or --from, or say --all")
    }
  }

  func run() async throws {
    do {
      let configuration = try kafka.configuration()
      var resender = Resender(to: to, producer: try Producer(configuration: configuration))
      let wanted = Set(places)
      var missing = wanted
      try await DeadLetterReader(topic: topic, kafka: configuration).forEach { entry in
        missing.remove(entry.place)
        guard selection.admits(entry), wanted.isEmpty || wanted.contains(entry.place) else { return true }
        try await resender.add(entry)
        return wanted.isEmpty || !missing.isEmpty || !selection.isEmpty
      }
      try await resender.finish()
      for place in missing.sorted() { Console.error("dateline: there is no dead letter \(place)") }
      print("sent back \(resender.sent) dead letters\(resender.skipped > 0 ? ", passed over \(resender.skipped)" : "")")
      if resender.skipped > 0 || !missing.isEmpty { throw ExitStatus.badInput.exitCode }
    } catch let error as KafkaError {
      throw CommandFailure(error, "dead letters cannot be sent back")
    }
  }
}
