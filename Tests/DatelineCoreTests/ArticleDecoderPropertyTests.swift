import DatelineTesting
import Testing

@testable import DatelineCore

/// Whatever comes in: no crash, and an article whose offsets hold or a rejection.
@Suite struct ArticleDecoderPropertyTests {
  private static let template = """
    {"id": "a-1", "title": "A \\u201ctitle\\u201d", "text": "date 2024-03-24 KYIV, Ukraine (AP) \\u2014 Two died.",
     "published_at": "2024-03-24T06:30:00Z", "url": "https://news.example/é", "tags": [1, -2.5e3, true, null, {"k": []}]}
    """

  private func check(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
    for format in [ArticleFormat.detected, .json] {
      do throws(ArticleError) {
        let article = try ArticleDecoder(maximumBytes: 1 << 20).decode(bytes, as: format)
        checkOffsets(of: article, sourceLocation)
      } catch {
        #expect(!error.message.isEmpty, sourceLocation: sourceLocation)
      }
    }
  }

  private func checkOffsets(of article: Article, _ sourceLocation: SourceLocation) {
    let bytes = Array(article.text.utf8)
    let borders = [article.bodyStart, article.dateline?.start, article.dateline?.end].compactMap { $0 }
    for border in borders {
      #expect((0...bytes.count).contains(border), sourceLocation: sourceLocation)
      let isBorder = border >= bytes.count || bytes[max(0, border)] & 0xC0 != 0x80
      #expect(isBorder, "offset \(border) is within a character", sourceLocation: sourceLocation)
    }
    if let dateline = article.dateline {
      #expect(dateline.start < dateline.end && dateline.end <= article.bodyStart, sourceLocation: sourceLocation)
    }
    #expect(!article.id.isEmpty, sourceLocation: sourceLocation)
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `random bytes`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 { check(random.bytes(Int.random(in: 0...200, using: &random))) }
  }

  @Test(arguments: [5, 6, 7, 8] as [UInt64])
  func `random Unicode, as plain text and within JSON`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let text = random.text(upTo: 200)
      check(Array(text.utf8))
      var writer = JSONWriter()
      writer.object { $0.member("text", text) }
      check(writer.bytes)
      #expect(try ArticleDecoder().decode(writer.bytes).text.utf8.elementsEqual(text.utf8))
    }
  }

  @Test(arguments: [9, 10, 11, 12] as [UInt64])
  func `random JSON`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let tokens = [
        "{", "}", "[", "]", ":", ",", "\"text\"", "\"id\"", "\"date\"", "1", "-0.5e9", "null", "true", "\"\\u00e9\"",
        " ",
      ]
      check(Array(random.list(upTo: 40) { $0.one(of: tokens, else: "") }.joined().utf8))
      check(Array("{\"text\":\(value(&random, depth: 6)),\"id\":\(value(&random, depth: 2))}".utf8))
    }
  }

  @Test(arguments: [13, 14, 15, 16] as [UInt64])
  func `valid JSON with some bytes changed`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let original = Array(Self.template.utf8)
    for _ in 0..<2_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: index)
        default: bytes.removeSubrange(index...)
        }
        if bytes.isEmpty { break }
      }
      check(bytes)
    }
  }

  @Test func `an article cut at every byte`() {
    let bytes = Array(Self.template.utf8)
    for end in bytes.indices {
      check(Array(bytes[..<end]))
      check(Array(bytes[end...]))
    }
  }

  private func value(_ random: inout SeededGenerator, depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 4), using: &random) {
    case 0: return "null"
    case 1: return "\(Double.random(in: -1e9...1e9, using: &random))"
    case 2:
      return
        "\"\(random.list(upTo: 5) { $0.one(of: ["a", "\\n", "\\ud83d\\ude00", "é", "\\\\"], else: "") }.joined())\""
    case 3: return "false"
    case 4, 5: return "[\(random.list(upTo: 3) { value(&$0, depth: depth - 1) }.joined(separator: ","))]"
    default: return "{\(random.list(upTo: 3) { "\"k\":" + value(&$0, depth: depth - 1) }.joined(separator: ","))}"
    }
  }
}
