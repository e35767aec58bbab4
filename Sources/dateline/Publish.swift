import ArgumentParser
import DatelineCore
import KafkaClient

struct Publish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sends articles from files into a topic.",
    discussion: """
      The record's value is the article's bytes as they are, and its key is the article's id, so that an article that \
      is sent again lands in the same partition. Bytes that are no article are sent too, without a key, and counted: \
      it is the worker that judges. With --check they are held back and reported.

      EXAMPLES
        dateline publish articles/
        dateline publish --topic news.raw --check news.jsonl
        dateline publish --rate 50 archive.jsonl
        zcat news.jsonl.gz | dateline publish

      \(InputOptions.help)

      \(KafkaOptions.help)

      \(ExitStatus.help)
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var kafka: KafkaOptions

  @Option(
    help: ArgumentHelp(
      "Topic to send to.",
      discussion: "In variables and in the file of --config it is the first of 'input'.", valueName: "topic"))
  var topic = TopicOptions.defaultInput

  @Option(help: ArgumentHelp("Articles in a second, at most.", discussion: "Default: no limit.", valueName: "n"))
  var rate: Double?

  @Flag(help: "Hold back what cannot be decoded, and end with 65 if there was any.")
  var check = false

  func validate() throws {
    if let rate, !(rate > 0 && rate <= 10_000_000) {
      throw ValidationError("--rate must be above 0 and at most 10000000")
    }
  }

  func run() async throws {
    Console.ignoreBrokenPipes()
    let name = topic
    let articles = input.open()
    do {
      let producer = try Producer(configuration: try producerConfiguration())
      try await require(name, producer)
      let size = InputSize(paths: input.files)
      var publication = Publication(
        topic: name, decoder: ArticleDecoder(maximumBytes: input.maximumArticleBytes), check: check,
        pace: rate.map(Pace.init), progress: ProgressBar(total: size.bytes))
      try await publication.run(articles, to: producer)
      await producer.close(timeout: .seconds(5))
      Console.error("dateline: \(publication.summary)")
      if publication.hasBadInput { throw ExitStatus.badInput.exitCode }
    } catch let error as KafkaError {
      throw CommandFailure(error, "articles cannot be sent to \(name)")
    }
  }

  /// A topic that is missing is not left to be made by the broker, with one partition and settings that suit nobody.
  private func require(_ name: String, _ producer: Producer) async throws {
    do {
      _ = try await producer.partitionCount(of: name, timeout: .seconds(15))
    } catch {
      guard error.kind == .unknownTopic else { throw error }
      throw CommandFailure(
        status: .badConfiguration,
        message: "topic \(name) does not exist: create it with 'dateline topics create --input \(name)'")
    }
  }

  private func producerConfiguration() throws(CommandFailure) -> KafkaConfiguration {
    let given = try kafka.configuration()
    var defaults = KafkaConfiguration([
      "client.id": "dateline-publish",
      // The broker knows what its topic takes; a limit here would refuse what it accepts.
      "message.max.bytes": "1000000000",
      "queue.buffering.max.kbytes": "65536",
      "linger.ms": "20",
    ])
    if given["message.timeout.ms"] == nil { defaults["delivery.timeout.ms"] = "60000" }
    return defaults.merging(given)
  }
}
