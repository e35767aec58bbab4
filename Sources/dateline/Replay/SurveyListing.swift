import DatelineCore
import DatelineWorker
import KafkaClient

/// What a replay would read and write: a table on a terminal, lines of JSON elsewhere.
struct SurveyListing {
  private let request: ReplayRequest
  private let plan: ReplayPlan
  private let surveys: [ReplaySurvey]
  private let deadLetters: String?

  init(_ request: ReplayRequest, _ plan: ReplayPlan, _ surveys: [ReplaySurvey], deadLetters: String?) {
    self.request = request
    self.plan = plan
    self.surveys = surveys
    self.deadLetters = deadLetters
  }

  func write() throws(CommandFailure) {
    guard Console.isTerminal(.output) else {
      for survey in surveys { try write { line(survey, &$0) } }
      return try write { summary(&$0) }
    }
    for survey in surveys { try Console.output(Array((row(survey) + "\n").utf8)) }
    try Console.output(Array((conclusion + "\n").utf8))
  }

  private func write(_ members: (inout JSONWriter) -> Void) throws(CommandFailure) {
    var writer = JSONWriter()
    writer.object(members)
    try Console.output(writer.bytes + [0x0A])
  }

  private func line(_ survey: ReplaySurvey, _ line: inout JSONWriter) {
    line.member("dry_run", "partition")
    line.member("topic", survey.part.partition.topic)
    line.member("partition", Int(survey.part.partition.partition))
    line.member("start", Int(clamping: survey.part.start))
    line.member("end", Int(clamping: survey.part.end))
    line.member("records", survey.records)
    line.member("bytes", survey.bytes)
    line.member("first_time", survey.times.map { UTCTime.text($0.lowerBound) })
    line.member("last_time", survey.times.map { UTCTime.text($0.upperBound) })
  }

  private func summary(_ line: inout JSONWriter) {
    line.member("dry_run", "summary")
    line.member("name", request.name)
    line.member("is_begun", !plan.isNew)
    line.member("records", surveys.reduce(0) { $0 + $1.records })
    line.member("bytes", surveys.reduce(0) { $0 + $1.bytes })
    line.array("would_write_to", written) { $0.string($1) }
    line.member("would_write", what)
    line.array("would_commit_to", [request.group, request.planGroup]) { $0.string($1) }
  }

  private var written: [String] { [request.output, deadLetters].compactMap { $0 } }

  private var what: String {
    switch request.mode {
    case .events: "all events"
    case .changes: "differences to \(request.compared ?? "")"
    case .report: "nothing"
    }
  }

  private func row(_ survey: ReplaySurvey) -> String {
    let span = survey.times.map { "\(UTCTime.text($0.lowerBound)) to \(UTCTime.text($0.upperBound))" } ?? "no times"
    return """
      \(survey.part.partition)  offsets \(survey.part.start) to \(survey.part.end)  \(survey.records) records  \
      \(ByteCount(survey.bytes))  \(span)
      """
  }

  private var conclusion: String {
    let records = surveys.reduce(0) { $0 + $1.records }
    let bytes = surveys.reduce(0) { $0 + $1.bytes }
    let target = written.isEmpty ? "" : " to \(written.joined(separator: ", "))"
    return """
      would read \(records) records, \(ByteCount(bytes)), and write \(what)\(target); offsets would be kept in the \
      groups \(request.group) and \(request.planGroup). Nothing was written.
      """
  }
}
