/// Answers the requests of the admin endpoint: three paths, and nothing else.
struct AdminResponder: Sendable {
  struct Answer: Sendable, Hashable {
    /// HTTP's.
    var status: Int
    var headers: [String: String]
    var body: [UInt8]
  }

  let telemetry: Observatory

  func answer(method: String, path: String, accept: String?) -> Answer {
    guard ["/metrics", "/health/live", "/health/ready"].contains(path) else {
      return Self.text(404, "there are /metrics, /health/live and /health/ready\n")
    }
    guard method == "GET" || method == "HEAD" else {
      var answer = Self.text(405, "GET or HEAD\n")
      answer.headers["Allow"] = "GET, HEAD"
      return answer
    }
    switch path {
    case "/health/live": return Self.health(telemetry.health.live())
    case "/health/ready": return Self.health(telemetry.ready())
    default:
      let format = ExpositionFormat.negotiated(accept)
      return Answer(
        status: 200, headers: ["Content-Type": format.contentType, "Vary": "Accept"],
        body: Array(telemetry.exposition(format).utf8))
    }
  }

  private static func health(_ report: HealthReport) -> Answer {
    Answer(
      status: report.holds ? 200 : 503, headers: ["Content-Type": "application/json", "Cache-Control": "no-store"],
      body: report.json + [0x0A])
  }

  private static func text(_ status: Int, _ text: String) -> Answer {
    Answer(status: status, headers: ["Content-Type": "text/plain; charset=utf-8"], body: Array(text.utf8))
  }
}
