import Foundation

/// Why two sets of events could not be compared.
package struct ComparisonError: Error, Sendable, CustomStringConvertible {
  /// Cause and remedy, in one line; no text of an event.
  package var message: String

  package var description: String { message }

  package init(message: String) { self.message = message }

  /// The system refused something about the temporary files.
  init(_ what: String, in folder: String, errno code: Int32) {
    message = """
      \(what) a temporary file in \(folder) failed: \(String(cString: strerror(code))); name a folder with room for \
      both sets of events with --temporary
      """
  }
}
