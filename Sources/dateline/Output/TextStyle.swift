import Foundation

/// Colours for a terminal, or none.
struct TextStyle: Sendable {
  enum Tint: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case cyan = "36"
  }

  var isColoured: Bool

  /// Colours on a terminal, unless the variable NO_COLOR is set (no-color.org).
  static func standardOutput() -> TextStyle {
    let isRefused = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return TextStyle(isColoured: Console.isTerminal(.output) && !isRefused)
  }

  func paint(_ text: String, _ tints: Tint...) -> String {
    guard isColoured, !text.isEmpty else { return text }
    return "\u{1B}[\(tints.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}
