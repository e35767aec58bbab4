import Foundation
import Testing

/// `dateline places` and `dateline data`, as their users run them.
@Suite struct PlacesCommandTests {
  private static func line(_ id: String, _ text: String) -> String {
    "{\"id\":\"\(id)\",\"text\":\"\(text)\",\"language\":\"en\"}\n"
  }

  private func objects(_ output: Program.Output) throws -> [[String: Any]] {
    try output.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func places(_ object: [String: Any]) throws -> [[String: Any]] {
    try #require(object["places"] as? [[String: Any]])
  }

  private func withFile(_ text: String, _ name: String, _ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "places-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appending(path: name))
    try await body(folder.appending(path: name).path)
  }

  @Test func `each article has a line, in the order of the input, also without places and with several at once`() async throws {
    let input = (0..<20).map { Self.line("a\($0)", $0 % 3 == 0 ? "Nothing happened." : "A bus left Nairobi for Kampala.") }.joined()
    let run = try await Program.run(["places", "--concurrency", "4"], input: Data(input.utf8))
    #expect(run.status == 0 && run.error == "")
    let objects = try objects(run)
    #expect(objects.map { $0["article_id"] as? String } == (0..<20).map { "a\($0)" })
    #expect(try places(objects[0]).isEmpty)
    let nairobi = try #require(try places(objects[1]).first)
    #expect(nairobi["text"] as? String == "Nairobi" && nairobi["start"] as? Int == 11 && nairobi["end"] as? Int == 18)
    #expect(abs((nairobi["lat"] as? Double ?? 0) + 1.28) < 0.1 && nairobi["geonames_id"] as? Int == 184745)
  }

  @Test func `adjectives are listed where they are asked for`() async throws {
    let input = Data(Self.line("a", "Kenyan police closed the road to Nairobi.").utf8)
    let plain = try places(try objects(try await Program.run(["places"], input: input))[0])
    #expect(plain.map { $0["text"] as? String } == ["Nairobi"])
    let all = try places(try objects(try await Program.run(["places", "--adjectival"], input: input))[0])
    #expect(all.map { $0["form"] as? String } == ["adjectival", "literal"])
  }

  @Test func `GeoJSON has a collection for each article, with longitude first`() async throws {
    let run = try await Program.run(
      ["places", "--format", "geojson"], input: Data(Self.line("a", "A bus left Nairobi.").utf8))
    let collection = try objects(run)[0]
    #expect(collection["type"] as? String == "FeatureCollection")
    let feature = try #require((collection["features"] as? [[String: Any]])?.first)
    let point = try #require((feature["geometry"] as? [String: Any])?["coordinates"] as? [Double])
    #expect(abs(point[0] - 36.8) < 0.1 && abs(point[1] + 1.28) < 0.1)
  }

  @Test func `given spans are resolved instead`() async throws {
    let spans = "{\"article_id\":\"a\",\"places\":[{\"start\":11,\"end\":18,\"text\":\"Tripoli\"},{\"start\":500,\"end\":600}]}\n"
    try await withFile(spans, "spans.jsonl") { path in
      let run = try await Program.run(
        ["places", "--spans", path], input: Data(Self.line("a", "A bus left Tripoli.").utf8))
      #expect(try places(try objects(run)[0]).map { $0["country"] as? String } == ["LY"])
    }
    try await withFile("{\"article_id\":\"a\"\n", "spans.jsonl") { path in
      let run = try await Program.run(["places", "--spans", path], input: Data())
      #expect(run.status == 65 && run.error.contains("spans.jsonl:1:"))
    }
  }

  @Test func `a user's places are found, and a bad table is named by line`() async throws {
    let table = "name\tvariants\tlat\tlon\tcountry\nCamp Zebra\tZebra Camp\t4.5\t31.5\tSS\n"
    try await withFile(table, "extra.tsv") { path in
      let run = try await Program.run(
        ["places", "--gazetteer", path], input: Data(Self.line("a", "Aid reached people in Camp Zebra.").utf8))
      let place = try #require(try places(try objects(run)[0]).first)
      #expect(place["lat"] as? Double == 4.5 && place["country"] as? String == "SS")
    }
    try await withFile(table + "Bad\t\t1\n", "extra.tsv") { path in
      let run = try await Program.run(["places", "--gazetteer", path], input: Data())
      #expect(run.status == 78 && run.error.contains("extra.tsv:3:"))
    }
  }

  @Test func `a gazetteer that is missing or damaged is an error that says what to do`() async throws {
    let missing = try await Program.run(["places", "--gazetteer", "/nowhere/gazetteer"], input: Data())
    #expect(missing.status == 78 && missing.error.contains("/nowhere/gazetteer"))
    try await withFile(String(repeating: "DATELGAZ", count: 20), "gazetteer") { path in
      let run = try await Program.run(["places", "--gazetteer", path], input: Data())
      #expect(run.status == 78 && run.error.contains("data build"))
    }
  }

  @Test func `bad input is reported and the rest is done`() async throws {
    let run = try await Program.run(
      ["places"], input: Data(("garbage\n" + Self.line("a", "A bus left Nairobi.")).utf8))
    #expect(run.status == 65 && run.error.hasPrefix("stdin:1: malformed-json:") && run.lines.count == 1)
  }

  @Test func `places are looked up by name, prefix and point, and the licences are shown`() async throws {
    let found = try await Program.run(["data", "find", "kiev"])
    #expect(found.lines.contains { $0.hasPrefix("Kyiv\tsettlement\t50.45") })
    let prefix = try await Program.run(["data", "find", "--prefix", "chasiv"])
    #expect(prefix.lines.contains("chasiv yar"))
    let near = try await Program.run(["data", "find", "--near", "48.59,38.00", "--radius", "5"])
    #expect(near.lines.first?.hasPrefix("Bakhmut\t") == true)
    #expect(try await Program.run(["data", "find", "--near", "north"]).status == 64)
    #expect(try await Program.run(["data", "licences"]).out.contains("Creative Commons Attribution 4.0"))
  }
}
