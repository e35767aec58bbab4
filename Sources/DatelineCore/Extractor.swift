import Linguistics

/// The shared extraction core: an article in, its events out. The whole journey on one page.
///
/// Deterministic and free of side effects: the same article gives the same events, in the same order,
/// from any thread and in any company. Made once, used from many tasks.
public struct Extractor: Sendable {
  private let parser: ArticleParser
  private let mentionReader: MentionReader
  private let eventExtractor: EventExtractor
  /// Events that it does not hold are withheld from ``extract(_:)``.
  public private(set) var selection = EventSelection()

  /// Loads the tables under `data`, the folder that `DataDirectory.find` names.
  ///
  /// Throws ``TableError`` with file and line for the first table that cannot be used.
  /// - Parameter ontology: a folder of tables that extend or replace those of `data`; see ``OntologyTables``.
  public init(data: String, model: LanguageModel, gazetteer: Gazetteer, ontology: String? = nil) throws {
    let added = ontology.map(OntologyTables.fingerprint)
    // The two halves of what there is to load need nothing of each other.
    let (ontology, mentionReader) = try concurrently(
      { try Ontology(folder: data + "/ontology", addition: ontology) },
      { try MentionReader(data: data, words: TableWords(model: model), gazetteer: gazetteer) })
    self.mentionReader = mentionReader
    parser = ArticleParser(
      model: model, furniture: try PageFurniture(data: data), recasing: Recasing(commonWords: ontology.vocabulary.spellings),
      respellings: try Respellings(Table(path: data + "/lexicons/respellings.tsv", required: ["form", "read_as", "beside"])),
      headlines: HeadlineGrammar(ontology.vocabulary), speech: SpeechGrammar(ontology))
    var versions = try Event.Versions(path: data + "/versions.json")
    versions.languageModel = model.name
    versions.gazetteer = gazetteer.version
    if let added { versions.ontology += "+" + added }
    eventExtractor = EventExtractor(
      ontology: ontology, versions: versions, countryCodes: mentionReader.countryCodes)
  }

  /// Withholds from now on what the selection does not hold. Throws ``UnknownEventTypes``.
  public mutating func select(_ selection: EventSelection) throws(UnknownEventTypes) {
    var known: [String] = []
    for type in eventExtractor.ontology.types where !known.contains(type.event) { known.append(type.event) }
    let unknown = selection.unknown(among: known)
    guard unknown.isEmpty else { throw UnknownEventTypes(names: unknown, known: known) }
    self.selection = selection
  }

  /// What every event carries as its `extractor`.
  public var versions: Event.Versions { eventExtractor.versions }

  public func extract(_ article: Article) -> Extraction {
    var times: StageTimes?
    return extract(article, times: &times)
  }

  /// - Parameter times: what the stages have cost is added to it; nil measures nothing.
  public func extract(_ article: Article, times: inout StageTimes?) -> Extraction {
    if let reason = times.measure(.identify, { FilterReason(article) }) {
      return Extraction(events: [], filtered: reason)
    }
    let (fields, setting) = read(article, &times)
    guard let text = fields.first else { return Extraction(events: [], filtered: nil) }
    let events = times.measure(.events) {
      eventExtractor.events(of: article, title: fields.dropFirst().first, text: text, setting: setting)
    }
    // Last of all: what is withheld changes nothing about the others, neither their ids nor what they were merged from.
    let kept = events.filter(selection.holds)
    return Extraction(events: kept, filtered: nil, withheld: events.count - kept.count)
  }

  /// The events of ``extract(_:)``, each with the words that every field came from.
  public func explain(_ article: Article) -> ExplainedExtraction {
    if let reason = FilterReason(article) { return ExplainedExtraction(events: [], filtered: reason) }
    let (fields, setting) = read(article)
    guard let text = fields.first else { return ExplainedExtraction(events: [], filtered: nil) }
    let title = fields.dropFirst().first
    let events = eventExtractor.explained(of: article, title: title, text: text, setting: setting).events
      .filter { selection.holds($0.event) }
    return ExplainedExtraction(events: events, filtered: nil)
  }

  /// How a sentence is read, trigger by trigger: for people who write rules.
  /// - Parameter publishedAt: ISO 8601, what relative times count from.
  public func explain(sentence: String, publishedAt: String? = nil) -> SentenceExplanation {
    let article = Article(
      id: "sentence", title: nil, text: sentence, publishedAt: publishedAt, url: nil, publisher: nil, language: "en",
      bodyStart: 0, dateline: nil)
    guard let text = read(article).fields.first else { return SentenceExplanation(words: [], candidates: [], events: []) }
    let (events, reading) = eventExtractor.explained(of: article, title: nil, text: text)
    let explainer = SentenceExplainer(ontology: eventExtractor.ontology, reading: reading)
    return SentenceExplanation(words: explainer.words(), candidates: explainer.candidates(), events: events)
  }

  /// The text's field first, then the title's.
  private func read(_ article: Article) -> (fields: [EventExtractor.Field], setting: ArticleSetting) {
    var times: StageTimes?
    return read(article, &times)
  }

  private func read(
    _ article: Article, _ times: inout StageTimes?
  ) -> (fields: [EventExtractor.Field], setting: ArticleSetting) {
    let parsed = parser.parse(article, &times)
    let (mentions, setting) = mentionReader.mentions(in: parsed, &times)
    return (zip(parsed.fields, mentions).map(EventExtractor.Field.init), setting)
  }
}

/// What became of one article.
public struct Extraction: Sendable, Hashable {
  /// In order of evidence.
  public var events: [Event]
  /// The stated rule by which the article was passed over without looking for events, if one applied.
  public var filtered: FilterReason?
  /// Events found that the extractor's ``Extractor/selection`` does not hold.
  public var withheld = 0
}

/// A stated rule by which an article is passed over. Not an error.
public enum FilterReason: String, Sendable, Hashable, Codable, CaseIterable {
  /// Has an id, but its text holds nothing but white space.
  case emptyText = "empty-text"
  /// Not in English: its `language` says so, or, where that is absent, its text reliably shows it.
  case language
}

extension FilterReason {
  /// The rule by which an article is passed over; nil for an article to be read.
  init?(_ article: Article) {
    if let language = article.language?.lowercased(), !language.isEmpty {
      let primary = language.split(whereSeparator: { $0 == "-" || $0 == "_" }).first ?? ""
      if !["en", "eng", "english", "und", "mul"].contains(primary) {
        self = .language
        return
      }
    }
    guard !article.text.utf8.dropFirst(article.bodyStart).allSatisfy(Self.isBlank) else {
      self = .emptyText
      return
    }
    guard article.language != nil || !LanguageIdentifier.identify(article.text).isForeign(to: "en") else {
      self = .language
      return
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
