import DatelineCore

/// A summary of differences for people: a row for each type, and the fields that differ most.
struct ComparisonTable {
  private static let mostFields = 12

  let lines: [String]

  init(_ summary: ComparisonSummary) {
    let header = ["", "added", "removed", "changed", "unchanged"]
    func row(_ name: String, _ counts: ComparisonSummary.Counts) -> [String] {
      [name, "\(counts.added)", "\(counts.removed)", "\(counts.changed)", "\(counts.unchanged)"]
    }
    var rows = [header]
    rows += summary.types.sorted { $0.key < $1.key }.map { row($0.key, $0.value) }
    rows.append(row("all", summary.total))
    let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = rows.map { row in
      row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + padding : padding + row[column]
      }.joined(separator: "  ")
    }
    let fields = summary.fields.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if !fields.isEmpty {
      let shown = fields.prefix(Self.mostFields).map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      lines.append("fields that differ: " + shown + (fields.count > Self.mostFields ? ", …" : ""))
    }
    self.lines = lines
  }
}

extension Console {
  static func lines(_ lines: [String]) {
    for line in lines { error(line) }
  }
}
