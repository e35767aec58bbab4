import Testing

@testable import DatelineCore

@Suite struct CalendarSpanTests {
  @Test(arguments: [
    (CalendarUnit.day, "2024-02-29", "2024-02-29", "2024-02-29"), (.week, "2024-W09", "2024-02-26", "2024-03-03"),
    (.weekend, "2024-W09-WE", "2024-03-02", "2024-03-03"), (.month, "2024-02", "2024-02-01", "2024-02-29"),
    (.quarter, "2024-Q1", "2024-01-01", "2024-03-31"), (.year, "2024", "2024-01-01", "2024-12-31"),
    (.decade, "202", "2020-01-01", "2029-12-31"), (.century, "20", "2000-01-01", "2099-12-31"),
  ])
  func `Each unit holds a day`(unit: CalendarUnit, value: String, start: String, end: String) throws {
    let leapDay = try #require(CalendarDate(iso: "2024-02-29"))
    let span = try #require(CalendarSpan.unit(unit, holding: leapDay))
    #expect(span.value == value && span.start.iso == start && span.end.iso == end)
  }

  @Test func `Winter runs into the next year`() throws {
    let winter = try #require(CalendarSpan.season(.winter, 2023))
    #expect(winter.value == "2023-WI" && winter.start.iso == "2023-12-01" && winter.end.iso == "2024-02-29")
  }

  @Test func `What is no part of the calendar is refused`() {
    #expect(CalendarSpan.month(13, 2024) == nil && CalendarSpan.month(0, 2024) == nil)
    #expect(CalendarSpan.quarter(5, 2024) == nil && CalendarSpan.half(3, 2024) == nil)
    #expect(CalendarSpan.year(0) == nil && CalendarSpan.year(10_000) == nil)
    #expect(CalendarSpan.season(.winter, 9999) == nil && CalendarSpan.century(100) == nil)
  }

  @Test(arguments: [
    (-1, CalendarUnit.fortnight, "2024-03-10"), (2, .week, "2024-04-07"), (-10, .month, "2023-05-24"),
    (1, .quarter, "2024-06-24"), (-3, .decade, "1994-03-24"), (1, .century, "2124-03-24"), (30, .hour, "2024-03-25"),
  ])
  func `Days are shifted by units`(count: Int, unit: CalendarUnit, expected: String) throws {
    #expect(try #require(CalendarDate(iso: "2024-03-24")).shifted(count, unit)?.iso == expected)
  }

  @Test(arguments: CalendarUnit.allCases)
  func `No shift leaves the calendar`(unit: CalendarUnit) throws {
    let first = try #require(CalendarDate(iso: "0001-01-01"))
    for count in [-1_000_000, -25, 0, 25, 1_000_000, .max, .min + 1] {
      if let date = first.shifted(count, unit) { #expect((1...9999).contains(date.civil.year)) }
    }
  }
}
