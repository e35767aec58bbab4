/// Reads the bytes of a record, a line or a file as an article.
///
/// JSON: an object with `text` (or `body`) and, if known, `id` (a string or a whole number), `title`,
/// `published_at` (or `date`, or `dct`), `url`, `publisher`, `language`. The first name of several wins, the last
/// of equal keys wins, null and (except in `text`) an empty string count as absent, other keys are passed over.
/// A `published_at` in no known form is kept as received and dates nothing. Offsets count the UTF-8 bytes of
/// `text` after its JSON escapes are undone.
///
/// Plain text: the whole input is the text, and offsets count from its first byte: a `date` header, and even a
/// byte-order mark, which is no part of the story, are counted.
///
/// In both, a `date YYYY-MM-DD` header at the head of the text gives the date if nothing else does, and a dateline
/// such as `KYIV, UKRAINE - ` is recognised. Text that holds nothing is no error here: the extractor filters it.
public struct ArticleDecoder: Sendable {
  public static let defaultMaximumBytes = 16 << 20

  /// Longer input is refused before it is looked at.
  public var maximumBytes: Int

  public init(maximumBytes: Int = Self.defaultMaximumBytes) {
    self.maximumBytes = maximumBytes
  }

  public func decode(_ bytes: [UInt8], as format: ArticleFormat = .detected) throws(ArticleError) -> Article {
    guard bytes.count <= maximumBytes else { throw .tooLarge(maximumBytes: maximumBytes) }
    guard !bytes.isEmpty else {
      throw ArticleError(code: .emptyValue, message: "no bytes at all; send a JSON object with 'text', or plain text")
    }
    try checkUTF8(bytes)
    let start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    switch format {
    case .json: return try decodeJSON(bytes, from: start)
    case .detected:
      let isJSON = try looksLikeJSON(bytes, from: start)
      return isJSON ? try decodeJSON(bytes, from: start) : decodePlainText(bytes)
    }
  }

  /// Whether the bytes, as a whole, are one JSON object: tells a line of JSON Lines from the first line of a
  /// JSON file that goes on.
  package static func isCompleteObject(_ bytes: [UInt8]) -> Bool {
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return false }
    var scanner = JSONScanner(bytes, from: bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0)
    do throws(JSONError) {
      guard try scanner.kind() == .object else { return false }
      try scanner.skip()
      try scanner.finish()
      return true
    } catch {
      return false
    }
  }

  private func checkUTF8(_ bytes: [UInt8]) throws(ArticleError) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw ArticleError(
        code: .invalidUTF8,
        message: "byte \(error.byteOffsets.lowerBound) is not valid UTF-8; convert the article to UTF-8")
    }
  }

  // MARK: - Plain text

  private func decodePlainText(_ bytes: [UInt8]) -> Article {
    Article(id: nil, text: String(decoding: bytes, as: UTF8.self))
  }

  private func looksLikeJSON(_ bytes: [UInt8], from start: Int) throws(ArticleError) -> Bool {
    guard let first = bytes[start...].first(where: { !$0.isJSONBlank }) else { return false }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return true }
    var scanner = JSONScanner(bytes, from: start)
    let isScalar: Bool
    do throws(JSONError) {
      try scanner.skip()
      try scanner.finish()
      isScalar = true
    } catch {
      isScalar = false
    }
    if isScalar { throw .notAnObject }
    return false
  }

  // MARK: - JSON

  private func decodeJSON(_ bytes: [UInt8], from start: Int) throws(ArticleError) -> Article {
    let fields: ArticleFields?
    do throws(JSONError) {
      fields = try scan(bytes, from: start)
    } catch {
      throw ArticleError(error)
    }
    guard let fields else { throw .notAnObject }
    return try fields.article()
  }

  /// Nil when the bytes are JSON of another kind than an object.
  private func scan(_ bytes: [UInt8], from start: Int) throws(JSONError) -> ArticleFields? {
    var scanner = JSONScanner(bytes, from: start)
    let isObject = try scanner.kind() == .object
    let fields = isObject ? try ArticleFields(scanning: &scanner) : nil
    if !isObject { try scanner.skip() }
    try scanner.finish()
    return fields
  }
}

/// U+FEFF in UTF-8, which some programs put before a text.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
