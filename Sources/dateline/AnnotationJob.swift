import ArgumentParser
import DatelineCore
import Linguistics

/// What `parse`, `times` and `places` do with one piece of input: decode, look at the language, find, write. Runs on
/// many threads at once.
struct AnnotationJob: Sendable {
  struct Outcome: Sendable {
    /// Whole lines for standard output.
    var output: [UInt8] = []
    /// A line for standard error: why there is no output.
    var note: String?
    var isRejected = false
  }

  var decoder: ArticleDecoder
  /// BCP 47; nil to take articles in any language.
  var language: String?
  /// An article's whole lines.
  var annotate: @Sendable (Article) -> [UInt8]

  /// Works on all of the input and writes the lines in its order. Throws `ExitStatus.badInput` at the end if some of
  /// it was bad.
  func run(_ input: ArticleInput, concurrency: Int) async throws {
    var rejected = 0
    await OrderedWork.run(input, concurrency: concurrency, work: outcome) { outcome in
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

  @Sendable private func outcome(_ item: InputItem) -> Outcome {
    let raw: RawArticle
    switch item {
    case .problem(let problem): return Outcome(note: problem.description, isRejected: true)
    case .article(let article): raw = article
    }
    let article: Article
    do throws(ArticleError) {
      article = try decoder.decode(raw.bytes, as: raw.format)
    } catch {
      return Outcome(note: InputProblem(raw.origin, error).description, isRejected: true)
    }
    if let language {
      let guess = LanguageIdentifier.identify(article.text)
      if guess.isForeign(to: language), let found = guess.shares.first {
        return Outcome(note: "\(raw.origin): filtered: language (\(found.language), \(found.percent) % of the text)")
      }
    }
    return Outcome(output: annotate(article))
  }
}
