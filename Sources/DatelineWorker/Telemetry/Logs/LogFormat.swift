/// How log lines are written.
public enum LogFormat: String, Sendable, Hashable, CaseIterable {
  /// `2025-11-03T07:15:30.120Z warning record sent to the dead-letter topic code=not-json offset=40`: for people.
  case text
  /// One JSON object a line, with `time`, `level`, `message`, `logger`, and the metadata under their names: for
  /// collectors.
  case json
}
