import Testing

@testable import DatelineCore

/// What an expression owes to the article around it.
@Suite struct TimeTaggerContextTests {
  @Test(arguments: [
    ("It fell on Friday.", "Friday|DATE|XXXX-WXX-5"), ("It fell on March 9.", "March 9|DATE|XXXX-03-09"),
    ("It fell last month.", "last month|DATE|XXXX-XX"), ("It fell yesterday.", "yesterday|DATE|XXXX-XX-XX"),
    ("It fell two weeks ago.", "two weeks ago|DATE|XXXX-WXX"), ("It fell in May.", "May|DATE|XXXX-05"),
    ("It fell last summer.", "last summer|DATE|XXXX-SU"), ("It fell last year.", "last year|DATE|XXXX"),
    ("It fell on 9 March 2021.", "9 March 2021|DATE|2021-03-09"), ("It took two weeks.", "two weeks|DURATION|P2W"),
    ("It fell on Friday night.", "Friday night|TIME|XXXX-WXX-5TNI"),
  ])
  func `Without the article's day a value says no more than is known`(text: String, expected: String) throws {
    #expect(try TimeText.rows(text, published: nil) == [expected])
    let known = expected.hasSuffix("2021-03-09")
    #expect(try TimeText.expressions(text, published: nil).allSatisfy { ($0.time.start != nil) == known })
  }

  @Test func `What has gone on since a year, when something was done, goes back to that year`() throws {
    let text = "They met on Monday. War has raged since 2012, when rebels took the north. Troops drove them out the following year."
    #expect(try TimeText.rows(text).last == "the following year|DATE|2013")
  }

  @Test func `A dateline's day is the day that the article counts from`() throws {
    let text = "HARBOUR TOWN, March 21 (NTA) -- Guards fired on Thursday. They fired again today."
    let article = Article(id: nil, text: text, publishedAt: "2024-03-24")
    let field = try ParsedText.parser().parse(article.text, field: .text, from: article.bodyStart)
    let found = try TimeTagger(TimeText.tables()).expressions(in: field, published: CalendarDate(iso: "2024-03-24"))
    #expect(found.map(\.time.value) == ["2024-03-21", "2024-03-21", "2024-03-21"])
    #expect(found.first?.tokens.isEmpty == true)
    #expect(found.first.map { Array(text.utf8)[$0.span.start..<$0.span.end] } == Array("March 21".utf8)[...])
  }

  @Test func `A dateline's day far from the article's is not counted from`() throws {
    let text = "HARBOUR TOWN, March 2 (NTA) -- Guards fired today."
    let article = Article(id: nil, text: text, publishedAt: "2024-03-24")
    let field = try ParsedText.parser().parse(article.text, field: .text, from: article.bodyStart)
    let found = try TimeTagger(TimeText.tables()).expressions(in: field, published: CalendarDate(iso: "2024-03-24"))
    #expect(found.map(\.time.value) == ["2024-03-02", "2024-03-24"])
  }

  @Test func `No expression reaches from one paragraph into the next`() throws {
    #expect(try TimeText.rows("The mayor spoke in March\n\n5 shops were looted.") == ["March|DATE|2024-03"])
  }

  @Test func `An expression at the head of a paragraph keeps its article`() throws {
    #expect(
      try TimeText.rows("Nobody was hurt.\n\nA decade ago, it was a village.") == ["A decade ago|DATE|2014"])
  }

  @Test func `Tokens and bytes agree`() throws {
    let text = "In mid-2011 “rebels” struck – on Friday, Aug. 5."
    let field = try ParsedText.field(text)
    let found = try TimeText.expressions(text)
    #expect(found.map { field.text($0.tokens) } == ["mid-2011", "Friday, Aug. 5"])
    for expression in found { #expect(field.span(expression.tokens) == expression.span) }
  }

  @Test(arguments: [
    ("It began in early May.", "START"), ("It began in late May.", "END"), ("It began in mid-May.", "MID"),
    ("It took more than two hours.", "MORE_THAN"), ("It took at least two hours.", "EQUAL_OR_MORE"),
    ("It took about two hours.", "APPROX"), ("It took less than a year.", "LESS_THAN"),
  ])
  func `Modifiers are told apart from the value`(text: String, modifier: String) throws {
    #expect(try TimeText.expressions(text).map { $0.modifier?.rawValue } == [modifier])
  }

  @Test(arguments: [
    ("It began at 5 p.m. EST.", "-05:00", "2024-03-24T17:00"), ("It began at 14:30 UTC.", "Z", "2024-03-24T14:30Z"),
    ("It began at 20:00 Moscow time.", "+03:00", "2024-03-24T20:00"),
    ("It began at 7:15 IST.", "+05:30", "2024-03-24T07:15"),
  ])
  func `Time zones are stated`(text: String, zone: String, value: String) throws {
    let found = try TimeText.expressions(text)
    #expect(found.map(\.zone) == [zone])
    #expect(found.map(\.time.value) == [value])
  }

  @Test func `Sets say how often and of which`() throws {
    let found = try TimeText.expressions("The ferry sails twice a week, the bus every day.")
    #expect(found.map(\.frequency) == ["2X", nil])
    #expect(found.map(\.quantifier) == [nil, "EVERY"])
  }

  @Test(arguments: [
    ("It fell last month.", "2024-02-01", "2024-02-29"), ("It fell last week.", "2024-03-11", "2024-03-17"),
    ("It fell over the weekend.", "2024-03-23", "2024-03-24"), ("It fell in the 1990s.", "1990-01-01", "1999-12-31"),
    ("It rose over the past two weeks.", "2024-03-10", "2024-03-24"),
    ("It fell last winter.", "2023-12-01", "2024-02-29"),
  ])
  func `Intervals have first and last day`(text: String, start: String, end: String) throws {
    let time = try #require(try TimeText.expressions(text).first).time
    #expect(time.start == start && time.end == end)
  }
}
