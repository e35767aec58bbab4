import DatelineCore
import Foundation

/// The names that `places --spans` resolves, by article.
struct GivenSpans: Sendable {
  private struct Line: Decodable {
    struct Place: Decodable {
      var start: Int
      var end: Int
    }
    var article_id: String
    var places: [Place]
  }

  private var spans: [String: [Span]] = [:]

  /// Reads JSON Lines; a line that is none is an error with file and line.
  init(_ path: String) throws(CommandFailure) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(status: .badInput, message: "\(path): cannot be read")
    }
    var number = 0
    for line in data.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      do {
        let read = try JSONDecoder().decode(Line.self, from: line)
        spans[read.article_id, default: []] += read.places.map { Span($0.start, $0.end) }
      } catch {
        throw CommandFailure(
          status: .badInput,
          message: "\(path):\(number): expected {\"article_id\": …, \"places\": [{\"start\": …, \"end\": …}]}")
      }
    }
  }

  subscript(article: String) -> [Span] { spans[article] ?? [] }
}
