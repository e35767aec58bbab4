import ArgumentParser
import DatelineCore

/// Which events are written: for every command that writes events.
struct SelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Least confidence, 0 to 1, of the events that are written.",
      discussion: """
        Others are counted (withheld) and left out. At 0 all events are written, for those who choose by the \
        confidence that each carries.
        """,
      valueName: "c"))
  var minConfidence = defaultMinimum

  @Option(
    help: ArgumentHelp(
      "Types of the events that are written, with commas between them; repeatable. Others are withheld. Default: all.",
      valueName: "types"))
  var eventTypes: [String] = []

  @Option(
    help: ArgumentHelp(
      "Types of events that are withheld, with commas between them; repeatable.", valueName: "types"))
  var withoutEventTypes: [String] = []

  /// Lets through what is likelier a figure of speech than not only where nothing better is known: see the README.
  static let defaultMinimum = 0.2

  func validate() throws {
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence must be between 0 and 1")
    }
    for (option, names) in [("--event-types", eventTypes), ("--without-event-types", withoutEventTypes)]
    where names.contains(where: { Self.split($0).isEmpty }) {
      throw ValidationError("\(option) names no type")
    }
  }

  /// What they come to. The names are not looked up: ``DataOptions/makeExtractor(_:)`` does.
  var selection: EventSelection {
    let wanted = eventTypes.flatMap(Self.split)
    return EventSelection(
      minimumConfidence: minConfidence, types: wanted.isEmpty ? nil : Set(wanted),
      withoutTypes: Set(withoutEventTypes.flatMap(Self.split)))
  }

  private static func split(_ names: String) -> [String] {
    names.split { $0 == "," || $0 == " " }.map(String.init)
  }
}
