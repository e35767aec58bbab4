import ArgumentParser

/// Which events are good enough to be written: for every command that writes events.
struct ConfidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Least confidence, 0 to 1, of the events that are written.",
      discussion: """
        Others are counted (withheld) and left out. At 0 all events are written, for those who choose by the \
        confidence that each carries.
        """,
      valueName: "c"))
  var minConfidence = defaultMinimum

  /// Lets through what is likelier a figure of speech than not only where nothing better is known: see the README.
  static let defaultMinimum = 0.2

  func validate() throws {
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence must be between 0 and 1")
    }
  }
}
