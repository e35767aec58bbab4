import DatelineCore
import KafkaClient

/// Compares the events of an article with those that are published of it.
struct ArticleComparison: Sendable {
  /// Keys are those of `key(article:event:)`, values the events.
  let published: SortedFile
  let comparator: EventComparator

  /// Article and event, so that an article's events stand together. No UTF-8 holds the byte between them.
  static func key(article: String, event: Bytes) -> Bytes { prefix(article) + event }

  private static func prefix(_ article: String) -> Bytes { Bytes(article.utf8) + [0xFF] }

  /// - Throws: `ComparisonError` when the file cannot be read or what is published is no event.
  func changes(of articleID: String, _ events: [PublishableEvent]) throws(ComparisonError) -> ArticleChanges {
    let prefix = Self.prefix(articleID)
    var before: [Bytes: Bytes] = [:]
    for entry in try published.entries(withPrefix: prefix) { before[Bytes(entry.key.dropFirst(prefix.count))] = entry.value }
    var result = ArticleChanges(articleID: articleID, changes: [], unchanged: [])
    for event in events {
      let label = EventLabel(eventID: event.id, articleID: articleID, eventType: event.type)
      guard let old = before.removeValue(forKey: Bytes(event.id.utf8)) else {
        result.changes.append(.init(label: label, change: .added(event.json)))
        continue
      }
      if let change = try comparator.change(from: old, to: event.json) {
        result.changes.append(.init(label: label, change: change))
      } else {
        result.unchanged.append(event.type)
      }
    }
    for (_, old) in before.sorted(by: { SpillEntry.precedes($0.key, $1.key) }) {
      result.changes.append(.init(label: try EventLabel(json: old), change: .removed(old)))
    }
    return result
  }
}
