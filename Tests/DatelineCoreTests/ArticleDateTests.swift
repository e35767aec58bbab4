import Testing

@testable import DatelineCore

@Suite struct ArticleDateTests {
  @Test(arguments: [
    "2024-03-24", "2024-03-24T06:30:00Z", "2024-03-24T23:59:59.123+11:00", "2024-03-24 06:30", "20240324",
    "20240324T063000Z", "Sun, 24 Mar 2024 06:30:00 GMT", "24 Mar 2024 06:30:00 +0200", " 2024-03-24 ",
    "2024-03-24t06:30z",
  ])
  func `the day is read as written`(text: String) throws {
    let date = try #require(ArticleDate(text))
    #expect(date.description == "2024-03-24")
  }

  @Test(arguments: [
    "", "yesterday", "2024", "2024-03", "2024-13-01", "2023-02-29", "1900-02-29", "2024-04-31", "0000-01-01",
    "2024-3-4",
    "24/03/2024", "March 24, 2024", "2024-03-245", "Sun, 24 Xyz 2024", "Sun, 32 Mar 2024", "1711260000",
    "２０２４-03-24", "Sun,", "24 Mar", "2024-03-24X", "2024–03–24",
  ])
  func `anything else is no date`(text: String) {
    #expect(ArticleDate(text) == nil)
  }

  @Test func `leap days follow the Gregorian calendar`() {
    #expect(ArticleDate("2024-02-29") != nil)
    #expect(ArticleDate("2000-02-29") != nil)
  }

  @Test func `days are ordered`() throws {
    let days = try ["2023-12-31", "2024-01-01", "2024-01-02", "2024-02-01"].map { try #require(ArticleDate($0)) }
    #expect(days == days.shuffled().sorted())
  }
}
