import Testing

@testable import DatelineCore

@Suite("Event selection")
struct EventSelectionTests {
  private static let article = Article(
    id: "a", title: nil, text: "Gunmen attacked a market in Gao on Friday. The governor of Gao said the road was wide.",
    publishedAt: "2024-03-24")

  private static func extraction(_ selection: EventSelection) throws -> Extraction {
    var extractor = try EventFixture.extractor.get()
    try extractor.select(selection)
    return extractor.extract(article)
  }

  @Test("Without a selection every event is given")
  func all() throws {
    let extraction = try Self.extraction(EventSelection())
    #expect(extraction.events.map(\.eventType) == ["ASSAULT", "STATEMENT"])
    #expect(extraction.withheld == 0)
  }

  @Test(
    "Types that are not wanted are withheld and counted, and change nothing about the others",
    arguments: [
      (EventSelection(types: ["ASSAULT", "COERCE"]), ["ASSAULT"]),
      (EventSelection(types: ["STATEMENT"]), ["STATEMENT"]),
      (EventSelection(withoutTypes: ["STATEMENT"]), ["ASSAULT"]),
      (EventSelection(types: ["ASSAULT", "STATEMENT"], withoutTypes: ["ASSAULT"]), ["STATEMENT"]),
      (EventSelection(types: ["AID"]), []),
      (EventSelection(minimumConfidence: 1, types: ["ASSAULT"]), []),
    ])
  func selected(_ selection: EventSelection, _ types: [String]) throws {
    let every = try Self.extraction(EventSelection())
    let extraction = try Self.extraction(selection)
    #expect(extraction.events.map(\.eventType) == types)
    #expect(extraction.withheld == every.events.count - types.count)
    #expect(extraction.events.allSatisfy(every.events.contains))
  }

  @Test("Unknown types are an error that lists the known ones")
  func unknown() throws {
    var extractor = try EventFixture.extractor.get()
    let error = #expect(throws: UnknownEventTypes.self) {
      try extractor.select(EventSelection(types: ["ATTACK"], withoutTypes: ["SAY"]))
    }
    #expect(error?.names == ["ATTACK", "SAY"])
    #expect(error?.description.contains("ASSAULT, ") == true)
    #expect(error?.known.contains("STATEMENT") == true)
  }

  @Test("A selection is described by what it restricts")
  func description() {
    #expect(EventSelection(minimumConfidence: 0.2).description == "min-confidence=0.2")
    #expect(
      EventSelection(minimumConfidence: 0.5, types: ["COERCE", "ASSAULT"], withoutTypes: ["AID"]).description
        == "min-confidence=0.5 event-types=ASSAULT,COERCE without-event-types=AID")
  }
}
