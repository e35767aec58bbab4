import DatelineCore

/// How many of the expected events were found, and how many of the found ones were expected.
///
/// An event is right when its type is an expected one and its trigger, or that of a further mention, overlaps an
/// expected trigger; each expected event counts once. Events that readers differ on count neither way.
struct GoldenScore {
  var expected = 0
  var found = 0
  var right = 0
  /// Of the right ones, those whose factuality is right as well.
  var rightFactuality = 0

  var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
  var recall: Double { expected == 0 ? 0 : Double(right) / Double(expected) }
  var factuality: Double { right == 0 ? 0 : Double(rightFactuality) / Double(right) }

  mutating func add(_ article: GoldenArticle, _ events: [Event]) {
    let owners = Self.align(article.expected, events)
    expected += article.expected.count { !$0.isOptional }
    found += events.count
    for (number, index) in owners {
      guard !article.expected[index].isOptional else {
        found -= 1
        continue
      }
      right += 1
      if article.expected[index].factualities.contains(events[number].factuality.rawValue) { rightFactuality += 1 }
    }
  }

  /// By number of a found event, the expected event that it is: as many pairs as can be, required events first
  /// (Kuhn's augmenting paths).
  private static func align(_ expected: [GoldenArticle.Expected], _ events: [Event]) -> [Int: Int] {
    let order = expected.indices.filter { !expected[$0].isOptional } + expected.indices.filter { expected[$0].isOptional }
    var owners: [Int: Int] = [:]
    func place(_ index: Int, _ seen: inout Set<Int>) -> Bool {
      for number in events.indices where fits(events[number], expected[index]) && seen.insert(number).inserted {
        if let owner = owners[number] {
          guard place(owner, &seen) else { continue }
        }
        owners[number] = index
        return true
      }
      return false
    }
    for index in order {
      var seen: Set<Int> = []
      _ = place(index, &seen)
    }
    return owners
  }

  private static func fits(_ event: Event, _ expected: GoldenArticle.Expected) -> Bool {
    guard expected.types.contains(event.eventType) else { return false }
    return ([event.evidence] + event.mentions).contains { told in
      expected.triggers.contains { $0.field == told.field && $0.span.overlaps(told.span) }
    }
  }
}
