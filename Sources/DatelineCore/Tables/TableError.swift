/// A resource table that cannot be used: which file, which line, what is wrong with it.
public struct TableError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file as it was named to the reader.
  public var file: String
  /// Counts from 1; nil when the fault is the file's as a whole (it cannot be read, a column is absent).
  public var line: Int?
  /// Cause and remedy, in one sentence.
  public var message: String

  public init(file: String, line: Int?, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String {
    if let line { "\(file):\(line): \(message)" } else { "\(file): \(message)" }
  }
}
