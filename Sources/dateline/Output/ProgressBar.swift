import Foundation

/// How far a long task has come, on a terminal; nothing anywhere else.
struct ProgressBar {
  /// In bytes; nil where it is not known.
  private let total: Int?
  private let isShown: Bool
  private let began = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant?
  private var records = 0
  private var bytes = 0

  private static let width = 30
  private static let interval = Duration.milliseconds(100)

  init(total: Int?, isShown: Bool = Console.isTerminal(.error)) {
    self.total = total
    self.isShown = isShown
  }

  mutating func advance(records: Int, bytes: Int) {
    self.records += records
    self.bytes += bytes
    let now = ContinuousClock.now
    if let lastDrawn, lastDrawn + Self.interval > now { return }
    lastDrawn = now
    draw(line)
  }

  /// Makes room for a line of text.
  func interrupt() { draw("") }

  func finish() { draw("") }

  /// `[#######...] 42%  1200 articles  3.1 MB  240/s`
  var line: String {
    let elapsed = began.duration(to: .now)
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    let rate = Int(Double(records) / max(seconds, 0.001))
    let counts = "\(records) articles  \(ByteCount(bytes))  \(rate)/s"
    guard let total, total > 0 else { return counts }
    // Line ends are not sent, so the last percents may be missing.
    let share = min(1, Double(bytes) / Double(total))
    let filled = Int(share * Double(Self.width))
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    return "[\(bar)] \(Int(share * 100))%  \(counts)"
  }

  private func draw(_ text: String) {
    guard isShown else { return }
    // Return to the start of the line and clear it.
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }
}

/// Bytes for people: 950 B, 43 kB, 3.1 MB.
struct ByteCount: CustomStringConvertible {
  let bytes: Int

  init(_ bytes: Int) { self.bytes = bytes }

  var description: String {
    var value = Double(bytes)
    for unit in ["B", "kB", "MB", "GB"] {
      if value < 1_000 { return text(value, unit) }
      value /= 1_000
    }
    return text(value, "TB")
  }

  private func text(_ value: Double, _ unit: String) -> String {
    value < 10 && unit != "B" ? "\((value * 10).rounded() / 10) \(unit)" : "\(Int(value.rounded())) \(unit)"
  }
}
