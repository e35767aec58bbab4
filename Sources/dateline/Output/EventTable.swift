import DatelineCore
import Foundation

/// Events as rows of a table: for following a stream with the eyes.
///
/// Events come from a topic that others may write to, so their text is cleaned of whatever could move a cursor or
/// begin an escape sequence, and cut to its column.
struct EventTable: Sendable {
  let style: TextStyle
  private let widths: [Int]

  private static let names = ["DATE", "EVENT", "WHO", "WHERE", "TOLL", "SAYS"]
  private static let separator = "  "
  /// The least that each column can be read in.
  private static let least = [10, 16, 20, 12, 10, 12]
  /// How the columns that hold text share what is left.
  private static let shares = [0, 2, 5, 3, 2, 3]

  /// - Parameter columns: of the terminal.
  init(style: TextStyle, columns: Int) {
    self.style = style
    let used = Self.least.reduce(0, +) + Self.separator.count * (Self.least.count - 1)
    let left = max(0, columns - used)
    let parts = Self.shares.reduce(0, +)
    widths = zip(Self.least, Self.shares).map { least, share in least + left * share / parts }
  }

  var header: String { row(Self.names, tints: Array(repeating: .dim, count: Self.names.count)) }

  func row(for event: Event) -> String {
    let cells = [
      date(of: event), kind(of: event), participants(in: event), place(of: event), toll(of: event),
      source(of: event),
    ]
    return row(cells, tints: [.dim, .red, .bold, .blue, .red, .yellow])
  }

  /// A line in place of a row.
  func note(_ text: String) -> String { style.paint(Self.clean(text), .dim) }

  private func row(_ cells: [String], tints: [TextStyle.Tint]) -> String {
    let fitted = zip(cells, zip(widths, tints)).map { cell, column in
      style.paint(DisplayWidth.fit(Self.clean(cell), columns: column.0), column.1)
    }
    let line = fitted.joined(separator: Self.separator)
    guard !style.isColoured else { return line }
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private func date(of event: Event) -> String {
    String((event.time?.resolved.start ?? event.publishedAt ?? "").prefix(10))
  }

  private func kind(of event: Event) -> String {
    [event.eventType, event.mode].compactMap { $0 }.joined(separator: "/")
  }

  private func participants(in event: Event) -> String {
    func names(_ roles: [Event.Actor.Role]) -> String {
      event.actors.filter { roles.contains($0.role) }.map(\.text).joined(separator: ", ")
    }
    let doers = names([.actor])
    let others = names([.target, .victim])
    if others.isEmpty { return doers }
    return doers.isEmpty ? "→ \(others)" : "\(doers) → \(others)"
  }

  private func place(of event: Event) -> String {
    [event.place?.scene?.text, event.place?.text].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func toll(of event: Event) -> String {
    let tolls = [
      ("killed", event.casualties.killed), ("injured", event.casualties.injured),
      ("detained", event.casualties.detained), ("abducted", event.casualties.abducted),
      ("displaced", event.casualties.displaced), ("missing", event.casualties.missing),
    ]
    return tolls.compactMap { name, toll in toll.map { "\(number($0.count)) \(name)" } }.joined(separator: ", ")
  }

  private func number(_ count: Count) -> String {
    switch (count.min, count.max) {
    case (let least?, let most?): least == most ? "\(least)" : "\(least)-\(most)"
    case (let least?, nil): "\(least)+"
    case (nil, let most?): "up to \(most)"
    case (nil, nil): "some"
    }
  }

  private func source(of event: Event) -> String {
    let stances = event.attributions.first.map { ["\($0.text) \($0.stance.rawValue)"] } ?? []
    let marks = event.factuality == .asserted ? [] : [event.factuality.rawValue]
    return (marks + stances).joined(separator: ", ")
  }

  /// Control characters, line and paragraph separators and bidirectional controls become spaces: none may reach the
  /// terminal from text that others wrote.
  static func clean(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isUnsafeOnTerminal ? " " : $0 }))
  }
}

extension Unicode.Scalar {
  var isUnsafeOnTerminal: Bool {
    isControl || (0x2028...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }
}

/// The terminal that standard output is.
enum Terminal {
  /// Columns; `fallback` where there is no terminal, or it does not say.
  static func columns(fallback: Int = 120) -> Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return fallback }
    return Int(size.ws_col)
  }
}
