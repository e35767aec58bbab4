import DatelineCore

/// What a run of `extract` came to, in one line.
struct ExtractionSummary: CustomStringConvertible {
  private(set) var articles = 0
  private(set) var events = 0
  /// Events of too little confidence to be written, or of a type that is not wanted.
  private(set) var withheld = 0
  private(set) var filtered = 0
  private(set) var rejected = 0
  private(set) var times = StageTimes()

  mutating func add(_ outcome: ExtractionJob.Outcome) {
    articles += 1
    if let spent = outcome.times { times.add(spent) }
    switch outcome.fate {
    case .extracted(let count, let withheld):
      events += count
      self.withheld += withheld
    case .filtered: filtered += 1
    case .rejected: rejected += 1
    }
  }

  var description: String {
    "articles \(articles), events \(events), withheld \(withheld), filtered \(filtered), rejected \(rejected)"
  }

  /// The counts and, by stage, the seconds of processor time: a JSON object.
  var measured: String {
    let seconds = StageTimes.Stage.allCases.map { "\"\($0.rawValue)\":\(Double(times[$0]) / 1e9)" }
    return "{\"articles\":\(articles),\"events\":\(events),\"filtered\":\(filtered),\"rejected\":\(rejected),"
      + "\"stage_seconds\":{\(seconds.joined(separator: ","))}}"
  }
}
