import DatelineCore

/// The table in the forms in which it is read: by people, and by the checks of dashboards and alerts.
extension Instrument {
  /// `counter`, `gauge`, `histogram`, `info`.
  var kindName: String {
    switch kind {
    case .counter: "counter"
    case .gauge: "gauge"
    case .histogram: "histogram"
    case .info: "info"
    }
  }

  /// The names under which its samples are exposed.
  var sampleNames: [String] {
    if case .histogram = kind { return ["_bucket", "_sum", "_count"].map { name + $0 } }
    return [name]
  }

  public static var markdownTable: String {
    let rows = all.map { instrument in
      let labels = instrument.labels.map { "`\($0)`" }.joined(separator: ", ")
      return "| `\(instrument.name)` | \(instrument.kindName) | \(labels) | \(instrument.help) |"
    }
    return (["| metric | kind | labels | meaning |", "| --- | --- | --- | --- |"] + rows).joined(separator: "\n") + "\n"
  }

  /// A JSON array of objects with `name`, `kind`, `unit`, `labels`, `help` and `samples`.
  public static var jsonList: [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    for (index, instrument) in all.enumerated() {
      var writer = JSONWriter()
      writer.object { row in
        row.member("name", instrument.name)
        row.member("kind", instrument.kindName)
        row.member("unit", instrument.unit)
        row.array("labels", instrument.labels) { $0.string($1) }
        row.member("help", instrument.help)
        row.array("samples", instrument.sampleNames) { $0.string($1) }
      }
      bytes += (index == 0 ? Array("\n ".utf8) : Array(",\n ".utf8)) + writer.bytes
    }
    return bytes + Array("\n]\n".utf8)
  }
}
