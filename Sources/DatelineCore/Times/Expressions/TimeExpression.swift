/// An expression of time with what it means.
public struct TimeExpression: Sendable, Hashable {
  /// The tokens it touches in the field's document; empty in a dateline, which is not parsed. It may cross what the
  /// language model took for the end of a sentence, never a paragraph.
  public var tokens: Range<Int>
  /// Bytes of the field.
  public var span: Span
  public var type: TimexType
  /// TIMEX3's value, and the days that it means.
  public var time: ResolvedTime
  public var modifier: TimexModifier?
  /// TIMEX3's `quant` of a set: "EVERY", "EACH".
  public var quantifier: String?
  /// TIMEX3's `freq` of a set: "2X".
  public var frequency: String?
  /// The zone of a time of day, as ISO 8601 writes it: "Z", "+02:00", "-05:00"; nil when it is not said.
  public var zone: String?

  /// "the past day", "the last 24 hours": a length that the article's day ends.
  var isLastDay: Bool {
    guard type == .duration, let start = time.start.flatMap({ CalendarDate(iso: $0) }), let end = time.end.flatMap({ CalendarDate(iso: $0) })
    else { return false }
    return end.dayNumber - start.dayNumber == 1
  }

  /// What events take: tokens and days.
  var mention: TimeMention { TimeMention(tokens: tokens, time: time) }
}
