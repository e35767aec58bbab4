import KafkaClient

/// Builds the records that an article's events are published as.
struct EventRecords: Sendable {
  let topic: String
  /// Of the output topic. Fixed for the worker's life: another count would move keys to other partitions.
  let partitionCount: Int32

  /// One record for each event, in order. The key is the event's id, so that compaction keeps one record an
  /// event; the partition follows from the article's id, so that an article's events stay together.
  func records(for article: ProcessedArticle, from record: Record) -> [OutgoingRecord] {
    guard !article.events.isEmpty else { return [] }
    let partition = murmur2Partition(key: Bytes(article.articleID.utf8), count: partitionCount)
    let headers = headers(articleID: article.articleID, source: record)
    return article.events.map { event in
      OutgoingRecord(
        topic: topic, partition: partition, key: Bytes(event.id.utf8), value: event.json, headers: headers,
        timestamp: nil)
    }
  }

  func headers(articleID: String, source: Record) -> [Header] {
    var headers = SourceHeaders.of(source)
    headers += [
      Header(RecordHeaders.articleID, articleID), Header(RecordHeaders.contentType, "application/json"),
    ]
    return headers + SourceHeaders.trace(of: source)
  }
}
