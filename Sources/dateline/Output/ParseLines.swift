import DatelineCore
import Linguistics

/// What `parse` writes of an article: its title's and its text's lines in the format asked for.
struct ParseLines: Sendable {
  var model: LanguageModel
  var format: Parse.Format

  @Sendable func lines(of article: Article) -> [UInt8] {
    var lines = ""
    if let title = article.title, !title.isEmpty { lines += write(title, of: article, field: "title") }
    lines += write(article.text, of: article, field: "text")
    return Array(lines.utf8)
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
