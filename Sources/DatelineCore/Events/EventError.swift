/// Why bytes could not be read as an event.
public struct EventError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
    case invalidUTF8 = "invalid-utf8"
    case malformedJSON = "malformed-json"
    case tooDeep = "too-deep"
    case notAnObject = "not-an-object"
    /// Written by a release whose shape this one does not know.
    case unsupportedVersion = "unsupported-version"
    case missingKey = "missing-key"
    case wrongType = "wrong-type"
    /// A word outside the list that the key allows, or a number outside its range.
    case unknownValue = "unknown-value"
  }

  public var code: Code
  /// Names the key ("actors[2].role") and what it should hold, without the event's text.
  public var message: String

  public init(code: Code, message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { "\(code.rawValue): \(message)" }

  init(_ error: JSONError) {
    self.init(code: error.code == .tooDeep ? .tooDeep : .malformedJSON, message: "not valid JSON: \(error.message)")
  }
}
