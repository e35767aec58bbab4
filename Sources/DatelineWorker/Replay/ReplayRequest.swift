import KafkaClient

/// What a replay is asked to do.
public struct ReplayRequest: Sendable {
  /// What becomes of the events.
  public enum Mode: String, Sendable, Hashable {
    /// All are published.
    case events
    /// Those that are new or changed are published, and those that no longer hold are retracted.
    case changes
    /// Nothing is published: the differences are only reported.
    case report
  }

  /// Tells this replay from others, and its processes from those of others: letters, digits, `.`, `_` and `-`.
  public var name: String
  public var input: String
  public var output: String?
  /// Where the events are that are compared with.
  public var compared: String?
  public var mode = Mode.events
  public var range = ReplayRange()
  /// Partitions of the input; nil for all.
  public var partitions: Set<Int32>?
  /// Articles by id; nil for all.
  public var articles: Set<String>?
  /// Of an article that stands in the range several times, only the last counts.
  public var latestOnly = false
  /// What of the range is gone, or not there yet, is left out, where it would be refused.
  public var clamps = false
  /// What makes the events; a replay that was begun with others is not gone on with. Nil: not known yet.
  public var versions: String?

  public init(name: String, input: String) {
    self.name = name
    self.input = input
  }

  /// The group whose committed offsets are the replay's progress.
  public var group: String { "dateline-replay-\(name)" }
  /// The group whose committed offsets are the replay's ends.
  public var planGroup: String { group + ".plan" }

  /// - Throws: ``ReplayError`` for what cannot be, whatever the topics hold.
  public func check() throws(ReplayError) {
    if let output, output == input {
      throw ReplayError(.usage, "--output \(output) is also the input: the events would be read as articles")
    }
    if let compared, compared == input {
      throw ReplayError(.usage, "--compare \(compared) is also the input: it must hold events")
    }
    guard !name.isEmpty, name.utf8.count <= 200, name.allSatisfy(Self.isAllowed) else {
      throw ReplayError(.usage, "--name '\(name)' must be 1 to 200 letters, digits, '.', '_' or '-'")
    }
    try range.check()
  }

  private static func isAllowed(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
  }
}
