/// Why bytes are not the JSON that was asked for. Names a position and what stood there, never the text itself.
struct JSONError: Error, Sendable, Hashable {
  enum Code: Sendable, Hashable {
    case malformed, tooDeep
  }
  var code: Code
  /// Byte offset of the first byte that does not fit.
  var offset: Int
  /// What was expected: "a comma or '}'".
  var expected: String

  var message: String {
    switch code {
    case .malformed: "expected \(expected) at byte \(offset)"
    case .tooDeep: "\(expected) at byte \(offset)"
    }
  }
}
