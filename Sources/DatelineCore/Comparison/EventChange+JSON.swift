extension EventChange {
  /// One object of JSON, without a line end: `change`, `event_id`, `article_id`, `event_type`, and then the whole
  /// `event` where it is only in one set, or the `fields` that differ, each with its value `before` and `after`.
  package func json(_ label: EventLabel, source: String? = nil) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { line in
      line.member("change", kind.rawValue)
      line.member("event_id", label.eventID)
      line.member("article_id", label.articleID)
      line.member("event_type", label.eventType)
      line.member("source", source)
      switch self {
      case .added(let event), .removed(let event): line.member("event", json: event)
      case .changed(_, _, let fields):
        line.array("fields", fields) { writer, change in
          writer.object {
            $0.member("field", change.field)
            if let before = change.before { $0.member("before", json: before) }
            if let after = change.after { $0.member("after", json: after) }
          }
        }
      }
    }
    return writer.bytes
  }
}
