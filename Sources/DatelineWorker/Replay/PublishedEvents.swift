import DatelineCore
import KafkaClient

/// Reads a topic of events into a file in which each article's events are found: what the topic holds up to given ends,
/// as compaction would leave it.
///
/// Two passes of sorting on disk: by key, which leaves the newest record of each, and by article. Memory stays the same
/// whatever the topic's size; the disk holds its events twice for a while, and then once.
struct PublishedEvents {
  let reader: RangeReader
  let folder: String
  let memory: Int

  /// - Returns: the file, how many events it holds, and how many records were no events.
  /// - Throws: `KafkaError`, `ComparisonError` when the disk is full.
  func index(upTo ends: [TopicPartition: Int64]) async throws -> (file: SortedFile, events: Int, unreadable: Int) {
    var byKey = ExternalSorter(folder: folder, memory: memory)
    let parts = ends.map { ReplayPlan.Part(partition: $0.key, start: 0, end: $0.value) }
    try await reader.read(parts) { record in
      guard let key = record.key else { return }
      try byKey.add(SpillEntry(key: key, value: record.value))
    }
    return try index(byKey)
  }

  private func index(_ byKey: consuming ExternalSorter) throws -> (file: SortedFile, events: Int, unreadable: Int) {
    var newest = try byKey.sorted()
    var byArticle = ExternalSorter(folder: folder, memory: memory)
    var (events, unreadable) = (0, 0)
    while let entry = try newest.nextNewest() {
      guard let event = entry.value else { continue }
      guard let label = try? EventLabel(json: event) else {
        unreadable += 1
        continue
      }
      events += 1
      try byArticle.add(
        SpillEntry(key: ArticleComparison.key(article: label.articleID, event: entry.key), value: event))
    }
    var sorted = try byArticle.sorted()
    let file = try SortedFile(folder: folder) { add in
      while let entry = try sorted.next() { try add(entry) }
    }
    return (file, events, unreadable)
  }
}
