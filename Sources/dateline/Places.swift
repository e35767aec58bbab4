import ArgumentParser
import DatelineCore
import Foundation
import Linguistics

struct Places: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, geojson
  }

  static let configuration = CommandConfiguration(
    abstract: "Finds the places that articles name, and where they are.",
    discussion: """
      Writes one JSON object a line for each article, in the order of the input: {"article_id": …, "places": […]}. \
      A place has start and end (UTF-8 bytes of the text), text, lat, lon, name, country, admin1, geonames_id, \
      precision (site, place, admin, country), confidence, reasons, form, use and relation; one that cannot be \
      resolved has its text and unresolved: WHY. form is literal, or, with --adjectival, adjectival; use is location, \
      modifier ("Kharkiv police") or metonym ("Kyiv denied").

      GeoJSON has a FeatureCollection a line, with the resolved places as points and the same keys as properties.

      EXAMPLES
        dateline places news.jsonl
        dateline places article.txt --format geojson
        dateline places news.jsonl --spans spans.jsonl

      \(InputOptions.help)

      EXIT CODES
        0   done: every article has its places, or none
        64  the command line is wrong
        65  some input was bad; the rest is done
        70  a fatal error
        78  the language model, the gazetteer or the data files are missing or wrong
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var model: ModelOptions
  @OptionGroup var gazetteer: GazetteerOptions
  @OptionGroup var data: TableOptions

  @Option(help: ArgumentHelp("How to write: json or geojson.", valueName: "format"))
  var format = Format.json

  @Option(
    help: ArgumentHelp(
      """
      Resolve these names instead of finding some: JSON Lines {"article_id": …, "places": [{"start": …, "end": …}]}.
      """, valueName: "file"))
  var spans: String?

  @Flag(help: "List nationality adjectives (\"Turkish\") too, as form adjectival.")
  var adjectival = false

  @OptionGroup var concurrency: ConcurrencyOptions

  func run() async throws {
    Console.ignoreBrokenPipes()
    let extractor = try extractor()
    let given = try spans.map(GivenSpans.init)
    let job = AnnotationJob(decoder: ArticleDecoder(maximumBytes: input.maximumArticleBytes)) { article in
      let toponyms =
        if let given {
          extractor.places(in: article, spans: given[article.id])
        } else {
          extractor.places(in: article).filter { adjectival || $0.form == .literal }
        }
      let line = PlacesLine(articleID: article.id, toponyms: toponyms)
      return format == .json ? line.json : line.geoJSON
    }
    try await job.run(input.open(), concurrency: concurrency.count)
  }

  private func extractor() throws(CommandFailure) -> PlaceExtractor {
    let places = try gazetteer.open()
    let language = try model.load()
    let folder = try data.directory()
    do {
      return try PlaceExtractor(model: language, data: folder, gazetteer: places)
    } catch {
      throw CommandFailure(status: .badConfiguration, message: "\(error)")
    }
  }
}
