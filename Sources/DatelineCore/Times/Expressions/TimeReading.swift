/// What a description means on a given day.
struct TimeReading: Sendable, Hashable {
  var type: TimexType
  var value: String
  var granularity: ResolvedTime.Granularity
  /// First and last day, where they are known.
  var start: CalendarDate?
  var end: CalendarDate?
  var modifier: TimexModifier?
  var quantifier: String?
  var frequency: String?
  var zone: String?

  init(_ type: TimexType, _ value: String, _ granularity: ResolvedTime.Granularity) {
    self.type = type
    self.value = value
    self.granularity = granularity
  }

  init(_ span: CalendarSpan) {
    self.init(.date, span.value, span.granularity)
    start = span.start
    end = span.end
  }

  var time: ResolvedTime {
    ResolvedTime(start: start?.iso, end: end?.iso, granularity: granularity, value: value)
  }
}
