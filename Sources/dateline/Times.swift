import ArgumentParser
import DatelineCore
import Foundation
import Linguistics

struct Times: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds the expressions of time in articles, with their TIMEX3 types and values.",
    discussion: """
      Writes one JSON object a line for each article, in the order of the input, also for articles without times:

        {"article_id": …, "times": [{"start", "end", "type", "value", …}]}

      start and end are UTF-8 byte offsets into the text, end exclusive; type is DATE, TIME, DURATION or SET. Where \
      they are known there are also mod, quant and freq (TIMEX3), zone (of a time of day) and from and to (first and \
      last day). Values count from published_at; without it they have an X for each figure that is not known.

      EXAMPLES
        dateline times article.txt
        dateline times archive/ more.jsonl > times.jsonl

      \(InputOptions.help)

      EXIT CODES
        0   done: every article has its line, or is passed over because of its language
        64  the command line is wrong
        65  some input was bad; the rest is done
        70  a fatal error
        78  the language model or the data files are missing or wrong
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var model: ModelOptions
  @OptionGroup var data: TableOptions

  @Option(help: ArgumentHelp("Articles worked on at once (default: the machine's cores).", valueName: "n"))
  var concurrency: Int?

  @Flag(help: "Read articles in other languages too, though the model does not know them.")
  var anyLanguage = false

  func validate() throws {
    guard (1...1024).contains(concurrency ?? 1) else {
      throw ValidationError("--concurrency must be between 1 and 1024")
    }
  }

  func run() async throws {
    Console.ignoreBrokenPipes()
    let model = try model.load()
    let annotator = try data.makeTimeAnnotator(model)
    let job = AnnotationJob(
      decoder: ArticleDecoder(maximumBytes: input.maximumArticleBytes), language: anyLanguage ? nil : model.language
    ) { TimeExpression.json(articleID: $0.id, annotator.times(in: $0)) }
    var rejected = 0
    let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
    await OrderedWork.run(input.open(), concurrency: concurrency ?? cores, work: job.run) { outcome in
      if outcome.isRejected { rejected += 1 }
      if let note = outcome.note { Console.error(note) }
      do throws(CommandFailure) {
        if !outcome.output.isEmpty { try Console.output(outcome.output) }
      } catch {
        error.end()
      }
    }
    if rejected > 0 { throw ExitStatus.badInput.exitCode }
  }
}

extension TableOptions {
  func makeTimeAnnotator(_ model: LanguageModel) throws(CommandFailure) -> TimeAnnotator {
    let found = try directory()
    do {
      return try TimeAnnotator(data: found, model: model)
    } catch {
      throw CommandFailure(status: .badConfiguration, message: "\(error)")
    }
  }
}
