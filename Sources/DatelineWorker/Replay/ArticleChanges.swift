import DatelineCore

/// What became of one article's events since they were published.
struct ArticleChanges: Sendable, Hashable {
  struct Change: Sendable, Hashable {
    var label: EventLabel
    var change: EventChange
  }

  var articleID: String
  /// New and changed events in the order in which the article gives them, then those that are gone.
  var changes: [Change]
  /// The types of those that say the same.
  var unchanged: [String]
}
