import DatelineWorker
import KafkaClient

/// The progress of a replay in a line for people.
struct ReplayLine {
  private static let width = 30

  private let progress: ReplayProgress
  private let perPartition: Bool

  init(_ progress: ReplayProgress, perPartition: Bool) {
    self.progress = progress
    self.perPartition = perPartition
  }

  /// `[#######...] 42%  1200 articles  3100 events  240/s  3 min left`
  var text: String {
    let filled = Int(progress.share * Double(Self.width))
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    var parts = ["[\(bar)] \(Int(progress.share * 100))%", "\(progress.articles) articles", "\(progress.events) events"]
    parts.append("\(Int(progress.rate))/s")
    if let left = progress.secondsLeft { parts.append("\(Self.span(left)) left") }
    if perPartition {
      parts += progress.parts.map { part in
        let share = part.part.offsets == 0 ? 100 : Int(100 * part.done / part.part.offsets)
        return "\(part.part.partition.partition):\(share)%"
      }
    }
    return parts.joined(separator: "  ")
  }

  func conclusion(_ request: ReplayRequest) -> String {
    let state =
      progress.isComplete
      ? "replay \(request.name) is complete" : "replay \(request.name) stopped at \(Int(progress.share * 100))%"
    let rest = progress.isComplete ? "" : "; go on with --name \(request.name)"
    return """
      \(state): \(progress.articles) articles (\(progress.filtered) filtered, \(progress.rejected) rejected) and \
      \(progress.events) events here in \(Self.span(progress.seconds))\(rest)
      """
  }

  private static func span(_ seconds: Double) -> String {
    switch seconds {
    case ..<100: "\(Int(seconds.rounded(.up))) s"
    case ..<6_000: "\(Int((seconds / 60).rounded())) min"
    default: "\(Int((seconds / 3600).rounded())) h"
    }
  }
}
