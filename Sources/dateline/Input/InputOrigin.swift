/// Where an article came from: `news.jsonl:12`, `seed.txt`, `stdin:3`.
struct InputOrigin: Sendable, Hashable, CustomStringConvertible {
  var file: String
  /// Counts from 1; nil when the file is one article.
  var line: Int?

  var description: String { line.map { "\(file):\($0)" } ?? file }
}
