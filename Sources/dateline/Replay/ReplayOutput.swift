import DatelineCore
import DatelineWorker
import Foundation
import KafkaClient
import Synchronization

/// Shows how far a replay has come: a bar on a terminal, lines of JSON on standard output where that is none.
final class ReplayOutput: Sendable {
  private let request: ReplayRequest
  private let perPartition: Bool
  private let drawsBar = Console.isTerminal(.error)
  private let writesLines = !Console.isTerminal(.output)

  init(_ request: ReplayRequest, perPartition: Bool) {
    self.request = request
    self.perPartition = perPartition
  }

  func note(_ text: String) {
    clear()
    Console.error("dateline: \(text)")
  }

  func show(_ progress: ReplayProgress) {
    if drawsBar { draw(ReplayLine(progress, perPartition: perPartition).text) }
    if writesLines { write("progress", progress, nil) }
  }

  func conclude(_ progress: ReplayProgress, _ comparison: ComparisonSummary?) {
    clear()
    if writesLines { write("summary", progress, comparison) }
    guard drawsBar else { return }
    Console.error("dateline: " + ReplayLine(progress, perPartition: false).conclusion(request))
    if let comparison { Console.lines(ComparisonTable(comparison).lines) }
  }

  private func clear() { if drawsBar { draw("") } }

  private func draw(_ text: String) {
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }

  private func write(_ kind: String, _ progress: ReplayProgress, _ comparison: ComparisonSummary?) {
    var writer = JSONWriter()
    writer.object { line in
      line.member("replay", kind)
      line.member("name", request.name)
      line.member("time", UTCTime.text(UTCTime.now))
      line.member("input", request.input)
      line.member("output", request.output)
      line.member("compared", request.compared)
      line.member("complete", progress.isComplete)
      line.member("percent", (progress.share * 1000).rounded(.down) / 10)
      line.member("offsets_done", Int(clamping: progress.done))
      line.member("offsets_total", Int(clamping: progress.total))
      line.member("seconds", rounded(progress.seconds))
      line.member("seconds_left", progress.secondsLeft.map(rounded))
      line.member("articles_total", progress.articles)
      line.member("articles_per_second", rounded(progress.rate))
      line.member("events_total", progress.events)
      line.member("filtered_total", progress.filtered)
      line.member("rejected_total", progress.rejected)
      line.member("passed_over_total", progress.passedOver)
      // A report has none.
      line.member("transactions_total", request.mode == .report ? nil : progress.transactions)
      line.member("partitions_here", progress.partitionsHere)
      line.member("resident_bytes", progress.residentBytes)
      if perPartition { writePartitions(of: progress, to: &line) }
      if let comparison { line.object("differences") { comparison.write(to: &$0) } }
    }
    // A reader that went away is no reason to stop.
    try? FileHandle.standardOutput.write(contentsOf: Data(writer.bytes + [0x0A]))
  }

  private func writePartitions(of progress: ReplayProgress, to line: inout JSONWriter) {
    line.object("partitions") { partitions in
      for part in progress.parts {
        partitions.object(String(part.part.partition.partition)) {
          $0.member("start", Int(clamping: part.part.start))
          $0.member("end", Int(clamping: part.part.end))
          $0.member("committed", Int(clamping: part.committed))
        }
      }
    }
  }

  private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
