import ArgumentParser
import DatelineCore
import Foundation

struct Extract: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, pretty, html
  }

  static let configuration = CommandConfiguration(
    abstract: "Extracts events from files, without Kafka.",
    discussion: """
      Writes one JSON object for each event to standard output, in the order of the input. Bad input is reported on \
      standard error as FILE:LINE: code: message, and the rest is done.

      EXAMPLES
        dateline extract article.txt --format pretty
        dateline extract article.txt --format html > events.html
        dateline extract archive/ more.jsonl > events.jsonl
        zcat news.jsonl.gz | dateline extract | jq .event_type

      \(InputOptions.help)

      EXIT CODES
        0   done: every article has its events, or none, or is passed over by rule
        64  the command line is wrong
        65  some input was bad; the rest is done
        70  a fatal error
        78  the data files are missing or wrong
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var chosen: SelectionOptions

  @Option(
    help: ArgumentHelp(
      """
      How to write events: json (one a line), pretty (for reading), or html (a page with the article, a map, and for \
      each event the words that its fields came from).
      """, valueName: "format"))
  var format = Format.json

  @OptionGroup var concurrency: ConcurrencyOptions

  @Flag(
    help: """
      For each event, print what --format pretty (or html) prints, and the trigger, the pattern and the words of the article that \
      every field came from, with the way to them through the sentence's tree.
      """)
  var explain = false

  @Flag(help: "Say on standard error which articles were passed over and why, and sum up at the end.")
  var verbose = false

  @Flag(
    help: """
      At the end, write one JSON object to standard error: counts, and the seconds of processor time that each stage \
      has taken (stage_seconds).
      """)
  var stageTimes = false

  func run() async throws {
    Console.ignoreBrokenPipes()
    let job = ExtractionJob(
      decoder: ArticleDecoder(maximumBytes: input.maximumArticleBytes),
      extractor: try data.makeExtractor(chosen.selection), form: try form(), explains: explain, measures: stageTimes)
    var summary = ExtractionSummary()
    if format == .html { try Console.output(Array(EventPage.head.utf8)) }
    await OrderedWork.run(input.open(), concurrency: concurrency.count, work: job.run) { outcome in
      report(outcome, in: &summary)
    }
    if format == .html { try Console.output(Array(EventPage.foot.utf8)) }
    if verbose || Console.isTerminal(.error) { Console.error("dateline: \(summary)") }
    if stageTimes { Console.error(summary.measured) }
    if summary.rejected > 0 { throw ExitStatus.badInput.exitCode }
  }

  private func form() throws(CommandFailure) -> ExtractionJob.Form {
    switch format {
    case .json: .json
    case .pretty: .listing(EventListing(style: .standardOutput()))
    case .html: .page(EventPage(gazetteer: try data.gazetteer.open()))
    }
  }

  private func report(_ outcome: ExtractionJob.Outcome, in summary: inout ExtractionSummary) {
    summary.add(outcome)
    switch outcome.fate {
    case .extracted: break
    case .filtered(let reason):
      if verbose { Console.error("\(outcome.origin): filtered: \(reason.rawValue)") }
    case .rejected(let problem): Console.error(problem.description)
    }
    guard !outcome.output.isEmpty else { return }
    do throws(CommandFailure) {
      try Console.output(outcome.output)
    } catch {
      error.end()
    }
  }
}
