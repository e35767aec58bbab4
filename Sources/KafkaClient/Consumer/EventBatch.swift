/// Gathers the events of one poll; neighbouring records become one event.
struct EventBatch {
  private(set) var events: [ConsumerEvent] = []
  private var records: [Record] = []
  private(set) var recordCount = 0
  private(set) var byteCount = 0

  var isEmpty: Bool { events.isEmpty && records.isEmpty }

  mutating func append(_ record: Record) {
    records.append(record)
    recordCount += 1
    byteCount += record.size
  }

  mutating func append(_ event: ConsumerEvent) {
    closeRecords()
    events.append(event)
  }

  mutating func append(_ notices: [Connection.Notice]) {
    for notice in notices {
      switch notice {
      case .failure(let error): append(.failure(error))
      case .statistics(let text): append(.statistics(text))
      }
    }
  }

  mutating func finish() -> [ConsumerEvent] {
    closeRecords()
    return events
  }

  private mutating func closeRecords() {
    guard !records.isEmpty else { return }
    events.append(.records(records))
    records = []
  }
}
