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

  @Option(help: ArgumentHelp("Articles worked on at once (default: the machine's cores).", valueName: "n"))
  var concurrency: Int?

  @Flag(help: "Parse articles in other languages too, though the model does not know them.")
  var anyLanguage = false

  func validate() throws {
    guard (1...1024).contains(concurrency ?? 1) else {
      throw ValidationError("--concurrency must be between 1 and 1024")
    }
  }

  func run() async throws {
    Console.ignoreBrokenPipes()
    let job = ParsingJob(
      decoder: ArticleDecoder(maximumBytes: input.maximumArticleBytes), model: try model.load(), format: format,
      acceptsAnyLanguage: anyLanguage)
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
