import DatelineCore

/// What `extract` does with one piece of input: decode, extract, write. Runs on many threads at once.
struct ExtractionJob: Sendable {
  enum Fate: Sendable {
    /// `withheld`: of too little confidence to be written, or of a type that is not wanted.
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

  /// How events are written.
  enum Form: Sendable {
    /// JSON Lines.
    case json
    case listing(EventListing)
    /// A section of a page for each article.
    case page(EventPage)
  }

  var decoder: ArticleDecoder
  var extractor: Extractor
  var form = Form.json
  /// With the reasons for every field; as a listing where the form is JSON.
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
    let bytes = times.measure(.encode) { output(article, extraction, raw.origin) }
    return Outcome(origin: raw.origin, fate: fate, output: bytes, times: times)
  }

  private func decoded(_ raw: RawArticle) -> Result<Article, ArticleError> {
    do throws(ArticleError) {
      return .success(try decoder.decode(raw.bytes, as: raw.format))
    } catch {
      return .failure(error)
    }
  }

  private func output(_ article: Article, _ extraction: Extraction, _ origin: InputOrigin) -> [UInt8] {
    let events = extraction.events
    switch form {
    case .json: return events.flatMap { $0.json + [0x0A] }
    case .listing(let listing):
      return list(article, extraction.filtered, listing, events.map(listing.listing(of:)))
    case .page(let page):
      return Array(page.section(article, from: origin, events: events, filtered: extraction.filtered).utf8)
    }
  }

  private func explain(_ article: Article, _ origin: InputOrigin) -> Outcome {
    let extraction = extractor.explain(article)
    let bytes: [UInt8]
    if case .page(let page) = form {
      let section = page.section(
        article, from: origin, events: extraction.events.map(\.event), filtered: extraction.filtered,
        reasons: extraction.events.map(\.explanation))
      bytes = Array(section.utf8)
    } else {
      let style = TextStyle.standardOutput()
      let explained = extraction.events.map(ExplanationListing(style: style).listing(of:))
      bytes = list(article, extraction.filtered, EventListing(style: style), explained)
    }
    let fate = extraction.filtered.map(Fate.filtered) ?? .extracted(events: extraction.events.count, withheld: 0)
    return Outcome(origin: origin, fate: fate, output: bytes)
  }

  private func list(_ article: Article, _ filtered: FilterReason?, _ listing: EventListing, _ events: [String]) -> [UInt8] {
    var text = listing.heading(articleID: article.id, publishedAt: article.publishedAt, title: article.title)
    if let filtered {
      text += listing.note("filtered: \(filtered.rawValue)")
    } else if events.isEmpty {
      text += listing.note("no events")
    }
    return Array((text + events.joined(separator: "\n") + "\n").utf8)
  }
}
