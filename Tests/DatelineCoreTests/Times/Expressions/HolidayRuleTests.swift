import Testing

@testable import DatelineCore

@Suite struct HolidayRuleTests {
  @Test(arguments: [
    ("12-25", 2023, "2023-12-25"), ("11/4/4", 2023, "2023-11-23"), ("5/-1/1", 2024, "2024-05-27"),
    ("11-02/2", 2022, "2022-11-08"), ("11-02/2", 2021, "2021-11-02"), ("easter", 2024, "2024-03-31"),
    ("easter", 2019, "2019-04-21"), ("easter", 1961, "1961-04-02"), ("easter-2", 2022, "2022-04-15"),
    ("easter+49", 2023, "2023-05-28"),
  ])
  func `A rule gives the day of a year`(rule: String, year: Int, expected: String) throws {
    #expect(try #require(HolidayRule(rule)).date(in: year)?.iso == expected)
  }

  @Test(arguments: [
    "", "13-01", "02-30", "12-25-1", "1/6/1", "1/0/1", "1/1/8", "easter*2", "easter+1000", "x/y/z", "1-1/9",
  ])
  func `What is no rule is refused`(text: String) {
    #expect(HolidayRule(text) == nil)
  }

  @Test func `A day that a year does not have is none`() throws {
    let leapDay = try #require(HolidayRule("02-29"))
    #expect(leapDay.date(in: 2023) == nil && leapDay.date(in: 2024)?.iso == "2024-02-29")
    #expect(try #require(HolidayRule("2/5/4")).date(in: 2023) == nil)
    #expect(try #require(HolidayRule("easter")).date(in: 0) == nil)
    #expect(try #require(HolidayRule("12-25")).date(in: 10_000) == nil)
  }

  @Test func `Easter is a Sunday between 22 March and 25 April`() throws {
    let rule = try #require(HolidayRule("easter"))
    for year in 1583...4000 {
      let date = try #require(rule.date(in: year))
      #expect(date.weekday == 7)
      let (_, month, day) = date.civil
      #expect((month == 3 && day >= 22) || (month == 4 && day <= 25))
    }
  }
}
