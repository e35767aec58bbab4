import Linguistics

/// The shared extraction core: an article in, its events out. The whole journey on one page.
///
/// Deterministic and free of side effects: the same article gives the same events, in the same order,
/// from any thread and in any company. Made once, used from many tasks.
public struct Extractor: Sendable {
  private let mentionFinder: MentionFinder
  private let eventExtractor: EventExtractor

  /// Loads the tables under `data`, the folder that `DataDirectory.find` names.
  ///
  /// Throws ``TableError`` with file and line for the first table that cannot be used.
  public init(data: String) throws {
    let lexicons = try Lexicons(data: data)
    mentionFinder = MentionFinder(lexicons)
    eventExtractor = EventExtractor(
      ontology: try Ontology(folder: data + "/ontology"), versions: try Event.Versions(path: data + "/versions.json"),
      countryCodes: Dictionary(lexicons.countries.map { ($0.iso2, $0.iso3) }, uniquingKeysWith: { first, _ in first }))
  }

  /// What every event carries as its `extractor`.
  public var versions: Event.Versions { eventExtractor.versions }

  public func extract(_ article: Article) -> Extraction {
    if let reason = FilterReason(article) { return Extraction(events: [], filtered: reason) }
    let text = mentionFinder.segmenter.text(of: article)
    let title = mentionFinder.segmenter.title(of: article)
    let mentions = mentionFinder.mentions(in: [text] + (title.map { [$0] } ?? []), article: article)
    let fields = zip([text] + (title.map { [$0] } ?? []), mentions).map(EventExtractor.Field.init)
    guard let body = fields.first else { return Extraction(events: [], filtered: nil) }
    let events = eventExtractor.events(of: article, title: fields.dropFirst().first, text: body)
    return Extraction(events: events, filtered: nil)
  }
}

/// What became of one article.
public struct Extraction: Sendable, Hashable {
  /// In order of evidence.
  public var events: [Event]
  /// The stated rule by which the article was passed over without looking for events, if one applied.
  public var filtered: FilterReason?
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
