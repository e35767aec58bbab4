import Testing

@testable import DatelineCore

@Suite struct NarrativeTimeTests {
  private func reading(_ span: CalendarSpan?) throws -> TimeReading { TimeReading(try #require(span)) }
  private func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

  @Test func `A day tells its month and year`() throws {
    var narrative = NarrativeTime()
    narrative.tell(try reading(.day(day("2019-05-03"))))
    #expect(narrative.base(for: .week)?.iso == "2019-05-03")
    #expect(narrative.base(for: .month)?.iso == "2019-05-03")
    #expect(narrative.base(for: .decade)?.iso == "2019-05-03")
  }

  @Test func `A month that the day is not in puts the day aside`() throws {
    var narrative = NarrativeTime()
    narrative.tell(try reading(.day(day("2019-05-03"))))
    narrative.tell(try reading(.month(5, 2019)))
    #expect(narrative.base(for: .day)?.iso == "2019-05-03")
    narrative.tell(try reading(.month(7, 2020)))
    #expect(narrative.base(for: .day) == nil && narrative.base(for: .month)?.iso == "2020-07-01")
  }

  @Test func `Lengths and vague times tell nothing`() throws {
    var narrative = NarrativeTime()
    narrative.tell(TimeReading(.duration, "P2W", .week))
    narrative.tell(TimeReading(.date, "PAST_REF", .vague))
    #expect(narrative == NarrativeTime())
  }
}
