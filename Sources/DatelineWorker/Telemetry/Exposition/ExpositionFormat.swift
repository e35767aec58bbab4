/// The two forms in which metrics are exposed.
enum ExpositionFormat: Sendable, Hashable, CaseIterable {
  /// Source: prometheus.io, "Exposition formats", text format 0.0.4.
  case prometheus
  /// Source: OpenMetrics 1.0.0.
  case openMetrics

  var contentType: String {
    switch self {
    case .prometheus: "text/plain; version=0.0.4; charset=utf-8"
    case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
    }
  }

  /// The form that a request's `Accept` header prefers: OpenMetrics where it is asked for, in a version that is
  /// written here, at least as much as text. The Prometheus form for everything else, so that no request goes away
  /// without an answer.
  static func negotiated(_ accept: String?) -> ExpositionFormat {
    var (text, open) = (0.0, 0.0)
    for range in (accept ?? "").split(separator: ",") {
      let parts = range.split(separator: ";").map { $0.trimmed }
      guard let type = parts.first?.lowercased() else { continue }
      let parameters = Dictionary(parts.dropFirst().map(Self.parameter)) { first, _ in first }
      let weight = parameters["q"].map { Double($0) ?? 0 } ?? 1
      switch type {
      case "application/openmetrics-text":
        if ["1.0.0", "0.0.1", nil].contains(parameters["version"]) { open = max(open, weight) }
      case "text/plain", "text/*", "*/*": text = max(text, weight)
      default: break
      }
    }
    return open > 0 && open >= text ? .openMetrics : .prometheus
  }

  private static func parameter(_ text: Substring) -> (String, String) {
    let parts = text.split(separator: "=", maxSplits: 1)
    return (
      (parts.first ?? "").trimmed.lowercased(), parts.count > 1 ? String(parts[1].trimmed.filter { $0 != "\"" }) : ""
    )
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let start = drop { $0 == " " || $0 == "\t" }
    return start.last.map { $0 == " " || $0 == "\t" } == true
      ? start[..<(start.lastIndex { $0 != " " && $0 != "\t" }.map { start.index(after: $0) } ?? start.startIndex)]
      : start
  }
}
