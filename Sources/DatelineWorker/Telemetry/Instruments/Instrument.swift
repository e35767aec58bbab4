/// One thing that is measured: a row of the table that registers, documents and tests every metric of the worker.
public struct Instrument: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// Only rises, from 0 at the start of the worker. Its name ends in `_total`.
    case counter
    /// Rises and falls.
    case gauge
    /// Durations in seconds, counted by upper bounds, ascending; above the last comes infinity.
    case histogram(bounds: [Double])
    /// Always 1: what it says is in its labels. Its name ends in `_info`.
    case info
  }

  /// As it is exposed, its unit in it: `dateline_received_bytes_total`.
  public var name: String
  public var kind: Kind
  /// `seconds`, `bytes`; empty for numbers of things.
  public var unit: String
  /// Names of the labels, in the order in which they are written.
  public var labels: [String]
  /// What it measures: one sentence, without its full stop.
  public var help: String
  /// All values that its one label can have, where they are few and known: they stand at 0 from the start, so that a
  /// rate over them has a beginning.
  public var values: [String]

  public init(
    _ name: String, _ kind: Kind, unit: String = "", labels: [String] = [], values: [String] = [], _ help: String
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.labels = labels
    self.help = help
    self.values = values
  }

  /// Its name in OpenMetrics, where a sample's suffix is no part of the name of its family.
  public var family: String {
    switch kind {
    case .counter: name.removing(suffix: "_total")
    case .info: name.removing(suffix: "_info")
    case .gauge, .histogram: name
    }
  }
}

extension String {
  fileprivate func removing(suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
