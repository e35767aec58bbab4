/// Why bytes could not be read as an article. The bytes will never be one: they belong into a dead-letter
/// topic or an error line, and the work goes on.
public struct ArticleError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable names, written into dead letters and error lines.
  public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
    /// No bytes at all.
    case emptyValue = "empty-value"
    /// More bytes than the decoder's limit.
    case tooLarge = "too-large"
    case invalidUTF8 = "invalid-utf8"
    /// Begins as JSON and is not JSON.
    case malformedJSON = "malformed-json"
    /// JSON, or said to be JSON, but not an object.
    case notAnObject = "not-an-object"
    /// Nested deeper than any article is.
    case tooDeep = "too-deep"
    /// A known key holds something of another type.
    case wrongType = "wrong-type"
    /// An object without `text`.
    case missingText = "missing-text"
  }

  public var code: Code
  /// Cause and remedy, without any of the article's text.
  public var message: String

  public init(code: Code, message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { "\(code.rawValue): \(message)" }
}

extension ArticleError {
  static let notAnObject = ArticleError(
    code: .notAnObject, message: "not a JSON object; send one object with 'text' for each article")

  /// For whoever reads input piece by piece and stops at the limit before there is anything to decode.
  public static func tooLarge(maximumBytes: Int) -> ArticleError {
    ArticleError(
      code: .tooLarge, message: "longer than the limit of \(maximumBytes) bytes; split the article or raise the limit")
  }

  init(_ error: JSONError) {
    switch error.code {
    case .malformed:
      self.init(code: .malformedJSON, message: "not valid JSON: \(error.message); mend what writes it")
    case .tooDeep:
      self.init(code: .tooDeep, message: "\(error.message); send the article as a flat object")
    }
  }
}
