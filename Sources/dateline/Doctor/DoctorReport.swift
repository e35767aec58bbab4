import DatelineWorker
import Foundation
import KafkaClient

/// Prints findings as they come, and knows what they come to.
actor DoctorReport {
  private let json: Bool
  private var counts: [Finding.Status: Int] = [:]
  /// Of the first failure.
  private var kind: KafkaError.Kind?

  init(json: Bool) { self.json = json }

  func add(_ finding: Finding) {
    counts[finding.status, default: 0] += 1
    if finding.status == .failure, kind == nil { kind = finding.kind ?? .other }
    let line = json ? Self.json(finding) : finding.line
    try? Console.output(Array((line + "\n").utf8))
  }

  /// - Throws: the exit code of the first failure.
  func end() throws {
    if !json {
      let words = Finding.Status.allCases.compactMap { status in counts[status].map { "\($0) \(status.rawValue)" } }
      try Console.output(Array((words.joined(separator: ", ") + "\n").utf8))
    }
    if let kind { throw ExitStatus(kind).exitCode }
  }

  private struct Line: Encodable {
    var check: String
    var status: String
    var message: String
    var remedy: String?
  }

  private static func json(_ finding: Finding) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = Line(
      check: finding.check, status: finding.status.rawValue, message: finding.message, remedy: finding.remedy)
    return (try? encoder.encode(line)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
