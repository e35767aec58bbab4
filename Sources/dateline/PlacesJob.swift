import DatelineCore

/// What `places` does with one piece of input: decode, find places, write. Runs on many threads at once.
struct PlacesJob: Sendable {
  struct Outcome: Sendable {
    /// Whole lines for standard output.
    var output: [UInt8] = []
    /// A line for standard error: why there is no output.
    var note: String?
  }

  var decoder: ArticleDecoder
  var extractor: PlaceExtractor
  var format: Places.Format
  var showsAdjectival: Bool
  var spans: GivenSpans?

  @Sendable func run(_ item: InputItem) -> Outcome {
    let raw: RawArticle
    switch item {
    case .problem(let problem): return Outcome(note: problem.description)
    case .article(let article): raw = article
    }
    let article: Article
    do throws(ArticleError) {
      article = try decoder.decode(raw.bytes, as: raw.format)
    } catch {
      return Outcome(note: InputProblem(raw.origin, error).description)
    }
    let toponyms: [PlaceExtractor.Toponym]
    if let spans {
      toponyms = extractor.places(in: article, spans: spans[article.id])
    } else {
      toponyms = extractor.places(in: article).filter { showsAdjectival || $0.form == .literal }
    }
    let line = PlacesLine(articleID: article.id, toponyms: toponyms)
    return Outcome(output: format == .json ? line.json : line.geoJSON)
  }
}
