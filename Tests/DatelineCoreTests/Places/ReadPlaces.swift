import Foundation

@testable import DatelineCore

/// The places of an article, read with the language model and the gazetteer that set-up installs.
struct ReadPlaces {
  let article: ParsedArticle
  let reading: PlaceReading

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let data = root.appending(path: "Sources/DatelineCore/Resources").path

  static let gazetteerPath =
    ProcessInfo.processInfo.environment["DATELINE_GAZETTEER"] ?? root.appending(path: ".dateline/gazetteer").path

  private static let loaded = Result {
    PlaceReader(
      tables: try PlaceTables(data: data, words: TableWords(model: try ParsedText.parser().model).key),
      gazetteer: try Gazetteer(path: gazetteerPath))
  }

  /// Loaded once for all tests; the error names the file that is missing where `scripts/setup` has not run.
  static func reader() throws -> PlaceReader { try loaded.get() }

  init(_ text: String, url: String? = nil) throws {
    let head = ArticleHead(of: text)
    let article = Article(
      id: "test", title: nil, text: text, publishedAt: nil, url: url, publisher: nil, language: nil,
      bodyStart: head.bodyStart, dateline: head.dateline)
    self.article = try ParsedText.parser().parse(article)
    reading = try Self.reader().read(self.article)
  }

  /// The first mention of a name as written; nil where it was not found.
  func name(_ text: String) -> PlaceName? { reading.names.first { $0.text == text } }

  func resolution(_ text: String) -> PlaceResolution? {
    reading.names.firstIndex { $0.text == text }.map { reading.resolutions[$0] }
  }

  func place(_ text: String) -> ResolvedPlace? {
    if case .resolved(let place)? = resolution(text) { place } else { nil }
  }

  /// "AU/Victoria" for a town there, "AU" for the country.
  func whereabouts(_ text: String) -> String? {
    place(text).map { [$0.country ?? "", $0.admin1 ?? ""].filter { !$0.isEmpty }.joined(separator: "/") }
  }

  func use(_ text: String) -> PlaceMention.Use? { name(text)?.use }
}
