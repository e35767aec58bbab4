import DatelineCore

/// What `/health/live` and `/health/ready` say.
struct HealthReport: Sendable, Hashable {
  struct Check: Sendable, Hashable {
    var name: String
    var holds: Bool
    /// What was found: words for a person, no data of articles.
    var finding: String
  }

  var checks: [Check]

  var holds: Bool { checks.allSatisfy(\.holds) }

  /// `{"status":"ok","checks":{"NAME":{"status":"ok","finding":"…"},…}}`; `failed` for `ok` where a check does not hold.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { report in
      report.member("status", holds ? "ok" : "failed")
      report.object("checks") { checks in
        for check in self.checks {
          checks.object(check.name) {
            $0.member("status", check.holds ? "ok" : "failed")
            $0.member("finding", check.finding)
          }
        }
      }
    }
    return writer.bytes
  }
}
