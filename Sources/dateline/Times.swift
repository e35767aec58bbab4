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

  @OptionGroup var concurrency: ConcurrencyOptions

  @Flag(help: "Read articles in other languages too, though the model does not know them.")
  var anyLanguage = false

  func run() async throws {
    Console.ignoreBrokenPipes()
    let model = try model.load()
    let annotator = try data.makeTimeAnnotator(model)
    let job = AnnotationJob(
      decoder: ArticleDecoder(maximumBytes: input.maximumArticleBytes), language: anyLanguage ? nil : model.language
    ) { TimeExpression.json(articleID: $0.id, annotator.times(in: $0)) + [0x0A] }
    try await job.run(input.open(), concurrency: concurrency.count)
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
