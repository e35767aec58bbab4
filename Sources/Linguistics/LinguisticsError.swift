/// What is wrong with a language model's files, or what in them is not understood.
///
/// Thrown only while a model is loaded. Text never throws: any bytes can be tokenized and parsed. There is nothing
/// to retry; the caller stops and shows the message, which names the file and, where there is one, the array.
public struct LinguisticsError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: String, Sendable, Hashable {
    /// A file of the model is not there, or cannot be read.
    case missing
    /// A file is truncated, or does not hold what its name promises.
    case corrupt
    /// A component, architecture, pattern or option that this runtime does not compute.
    case unsupported
  }

  public var code: Code
  /// Path of the file, relative to the model directory where it lies inside it.
  public var file: String
  /// Cause, and what to do about it where that is known.
  public var message: String

  public init(_ code: Code, file: String, _ message: String) {
    self.code = code
    self.file = file
    self.message = message
  }

  public var description: String { "\(file): \(message)" }
}
