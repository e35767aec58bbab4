import DatelineCore

/// One piece of input, in the order of files and lines.
enum InputItem: Sendable {
  case article(RawArticle)
  /// Something that could not be read at all: a missing file, a line past the limit.
  case problem(InputProblem)

  /// What it holds of memory.
  var byteCount: Int {
    if case .article(let article) = self { article.bytes.count } else { 0 }
  }
}

/// An article as it stands in its file, not yet decoded.
struct RawArticle: Sendable {
  var bytes: [UInt8]
  var format: ArticleFormat
  var origin: InputOrigin
}

/// Bad input: reported, counted, and passed over.
struct InputProblem: Sendable, Hashable, CustomStringConvertible {
  var origin: InputOrigin
  /// Stable, kebab-case: one of `ArticleError.Code`, or `unreadable`, or `no-articles`.
  var code: String
  var message: String

  init(_ origin: InputOrigin, code: String, message: String) {
    self.origin = origin
    self.code = code
    self.message = message
  }

  init(_ origin: InputOrigin, _ error: ArticleError) {
    self.init(origin, code: error.code.rawValue, message: error.message)
  }

  var description: String { "\(origin): \(code): \(message)" }
}
