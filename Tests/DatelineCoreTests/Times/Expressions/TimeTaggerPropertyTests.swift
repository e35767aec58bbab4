import DatelineTesting
import Testing

@testable import DatelineCore

/// Whatever comes in, nothing traps, and what comes out keeps its promises.
@Suite struct TimeTaggerPropertyTests {
  private static let words = [
    "31", "February", "0", "0000", "9999", "13", "the", "of", "last", "next", "two", "hundred", "years", "ago", "a",
    "half", "and", "'98", "1990s", "-", "/", ":", "14:30", "99:99", "24:00", "GMT", "a.m.", "Friday", "morning", "in",
    "early", "quarter", "999999999999", "1,200", "31.02.2021", "2021-13-40", "0001-01-01", "Easter", "every", "daily",
    "century", "99th", "40th", "decades", "later", "before", "that", "day", "1/0", "12/31/9999", "million", ",", "(",
    "May", "noon", "P", "é", "日", "\u{200D}", "’", "“", "billion", "first", "fiscal", "BC", "this", "past",
  ]

  @Test(arguments: 0..<120)
  func `Any run of words gives spans that are valid and do not overlap`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = random.list(upTo: 60) { $0.one(of: Self.words, else: "May") }
    let published = random.maybe { $0.one(of: ["0001-01-01", "2024-03-24", "9999-12-31", "2000-02-29"], else: "") }
    let text = words.joined(separator: " ")
    let found = try TimeText.unparsed(words, published: published ?? nil)
    try check(found, in: text)
  }

  @Test(arguments: 0..<40)
  func `Any characters give spans that are valid and do not overlap`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed &+ 1000)
    let text = random.text(upTo: 200)
    try check(try TimeText.expressions(text), in: text)
  }

  @Test(arguments: [
    "31 February", "30 February 2024", "February 29, 2023", "the 32nd of May", "0 March", "2024-13-01", "2024-00-10",
    "31/04/2021", "99:99", "25:00 GMT", "10:75 p.m.", "the 0th century", "the fifth quarter of 2009", "year 0",
  ])
  func `What is no date gives no day`(text: String) throws {
    for expression in try TimeText.expressions("It fell on \(text), they said.") {
      #expect(expression.time.granularity != .day || expression.time.value.hasPrefix("20"))
      #expect(expression.time.start.map { CalendarDate(iso: $0) != nil } ?? true)
    }
  }

  @Test(arguments: ["0001-01-01", "9999-12-31"], [
    "two thousand years ago", "400 centuries later", "next century", "last year", "tomorrow", "yesterday",
    "next decade", "last weekend", "Friday", "last Easter", "next winter", "999999999 years ago", "in the 20s", "'05",
  ])
  func `At the ends of the calendar nothing traps`(published: String, text: String) throws {
    let sentence = "It will have happened \(text)."
    try check(try TimeText.expressions(sentence, published: published), in: sentence)
  }

  @Test func `A megabyte with dates is read to its end`() throws {
    let words = ["Friday", ",", "March", "15", ",", "2019", String(repeating: "and", count: 100)]
    let text = Array(repeating: words, count: 3_200).flatMap { $0 }
    #expect(text.joined(separator: " ").utf8.count > 1_000_000)
    #expect(try TimeText.unparsed(text).count == 3_200)
  }

  @Test func `A long run of one number is no number`() throws {
    _ = try TimeText.unparsed(Array(repeating: "hundred", count: 5_000))
    _ = try TimeText.unparsed([String(repeating: "9", count: 100_000), "years", "ago"])
    #expect(try TimeText.unparsed(Array(repeating: "24 ,", count: 2_000)).isEmpty)
  }

  private func check(_ found: [TimeExpression], in text: String) throws {
    let bytes = Array(text.utf8)
    var end = 0
    for expression in found {
      #expect(expression.span.start >= end && expression.span.end > expression.span.start)
      #expect(expression.span.end <= bytes.count)
      let slice = bytes[expression.span.start..<min(bytes.count, expression.span.end)]
      #expect(String(validating: slice, as: UTF8.self) != nil)
      #expect(!expression.time.value.isEmpty)
      if let start = expression.time.start, let last = expression.time.end { #expect(start <= last) }
      end = expression.span.end
    }
  }
}
