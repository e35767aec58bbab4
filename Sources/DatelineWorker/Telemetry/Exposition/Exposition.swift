/// Writes metrics in the form that Prometheus and its relatives read.
struct Exposition {
  private let format: ExpositionFormat
  private var text = ""

  /// A whole answer to `/metrics`.
  static func text(_ snapshot: MetricsSnapshot, _ format: ExpositionFormat) -> String {
    var exposition = Exposition(format: format)
    for family in snapshot.families where !family.series.isEmpty { exposition.write(family) }
    if format == .openMetrics { exposition.text += "# EOF\n" }
    return exposition.text
  }

  private init(format: ExpositionFormat) { self.format = format }

  private mutating func write(_ family: MetricsSnapshot.Family) {
    let instrument = family.instrument
    writeHead(instrument)
    for series in family.series {
      let labels = Array(zip(instrument.labels, series.labels))
      switch series.value {
      case .number(let number): write(instrument.name, labels, number)
      case .histogram(let histogram): write(histogram, of: instrument, labels)
      }
    }
  }

  private mutating func writeHead(_ instrument: Instrument) {
    let name = format == .openMetrics ? instrument.family : instrument.name
    text += "# HELP \(name) \(Self.escaped(instrument.help, quotes: format == .openMetrics))\n"
    text += "# TYPE \(name) \(type(of: instrument))\n"
    if format == .openMetrics, !instrument.unit.isEmpty { text += "# UNIT \(name) \(instrument.unit)\n" }
  }

  private func type(of instrument: Instrument) -> String {
    switch instrument.kind {
    case .counter: "counter"
    case .gauge: "gauge"
    case .histogram: "histogram"
    case .info: format == .openMetrics ? "info" : "gauge"
    }
  }

  private mutating func write(
    _ histogram: MetricsSnapshot.Histogram, of instrument: Instrument, _ labels: [(String, String)]
  ) {
    var count = 0
    for (index, more) in histogram.counts.enumerated() {
      count += more
      let bound = index < histogram.bounds.count ? histogram.bounds[index].description : "+Inf"
      write("\(instrument.name)_bucket", labels + [("le", bound)], Double(count))
    }
    write("\(instrument.name)_sum", labels, histogram.sum)
    write("\(instrument.name)_count", labels, Double(count))
  }

  private mutating func write(_ name: String, _ labels: [(String, String)], _ value: Double) {
    text += name
    if !labels.isEmpty {
      text += "{"
      text += labels.map { "\($0)=\"\(Self.escaped($1, quotes: true))\"" }.joined(separator: ",")
      text += "}"
    }
    text += " \(Self.number(value))\n"
  }

  /// Whole numbers without a fraction; the shortest that reads back as the same value.
  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x0A || $0 == 0x22 }) else { return text }
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
