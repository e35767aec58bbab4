import DatelineCore
import Linguistics

/// What `times` and its like do with one piece of input: decode, look at the language, find, write a line. Runs on many
/// threads at once.
struct AnnotationJob: Sendable {
  struct Outcome: Sendable {
    /// A whole line for standard output.
    var output: [UInt8] = []
    /// A line for standard error: why there is no output.
    var note: String?
    var isRejected = false
  }

  var decoder: ArticleDecoder
  /// BCP 47; nil to take articles in any language.
  var language: String?
  /// An article's line, without its end.
  var annotate: @Sendable (Article) -> [UInt8]

  @Sendable func run(_ item: InputItem) -> Outcome {
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
    return Outcome(output: annotate(article) + [0x0A])
  }
}
