import Testing

@testable import DatelineCore

@Suite struct TimeFinderTests {
  // 2024-03-24 is a Sunday.
  @Test(arguments: [
    ("It fell on March 23.", "March 23", "2024-03-23", "2024-03-23", "2024-03-23"),
    ("It fell on 23 March 2022.", "23 March 2022", "2022-03-23", "2022-03-23", "2022-03-23"),
    ("It fell on Dec. 3.", "Dec. 3", "2023-12-03", "2023-12-03", "2023-12-03"),
    ("It fell on the 5th of January.", "the 5th of January", "2024-01-05", "2024-01-05", "2024-01-05"),
    ("It fell on Friday.", "Friday", "2024-03-22", "2024-03-22", "2024-03-22"),
    ("It fell on Sunday.", "Sunday", "2024-03-24", "2024-03-24", "2024-03-24"),
    ("It fell last Sunday.", "last Sunday", "2024-03-17", "2024-03-17", "2024-03-17"),
    ("They meet next Friday.", "next Friday", "2024-03-29", "2024-03-29", "2024-03-29"),
    ("They will meet on Friday.", "Friday", "2024-03-29", "2024-03-29", "2024-03-29"),
    ("It fell on Friday night.", "Friday night", "2024-03-22TNI", "2024-03-22", "2024-03-22"),
    ("It fell early on Tuesday.", "early on Tuesday", "2024-03-19", "2024-03-19", "2024-03-19"),
    ("It fell on Friday, March 15.", "Friday, March 15", "2024-03-15", "2024-03-15", "2024-03-15"),
    ("The capture last month of it", "last month", "2024-02", "2024-02-01", "2024-02-29"),
    ("It was seized 10 months ago.", "10 months ago", "2023-05", "2023-05-01", "2023-05-31"),
    ("It was seized two weeks ago.", "two weeks ago", "2024-W10", "2024-03-04", "2024-03-10"),
    ("It fell yesterday.", "yesterday", "2024-03-23", "2024-03-23", "2024-03-23"),
    ("It fell overnight.", "overnight", "2024-03-24TNI", "2024-03-24", "2024-03-24"),
    ("It has raged since February.", "February", "2024-02", "2024-02-01", "2024-02-29"),
    ("It has raged since October.", "October", "2023-10", "2023-10-01", "2023-10-31"),
    ("It happened in 2019.", "2019", "2019", "2019-01-01", "2019-12-31"),
    ("It happened in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
    ("Rain fell in the past two weeks.", "the past two weeks", "P2W", "2024-03-10", "2024-03-24"),
    ("It rose this week.", "this week", "2024-W12", "2024-03-18", "2024-03-24"),
    ("It fell on 2024-03-01.", "2024-03-01", "2024-03-01", "2024-03-01", "2024-03-01"),
  ])
  func `Dates are resolved against the article's`(
    text: String, words: String, value: String, start: String, end: String
  ) throws {
    let read = try ReadArticle(text)
    let mention = try #require(read.mentions.times.first)
    #expect(read.text(mention.tokens) == words)
    #expect(mention.time.value == value)
    #expect(mention.time.start == start)
    #expect(mention.time.end == end)
  }

  @Test(arguments: [
    ("It fell on Friday.", "XXXX-WXX-5"), ("It fell on March 3.", "XXXX-03-03"), ("It was 10 months ago.", "P10M"),
    ("It fell yesterday.", "PAST_REF"), ("It fell last month.", "PAST_REF"),
  ])
  func `Without the article's date only a value is given`(text: String, value: String) throws {
    let time = try #require(try ReadArticle(text, published: nil).mentions.times.first?.time)
    #expect(time.value == value)
    #expect(time.start == nil && time.end == nil)
  }

  @Test func `What is counted from the story has no date`() throws {
    let time = try #require(try ReadArticle("He resigned two days later.").mentions.times.first?.time)
    #expect(time.value == "P2D")
    #expect(time.start == nil)
  }

  @Test(arguments: ["They march and may win.", "He said 2000 people came.", "Lee, 23, spoke.", "A March to freedom"])
  func `Words that are no dates are left alone`(text: String) throws {
    #expect(try ReadArticle(text).mentions.times.isEmpty)
  }
}
