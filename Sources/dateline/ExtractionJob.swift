import DatelineCore

/// What `extract` does with one piece of input: decode, extract, write. Runs on many threads at once.
struct ExtractionJob: Sendable {
  enum Fate: Sendable {
    /// `withheld`: of too little confidence to be written.
    case extracted(events: Int, withheld: Int)
    case filtered(FilterReason)
    case rejected(InputProblem)
  }

  struct Outcome: Sendable {
    var origin: InputOrigin
    var fate: Fate
    /// Whole lines for standard output.
    var output: [UInt8] = []
    /// Nil where they are not measured.
    var times: StageTimes?
  }

  var decoder: ArticleDecoder
  var extractor: Extractor
  /// Nil for JSON Lines.
  var listing: EventListing?
  /// For people as well, with the reasons for every field.
  var explains = false
  /// Measures what each stage costs.
  var measures = false

  @Sendable func run(_ item: InputItem) -> Outcome {
    let raw: RawArticle
    switch item {
    case .problem(let problem): return Outcome(origin: problem.origin, fate: .rejected(problem))
    case .article(let article): raw = article
    }
    var times = measures ? StageTimes() : nil
    let article: Article
    switch times.measure(.decode, { decoded(raw) }) {
    case .success(let value): article = value
    case .failure(let error): return Outcome(origin: raw.origin, fate: .rejected(InputProblem(raw.origin, error)))
    }
    if explains { return explain(article, raw.origin) }
    let extraction = extractor.extract(article, times: &times)
    let fate =
      extraction.filtered.map(Fate.filtered)
      ?? .extracted(events: extraction.events.count, withheld: extraction.withheld)
    let bytes = times.measure(.encode) { output(article, extraction) }
    return Outcome(origin: raw.origin, fate: fate, output: bytes, times: times)
  }

  private func decoded(_ raw: RawArticle) -> Result<Article, ArticleError> {
    do throws(ArticleError) {
      return .success(try decoder.decode(raw.bytes, as: raw.format))
    } catch {
      return .failure(error)
    }
  }

  private func output(_ article: Article, _ extraction: Extraction) -> [UInt8] {
    guard let listing else { return extraction.events.flatMap { $0.json + [0x0A] } }
    var text = listing.heading(articleID: article.id, publishedAt: article.publishedAt, title: article.title)
    if let reason = extraction.filtered {
      text += listing.note("filtered: \(reason.rawValue)")
    } else if extraction.events.isEmpty {
      text += listing.note("no events")
    }
    text += extraction.events.map(listing.listing).joined(separator: "\n")
    return Array((text + "\n").utf8)
  }

  private func explain(_ article: Article, _ origin: InputOrigin) -> Outcome {
    let extraction = extractor.explain(article)
    let style = TextStyle.standardOutput()
    let listing = EventListing(style: style)
    var text = listing.heading(articleID: article.id, publishedAt: article.publishedAt, title: article.title)
    if let reason = extraction.filtered {
      text += listing.note("filtered: \(reason.rawValue)")
    } else if extraction.events.isEmpty {
      text += listing.note("no events")
    }
    text += extraction.events.map(ExplanationListing(style: style).listing(of:)).joined(separator: "\n")
    let fate = extraction.filtered.map(Fate.filtered) ?? .extracted(events: extraction.events.count, withheld: 0)
    return Outcome(origin: origin, fate: fate, output: Array((text + "\n").utf8))
  }
}
