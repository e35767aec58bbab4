import DatelineCore
import Foundation
import Testing

/// The project's own sample articles, through the program, to the events that were read and agreed to.
@Suite struct SampleArticleTests {
  static let articles = Program.root.appending(path: "Tests/Fixtures/articles")

  @Test func `sample articles give the golden events, byte for byte, at any concurrency`() async throws {
    for concurrency in ["1", "2", "8"] {
      let run = try await Program.run(["extract", Self.articles.path, "--concurrency", concurrency])
      try GoldenEvents.expect(run.lines)
      let isSame = try Data(contentsOf: GoldenEvents.file) == Data(run.out.utf8)
      #expect(isSame, "with --concurrency \(concurrency)")
    }
  }

  @Test func `the one broken line is reported with its file and number, and the rest is done`() async throws {
    let run = try await Program.run(["extract", Self.articles.path, "--verbose"])
    #expect(run.status == 65)
    let reports = run.error.split(separator: "\n").filter { $0.contains("articles.jsonl:8: ") }
    #expect(reports.count == 1)
    #expect(run.error.contains("filtered: language"))
    #expect(run.error.contains("filtered: empty-text"))
  }

  @Test func `every event is valid under the published schema`() async throws {
    let schema = Program.root.appending(path: "Sources/DatelineCore/Resources/event.schema.json")
    let check = try Program(
      ["-c", Self.validator, schema.path, GoldenEvents.file.path],
      executable: Program.root.appending(path: ".dateline/python/bin/python"))
    let run = try await check.finish()
    #expect(run.status == 0, "\(run.error)")
    let count = try GoldenEvents.lines().count
    #expect(run.lines == ["\(count) valid"])
  }

  @Test func `every quotation is the article's own words at its offsets`() async throws {
    let texts = try Self.texts()
    for line in try GoldenEvents.lines() {
      let event = try Event(json: Array(line.utf8))
      let text = try #require(texts[event.articleID], "\(event.articleID)")
      let spans = event.actors.map { ($0.text, $0.span) } + event.weapons.map { ($0.text, $0.span) }
        + event.attributions.map { ($0.text, $0.span) } + [event.place.map { ($0.text, $0.span) }, event.place?.scene.map { ($0.text, $0.span) }].compactMap(\.self)
      let field = event.evidence.field == .title ? Array((event.title ?? "").utf8) : text
      for (quotation, span) in spans + [(event.evidence.trigger, event.evidence.span)] {
        try #require(span.start >= 0 && span.end <= field.count && span.start <= span.end)
        #expect(String(decoding: field[span.start..<span.end], as: UTF8.self) == quotation)
      }
    }
  }

  /// The text of every sample article that decodes, by article id.
  static func texts() throws -> [String: [UInt8]] {
    let decoder = ArticleDecoder()
    var texts: [String: [UInt8]] = [:]
    for file in try FileManager.default.contentsOfDirectory(at: articles, includingPropertiesForKeys: nil) {
      let data = try Data(contentsOf: file)
      let pieces = file.pathExtension == "jsonl" ? Array(data).split(separator: 0x0A).map(Array.init) : [Array(data)]
      for piece in pieces {
        guard let article = try? decoder.decode(piece) else { continue }
        texts[article.id] = Array(article.text.utf8)
      }
    }
    return texts
  }

  static let validator = """
    import json, sys
    from jsonschema import Draft202012Validator
    schema = json.load(open(sys.argv[1]))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    count = 0
    for line in open(sys.argv[2]):
        event = json.loads(line)
        for error in validator.iter_errors(event):
            sys.exit(f"{event['event_id']}: {error.json_path}: {error.message}")
        count += 1
    print(count, "valid")
    """
}
