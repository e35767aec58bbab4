/// A gazetteer that cannot be opened, or sources that cannot be built into one.
public struct GazetteerError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The file cannot be read or written.
    case unreadable
    /// It is no gazetteer, or of another version.
    case unsupported
    /// It is cut short or its bytes have changed.
    case corrupt
    /// A source does not hold what it should.
    case badSource = "bad-source"
  }

  public var code: Code
  public var file: String
  /// Counts from 1; nil when the fault is the file's as a whole.
  public var line: Int?
  /// Cause and remedy.
  public var message: String

  public init(_ code: Code, file: String, line: Int? = nil, _ message: String) {
    self.code = code
    self.file = file
    self.line = line
    self.message = message
  }

  init(_ error: TableError) {
    self.init(.badSource, file: error.file, line: error.line, error.message)
  }

  public var description: String {
    if let line { "\(file):\(line): \(message)" } else { "\(file): \(message)" }
  }
}
