import ArgumentParser

/// How long a topic keeps its records, as people write it: `90m`, `12h`, `7d`, `forever`.
struct Retention: ExpressibleByArgument, Sendable, Hashable, CustomStringConvertible {
  /// -1 is for ever.
  var milliseconds: Int64

  static let forever = Retention(milliseconds: -1)

  private static let units: [(suffix: Character, milliseconds: Int64)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000),
  ]

  init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  init?(argument: String) {
    if argument == "forever" {
      self = .forever
      return
    }
    guard let suffix = argument.last, let unit = Self.units.first(where: { $0.suffix == suffix }),
      let count = Int64(argument.dropLast()), count > 0
    else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: unit.milliseconds)
    guard !overflow else { return nil }
    milliseconds = product
  }

  /// As Kafka's `retention.ms` wants it.
  var setting: String { String(milliseconds) }

  var description: String {
    guard milliseconds > 0 else { return "forever" }
    for unit in Self.units where milliseconds % unit.milliseconds == 0 {
      return "\(milliseconds / unit.milliseconds)\(unit.suffix)"
    }
    return "\(milliseconds)ms"
  }
}
