import Testing

@testable import DatelineCore

@Suite struct CalendarDateTests {
  @Test func `Days and dates agree over four centuries`() throws {
    let first = try #require(CalendarDate(iso: "1800-01-01"))
    for offset in stride(from: 0, to: 146_097, by: 13) {
      let date = first.adding(days: offset)
      let (year, month, day) = date.civil
      #expect(CalendarDate(year: year, month: month, day: day) == date)
    }
  }

  @Test(arguments: [("1970-01-01", 4), ("2024-02-29", 4), ("2024-03-24", 7), ("2000-01-01", 6), ("1969-12-31", 3)])
  func `Weekdays count from Monday`(date: String, weekday: Int) throws {
    #expect(try #require(CalendarDate(iso: date)).weekday == weekday)
  }

  @Test(arguments: [
    "2023-02-29", "2024-13-01", "2024-00-10", "0000-01-01", "24-03-2024", "2024-3-24", "", "2024-04-31",
  ])
  func `What is no day is refused`(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func `A time after the day is passed over`() {
    #expect(CalendarDate(iso: "2024-03-24T23:59:59Z")?.iso == "2024-03-24")
  }

  @Test(arguments: [
    ("2024-01-31", 1, "2024-02-29"), ("2024-03-24", -10, "2023-05-24"), ("2024-12-15", 1, "2025-01-15"),
  ])
  func `Months are added within the calendar`(date: String, months: Int, expected: String) throws {
    #expect(try #require(CalendarDate(iso: date)).adding(months: months).iso == expected)
  }

  @Test(arguments: [("2024-03-24", 2024, 12), ("2021-01-03", 2020, 53), ("2024-12-30", 2025, 1)])
  func `Weeks are those of ISO 8601`(date: String, year: Int, week: Int) throws {
    let found = try #require(CalendarDate(iso: date)).week
    #expect(found.year == year && found.week == week)
  }
}
