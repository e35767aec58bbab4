import Testing

@testable import DatelineCore

@Suite struct SharedMonthTests {
  @Test(arguments: [
    ("The raids of April 24, 25 and 26 failed.", ["2024-04-24", "2024-04-25", "2024-04-26"]),
    ("The raids of March 15-17, 2019, failed.", ["2019-03-15", "2019-03-17"]),
    ("They met on 3, 4 and 5 May 2018.", ["2018-05-03", "2018-05-04", "2018-05-05"]),
    ("It fell on 11 or 12 June 2018.", ["2018-06-11", "2018-06-12"]),
    ("It lasted from 24 to 26 April 2018.", ["2018-04-24", "2018-04-26"]),
  ])
  func `Days share the month that stands with one of them`(text: String, expected: [String]) throws {
    #expect(try TimeText.expressions(text).map(\.time.value) == expected)
  }

  @Test(arguments: [
    "On April 24, 25 people were arrested.", "On April 24 and 25 soldiers were arrested.",
    "On April 24, 25.5 percent voted.",
  ])
  func `A number that counts something is no day`(text: String) throws {
    #expect(try TimeText.rows(text).map { $0.prefix(8) } == ["April 24"])
  }

  @Test func `The year after the last day is part of its expression`() throws {
    #expect(
      try TimeText.rows("The raids of March 15-17, 2019, failed.") == [
        "March 15|DATE|2019-03-15", "17, 2019|DATE|2019-03-17",
      ])
  }
}
