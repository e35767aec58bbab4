import ArgumentParser
import DatelineCore
import Foundation

struct Diff: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case lines, summary
  }

  static let configuration = CommandConfiguration(
    abstract: "Compares two files of events: what was added, removed and changed.",
    discussion: """
      The files hold one event a line, as 'extract' and 'watch --format json' write them, in any order; - is standard \
      input. Events are matched by event_id; where a file has an id several times, its last line counts. One line of \
      JSON for each difference goes to standard output, a summary by type to standard error. The versions that made an \
      event (extractor) do not count as a difference unless --versions is given.

      Memory is bounded: what does not fit is sorted in files without names under --temporary, which needs about as \
      much room as both files.

      EXAMPLES
        dateline extract archive/ > before.jsonl
        dateline extract archive/ --ontology mine/ > after.jsonl
        dateline diff before.jsonl after.jsonl > changes.jsonl
        dateline diff before.jsonl after.jsonl --format summary

      \(ExitStatus.help)
      """)

  @Argument(help: ArgumentHelp("File of events: what there was.", valueName: "before"))
  var before: String

  @Argument(help: ArgumentHelp("File of events: what there is now.", valueName: "after"))
  var after: String

  @Option(help: ArgumentHelp("What to write: lines, one for each difference, or the summary alone.", valueName: "format"))
  var format = Format.lines

  @OptionGroup var comparison: ComparisonOptions

  func validate() throws {
    guard before != "-" || after != "-" else { throw ValidationError("standard input can be one of the two files") }
  }

  func run() async throws {
    Console.ignoreBrokenPipes()
    let folder = try comparison.folder()
    var problems = 0
    var summary = ComparisonSummary()
    do {
      let old = try EventFile(path: before).sorted(in: folder, memory: comparison.memoryBytes, problems: &problems)
      let new = try EventFile(path: after).sorted(in: folder, memory: comparison.memoryBytes, problems: &problems)
      var merge = try EventMerge(before: old, after: new, EventComparator(countsVersions: comparison.versions))
      while let step = try merge.next() { try report(step, in: &summary) }
    } catch let error as ComparisonError {
      throw CommandFailure(status: .fatal, message: error.message)
    }
    try conclude(summary)
    if problems > 0 { throw ExitStatus.badInput.exitCode }
  }

  private func report(_ step: EventMerge.Step, in summary: inout ComparisonSummary) throws {
    switch step {
    case .unchanged(let entry):
      summary.addUnchanged(type: try EventLabel(json: entry.value ?? []).eventType)
    case .change(_, let change):
      let label = try change.label()
      summary.add(change, type: label.eventType)
      if format == .lines { try Console.output(change.json(label) + [0x0A]) }
    }
  }

  private func conclude(_ summary: ComparisonSummary) throws(CommandFailure) {
    guard format == .summary else { return Console.lines(ComparisonTable(summary).lines) }
    var writer = JSONWriter()
    writer.object { summary.write(to: &$0) }
    try Console.output(writer.bytes + [0x0A])
  }
}
