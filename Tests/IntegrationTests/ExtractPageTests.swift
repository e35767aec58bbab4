import Foundation
import Testing

/// `dateline extract --format html`: what a page shows is what the events say, and an article cannot be markup.
@Suite struct ExtractPageTests {
  private static let story = """
    KYIV, Ukraine - Rebels shelled a market in Kramatorsk on Friday, killing 14 people, the governor said. \
    Police arrested three suspects <script>alert("1")</script> in Lviv & <b>Odesa</b>.\u{1}
    """

  private func input(_ text: String = story, title: String = "Market <i>shelled</i> in Kramatorsk") throws -> Data {
    try JSONSerialization.data(
      withJSONObject: ["id": "\"><img src=x>", "title": title, "text": text, "url": "javascript:alert(1)"])
  }

  private func page(_ input: Data, _ options: [String] = []) async throws -> String {
    let run = try await Program.run(["extract", "-", "--format", "html"] + options, input: input)
    #expect(run.status == 0, "\(run.error)")
    return run.out
  }

  /// The elements of a page in order: names of opening and closing tags.
  private func tags(_ page: String) -> [String] {
    page.matches(of: /<(\/?[A-Za-z][A-Za-z0-9]*)/).map { String($0.output.1) }
  }

  private func plain(_ html: Substring) -> String {
    String(html).replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  @Test func `every element is closed, and none is an article's own`() async throws {
    let page = try await page(try input(), ["--explain"])
    let void: Set = ["meta", "input", "circle", "path", "img"]
    var open: [String] = []
    for tag in tags(page) where !void.contains(tag) {
      if tag.hasPrefix("/") {
        #expect(open.popLast() == String(tag.dropFirst()))
      } else {
        open.append(tag)
      }
    }
    #expect(open.isEmpty)
    #expect(Set(tags(page)).isDisjoint(with: ["script", "img", "b", "i", "a"]))
    #expect(page.contains("default-src 'none'"))
    #expect(page.hasPrefix("<!DOCTYPE html>"))
  }

  @Test func `the article stands there whole, and an event's button marks the words of its fields`() async throws {
    let page = try await page(try input())
    let text = try #require(page.firstMatch(of: /<div class="story" dir="auto">(.*?)<\/div>/.dotMatchesNewlines()))
    #expect(plain(text.output.1) == Self.story.replacing("\u{1}", with: " "))

    let run = try await Program.run(["extract", "-"], input: try input())
    let events = try run.lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(events.count >= 2)
    for (index, event) in events.enumerated() {
      #expect(page.contains("e\(index + 1)\">"))
      let evidence = try #require(event["evidence"] as? [String: Any])
      let trigger = try #require(evidence["trigger"] as? String)
      let told = page.matches(of: /<mark([^>]*)>([^<]*)<\/mark>/).filter { mark in
        mark.output.1.contains(/data-e(\d+)="[^"]*trigger/.ignoresCase()) && mark.output.1.contains("data-e\(index + 1)=")
      }
      #expect(told.contains { trigger.contains(plain($0.output.2)) }, "\(trigger)")
    }
  }

  @Test func `places are spots on a map of the gazetteer's towns`() async throws {
    let page = try await page(try input())
    #expect(page.contains("<svg class=\"map\""))
    #expect(page.contains("<title>Kramatorsk: "))
    #expect(page.contains("<path class=\"d1\" d=\"M"))
    #expect(!page.contains("DatelineCore"))
  }

  @Test func `an article without events says so, and bad input still ends with 65`() async throws {
    let quiet = try await page(try input("The match ended in a draw.", title: "Sport"))
    #expect(quiet.contains("<p>No events.</p>"))
    #expect(!quiet.contains("<svg"))
    let bad = try await Program.run(["extract", "-", "--format", "html"], input: Data("garbage\n".utf8))
    #expect(bad.status == 65)
    #expect(bad.out.hasSuffix("</html>\n"))
  }
}
