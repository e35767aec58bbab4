/// What a run of `extract` came to, in one line.
struct ExtractionSummary: CustomStringConvertible {
  private(set) var articles = 0
  private(set) var events = 0
  /// Events of too little confidence to be written.
  private(set) var withheld = 0
  private(set) var filtered = 0
  private(set) var rejected = 0

  mutating func add(_ outcome: ExtractionJob.Outcome) {
    articles += 1
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
}
