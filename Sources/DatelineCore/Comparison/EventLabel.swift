/// What an event is known and counted by, read from its JSON without building the rest.
package struct EventLabel: Sendable, Hashable {
  package var eventID: String
  package var articleID: String
  package var eventType: String

  package init(eventID: String, articleID: String, eventType: String) {
    self.eventID = eventID
    self.articleID = articleID
    self.eventType = eventType
  }

  /// - Throws: ``ComparisonError`` when the bytes are no JSON object with these three members.
  package init(json bytes: [UInt8]) throws(ComparisonError) {
    guard (try? UTF8Span(validating: bytes.span)) != nil else { throw ComparisonError(message: "no valid UTF-8") }
    var members: [String: String] = [:]
    do throws(JSONError) {
      var scanner = JSONScanner(bytes)
      try scanner.enterObject()
      while let key = try scanner.nextKey() {
        if ["event_id", "article_id", "event_type"].contains(key), try scanner.kind() == .string {
          members[key] = try scanner.string()
        } else {
          try scanner.skip()
        }
      }
      try scanner.finish()
    } catch {
      throw ComparisonError(message: "no JSON object: \(error.message)")
    }
    guard let eventID = members["event_id"], let articleID = members["article_id"],
      let eventType = members["event_type"], !eventID.isEmpty
    else { throw ComparisonError(message: "no event: event_id, article_id and event_type are needed") }
    self.init(eventID: eventID, articleID: articleID, eventType: eventType)
  }
}
