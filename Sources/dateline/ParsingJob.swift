import DatelineCore
import Linguistics

/// What `parse` does with one piece of input: decode, look at the language, parse, write. Runs on many threads at once.
struct ParsingJob: Sendable {
  struct Outcome: Sendable {
    /// Whole lines for standard output.
    var output: [UInt8] = []
    /// A line for standard error: why there is no output.
    var note: String?
    var isRejected = false
  }

  var decoder: ArticleDecoder
  var model: LanguageModel
  var format: Parse.Format
  var acceptsAnyLanguage: Bool

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
    if !acceptsAnyLanguage {
      let guess = LanguageIdentifier.identify(article.text)
      if guess.isForeign(to: model.language), let found = guess.shares.first {
        return Outcome(note: "\(raw.origin): filtered: language (\(found.language), \(found.percent) % of the text)")
      }
    }
    var output = ""
    if let title = article.title, !title.isEmpty { output += write(title, of: article, field: "title") }
    output += write(article.text, of: article, field: "text")
    return Outcome(output: Array(output.utf8))
  }

  private func write(_ text: String, of article: Article, field: String) -> String {
    let document = model.parse(text)
    return switch format {
    case .conllu: CoNLLU.text(document, article: article.id, field: field)
    case .count: "\(document.count)\n"
    case .json: ParsedField(document, article: article.id, field: field, model: model.name).line
    }
  }
}
