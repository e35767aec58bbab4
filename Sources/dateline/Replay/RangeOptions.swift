import ArgumentParser
import DatelineWorker

/// Which part of the input is replayed. Nothing of this: all of it.
struct RangeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Records whose timestamp is not earlier: 2025-11-03, 2025-11-03T06:30:00+02:00, @seconds.", valueName: "time"))
  var from: TimePoint?

  @Option(help: ArgumentHelp("Records whose timestamp is earlier; a day stands for its beginning.", valueName: "time"))
  var to: TimePoint?

  @Option(help: ArgumentHelp("The time up to now, instead of --from: 90m, 24h, 7d.", valueName: "span"))
  var last: Retention?

  @Option(
    help: ArgumentHelp(
      "With --to: how much later than --to a record may be at most behind which earlier ones are looked for.",
      discussion: "Default: earlier ones are looked for up to the end of the partition.", valueName: "span"))
  var lateness: Retention?

  @Option(help: ArgumentHelp("First offsets, by partition: 0:1200,3:40.", valueName: "list"))
  var fromOffsets: PartitionOffsets?

  @Option(help: ArgumentHelp("Offsets to end before, by partition.", valueName: "list"))
  var toOffsets: PartitionOffsets?

  @Option(help: ArgumentHelp("These partitions alone: 0,3,5-7.", valueName: "list"))
  var partitions: PartitionSet?

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("These articles alone, by their ids; several.", valueName: "id"))
  var article: [String] = []

  @Flag(help: "Of an article that stands in the range several times, take the last alone.")
  var latest = false

  @Flag(help: "Take what there is of a range of which part is gone, or not there yet, instead of refusing it.")
  var clamp = false

  func validate() throws {
    if last != nil, from != nil { throw ValidationError("--last and --from exclude each other") }
    for (option, span) in [("--last", last), ("--lateness", lateness)] where span?.milliseconds ?? 1 <= 0 {
      throw ValidationError("\(option) must be a span such as 90m, 24h or 7d")
    }
  }

  var range: ReplayRange {
    var range = ReplayRange()
    range.from = from?.milliseconds ?? last.map { UTCTime.now - $0.milliseconds }
    range.isRelative = last != nil
    range.to = to?.milliseconds
    range.lateness = lateness?.milliseconds
    range.fromOffsets = fromOffsets?.offsets ?? [:]
    range.toOffsets = toOffsets?.offsets ?? [:]
    return range
  }
}
