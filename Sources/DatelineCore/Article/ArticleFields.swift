/// What a JSON article says under the keys that are known, before it is judged.
struct ArticleFields {
  enum Key: String, CaseIterable {
    case id, title, text, body
    case publishedAt = "published_at"
    case date, dct, url, publisher, language
  }

  private enum Value {
    case string(String)
    /// As written.
    case number(String)
    /// No field may hold these.
    case bool, array, object
  }

  private var values: [Key: Value] = [:]

  /// Reads an object; of equal keys the last counts, and null counts as absent.
  init(scanning scanner: inout JSONScanner) throws(JSONError) {
    try scanner.enterObject()
    while let name = try scanner.nextKey() {
      guard let key = Key(rawValue: name) else {
        try scanner.skip()
        continue
      }
      values[key] = try Self.value(&scanner)
    }
  }

  private static func value(_ scanner: inout JSONScanner) throws(JSONError) -> Value? {
    switch try scanner.kind() {
    case .string: return .string(try scanner.string())
    case .number: return .number(try scanner.number())
    case .null:
      try scanner.null()
      return nil
    case .bool:
      try scanner.skip()
      return .bool
    case .array:
      try scanner.skip()
      return .array
    case .object:
      try scanner.skip()
      return .object
    }
  }

  /// The article that the fields make.
  func article() throws(ArticleError) -> Article {
    // Every known key is checked, also those that another one overrides: a wrong type is a mistake at the source.
    var strings: [Key: String] = [:]
    for key in Key.allCases { strings[key] = try string(key) }
    func nonEmpty(_ keys: Key...) -> String? {
      keys.lazy.compactMap { strings[$0] }.first { !$0.isEmpty }
    }
    guard let text = strings[.text] ?? strings[.body] else {
      throw ArticleError(
        code: .missingText, message: "the object has no 'text'; send the article's text under 'text' or 'body'")
    }
    return Article(
      id: nonEmpty(.id), title: nonEmpty(.title), text: text, publishedAt: nonEmpty(.publishedAt, .date, .dct),
      url: nonEmpty(.url), publisher: nonEmpty(.publisher), language: nonEmpty(.language))
  }

  private func string(_ key: Key) throws(ArticleError) -> String? {
    let found: String
    switch values[key] {
    case nil: return nil
    case .string(let string): return string
    case .number(let digits):
      // A whole number of any size is kept digit for digit: identifiers outgrow machine numbers.
      if key == .id, !digits.contains(where: { ".eE".contains($0) }) { return digits }
      found = "a number"
    case .bool: found = "a boolean"
    case .array: found = "an array"
    case .object: found = "an object"
    }
    let wanted = key == .id ? "a string or a whole number" : "a string"
    throw ArticleError(code: .wrongType, message: "'\(key.rawValue)' is \(found); it must be \(wanted), or left out")
  }
}
