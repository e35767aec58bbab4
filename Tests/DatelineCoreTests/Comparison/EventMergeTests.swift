import DatelineTesting
import Foundation
import Testing

@testable import DatelineCore

@Suite struct EventMergeTests {
  private func sorted(_ events: [Event]) throws -> SortedEntries {
    // Little memory: the difference must not depend on what is on disk.
    var sorter = ExternalSorter(folder: FileManager.default.temporaryDirectory.path, memory: 4_000)
    for event in events { try sorter.add(SpillEntry(key: Array(event.eventID.utf8), value: event.json)) }
    return try sorter.sorted()
  }

  private func steps(_ before: [Event], _ after: [Event]) throws -> [EventMerge.Step] {
    var merge = try EventMerge(before: try sorted(before), after: try sorted(after), EventComparator(countsVersions: true))
    var steps: [EventMerge.Step] = []
    while let step = try merge.next() { steps.append(step) }
    return steps
  }

  private func byID(_ events: [Event]) -> [[UInt8]: [UInt8]] {
    Dictionary(events.map { (Array($0.eventID.utf8), $0.json) }) { _, last in last }
  }

  /// Some stay, some go, some come, some change, and one stands twice.
  @Test(arguments: UInt64(1)...12) func `the old events with the difference applied are the new ones`(seed: UInt64) throws {
    var generator = EventGenerator(seed: seed)
    // Ids of their own: those that are drawn repeat.
    func drawn(_ number: Int) -> Event {
      var event = generator.event()
      event.eventID = "\(number)-\(event.eventID)"
      return event
    }
    let before = (0..<40).map(drawn)
    var after: [Event] = []
    for var event in before where Int.random(in: 0..<4, using: &generator.random) > 0 {
      if Bool.random(using: &generator.random) { event.confidence = Double.random(in: 0...1, using: &generator.random) }
      after.append(event)
    }
    after += (40..<55).map(drawn)
    after.append(contentsOf: after.prefix(1))
    after.shuffle(using: &generator.random)
    var held = byID(before)
    var unchanged = 0
    for step in try steps(before, after) {
      switch step {
      case .unchanged(let entry):
        unchanged += 1
        #expect(held[entry.key] != nil)
      case .change(let key, .added(let event)):
        #expect(held[key] == nil)
        held[key] = event
      case .change(let key, .removed): #expect(held.removeValue(forKey: key) != nil)
      case .change(let key, .changed(_, let new, let fields)):
        #expect(!fields.isEmpty)
        held[key] = new
      }
    }
    // Compared before they are printed: they are large.
    let isWhole = held == byID(after)
    #expect(isWhole)
    #expect(unchanged > 0)
  }

  @Test func `keys come in ascending order`() throws {
    var generator = EventGenerator(seed: 5)
    let keys = try steps((0..<20).map { _ in generator.event() }, (0..<20).map { _ in generator.event() }).map { step in
      switch step {
      case .unchanged(let entry): entry.key
      case .change(let key, _): key
      }
    }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { SpillEntry.precedes($0, $1) })
  }

  @Test func `a label is read from what an event is written as`() throws {
    var generator = EventGenerator(seed: 9)
    for _ in 0..<30 {
      let event = generator.event()
      let label = try EventLabel(json: event.json)
      #expect(label == EventLabel(eventID: event.eventID, articleID: event.articleID, eventType: event.eventType))
    }
  }

  @Test(arguments: ["", "[]", "{}", #"{"event_id":"a","article_id":"b"}"#, #"{"event_id":"","article_id":"b","event_type":"c"}"#, "{\"event_id\":\"a"])
  func `what is no event has no label`(text: String) {
    #expect(throws: ComparisonError.self) { try EventLabel(json: Array(text.utf8)) }
  }

  @Test func `the summary counts by type and by field`() throws {
    var summary = ComparisonSummary()
    summary.add(.added([]), type: "ASSAULT")
    summary.add(
      .changed(before: [], after: [], fields: [FieldChange(field: "place.name"), FieldChange(field: "mode")]),
      type: "ASSAULT")
    summary.add(.removed([]), type: "COERCE")
    summary.addUnchanged(type: "COERCE")
    #expect(summary.total == ComparisonSummary.Counts(added: 1, removed: 1, changed: 1, unchanged: 1))
    #expect(summary.types["ASSAULT"] == ComparisonSummary.Counts(added: 1, changed: 1))
    #expect(summary.fields == ["place.name": 1, "mode": 1])
  }
}
