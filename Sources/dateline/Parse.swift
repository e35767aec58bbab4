import ArgumentParser
import DatelineCore
import Foundation
import Linguistics

struct Parse: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case conllu, json, count
  }

  static let configuration = CommandConfiguration(
    abstract: "Shows what the language model reads in articles: tokens, tags, lemmas, trees, entities.",
    discussion: """
      Writes the title and the text of each article to standard output, in the order of the input. CoNLL-U has one \
      word a line; its last column holds the word's byte offsets in its field, the entity that it is part of, and the \
      white space that follows. JSON has one object a line for each field. The count is a number a field: its \
      tokens, without the time that writing them takes.

      EXAMPLES
        dateline parse article.txt
        dateline parse archive/ --format json | jq .entities

      \(InputOptions.help)

      EXIT CODES
        0   done: every article is parsed, or passed over because of its language
        64  the command line is wrong
        65  some input was bad; the rest is done
        70  a fatal error
        78  the language model is missing or wrong
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var model: ModelOptions

  @Option(
    help: ArgumentHelp(
      "How to write: conllu (one word a line), json (one field a line) or count (of tokens).", valueName: "format"))
  var format = Format.conllu

  @OptionGroup var concurrency: ConcurrencyOptions

  @Flag(help: "Parse articles in other languages too, though the model does not know them.")
  var anyLanguage = false

  func run() async throws {
    Console.ignoreBrokenPipes()
    let lines = ParseLines(model: try model.load(), format: format)
    let job = AnnotationJob(
      decoder: ArticleDecoder(maximumBytes: input.maximumArticleBytes),
      language: anyLanguage ? nil : lines.model.language, annotate: lines.lines)
    try await job.run(input.open(), concurrency: concurrency.count)
  }
}
