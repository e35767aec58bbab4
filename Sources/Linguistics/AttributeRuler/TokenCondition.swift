/// One thing that a ruler's pattern asks of a token.
struct TokenCondition: Sendable {
  enum Test: Sendable {
    case isOneOf(Set<UInt64>)
    case isNoneOf(Set<UInt64>)
    /// For the lower-case form and the form as written.
    case matches(Pattern)
  }

  let attribute: TokenAttribute
  let test: Test

  func holds(for token: Int, of document: Document) -> Bool {
    switch test {
    case .isOneOf(let values): values.contains(document.value(attribute, of: token))
    case .isNoneOf(let values): !values.contains(document.value(attribute, of: token))
    case .matches(let pattern): matches(pattern, token, document)
    }
  }

  private func matches(_ pattern: Pattern, _ token: Int, _ document: Document) -> Bool {
    let range = Int(document.starts[token])..<Int(document.ends[token])
    var text = document.text(range)
    if attribute == .lower { text = text.pythonLowercased }
    return text.unicodeScalars.map(\.value).withUnsafeBufferPointer { scalars in
      pattern.firstMatch(in: scalars, window: 0..<scalars.count) != nil
    }
  }
}
