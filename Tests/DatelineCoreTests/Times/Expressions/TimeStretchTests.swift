import Testing

@testable import DatelineCore

/// Days and weeks of a month or a year, on Sunday, 2024-03-24.
@Suite struct TimeStretchTests {
  @Test(arguments: [
    ("They fought in the last week of August 2022.", "2022-08-25", "2022-08-31", "2022-08"),
    ("They fought in the first four days of January.", "2024-01-01", "2024-01-04", "2024-01"),
    ("They fought in the second week of February 2021.", "2021-02-08", "2021-02-14", "2021-02"),
    ("It began on the second day of the year.", "2024-01-02", "2024-01-02", "2024-01-02"),
    ("It began on the last day of February 2023.", "2023-02-28", "2023-02-28", "2023-02-28"),
    ("Technicians walked out on the fourth of the month.", "2024-03-04", "2024-03-04", "2024-03-04"),
  ])
  func `a stretch has its own first and last day`(text: String, start: String, end: String, value: String) throws {
    let time = try #require(try TimeText.expressions(text).first { $0.type == .date }).mention.time
    #expect((time.start, time.end, time.value) == (start, end, value))
  }

  @Test(arguments: ["It rained for the last week.", "The first four days were calm.", "It was the second week."])
  func `without a month or a year it stays a length`(text: String) throws {
    #expect(try TimeText.expressions(text).allSatisfy { $0.type != .date || $0.mention.time.granularity != .week })
  }
}
