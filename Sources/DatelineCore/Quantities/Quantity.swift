/// A number as the text gives it, with the words that bound it: "at least 133", "more than a dozen".
struct Quantity: Sendable, Hashable {
  var tokens: Range<Int>
  var count: Count
  /// Counts no people: money, distance, time, share.
  var isMeasure: Bool
}
