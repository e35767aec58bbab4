import Testing

@testable import DatelineWorker
@testable import KafkaClient

@Suite struct ReplayRangeTests {
  private let partition = TopicPartition(topic: "articles", partition: 2)

  private func range(_ change: (inout ReplayRange) -> Void) -> ReplayRange {
    var range = ReplayRange()
    change(&range)
    return range
  }

  private func offsets(
    _ range: ReplayRange, _ facts: PartitionFacts, clamps: Bool = false
  ) throws -> Range<Int64> {
    let part = try range.part(of: partition, facts, clamps: clamps)
    return part.start..<part.end
  }

  @Test func `without a range everything is read up to the end`() throws {
    #expect(try offsets(ReplayRange(), PartitionFacts(low: 5, end: 20)) == 5..<20)
    #expect(try offsets(ReplayRange(), PartitionFacts(low: 5, end: 5)) == 5..<5)
  }

  @Test func `by offsets, the last is not part of it`() throws {
    let range = range { ($0.fromOffsets, $0.toOffsets) = ([2: 7], [2: 9]) }
    #expect(try offsets(range, PartitionFacts(low: 0, end: 20)) == 7..<9)
  }

  @Test func `partitions that are not named in a range of offsets are read whole`() throws {
    #expect(try offsets(range { $0.fromOffsets = [1: 7] }, PartitionFacts(low: 0, end: 20)) == 0..<20)
  }

  @Test func `by time, reading begins at the first record that is not older, and goes on to the end`() throws {
    let range = range { ($0.from, $0.to) = (1_000, 2_000) }
    #expect(try offsets(range, PartitionFacts(low: 0, end: 20, firstInRange: 4)) == 4..<20)
  }

  @Test func `where all records are older, nothing is read`() throws {
    #expect(try offsets(range { $0.from = 1_000 }, PartitionFacts(low: 3, end: 20)).isEmpty)
  }

  @Test func `with a bound on lateness reading ends there, and never past the end`() throws {
    let range = range { ($0.to, $0.lateness) = (2_000, 500) }
    #expect(try offsets(range, PartitionFacts(low: 0, end: 20, lastLookedFor: 11)) == 0..<11)
    #expect(try offsets(range, PartitionFacts(low: 0, end: 20, lastLookedFor: 99)) == 0..<20)
  }

  @Test func `a range of which part is gone says what is left, and is read as far as it goes when that is asked for`() throws {
    let range = range { $0.fromOffsets = [2: 3] }
    let facts = PartitionFacts(low: 10, end: 20)
    let error = #expect(throws: ReplayError.self) { try offsets(range, facts) }
    #expect(error?.kind == .input)
    #expect(error?.message.contains("offsets 3 to 9 are gone; it begins at 10") == true)
    #expect(try offsets(range, facts, clamps: true) == 10..<20)
  }

  @Test func `a range of times that began before what is left is refused too`() throws {
    let range = range { $0.from = 1_000 }
    let facts = PartitionFacts(low: 10, end: 20, oldest: 1_500, firstInRange: 10)
    let error = #expect(throws: ReplayError.self) { try offsets(range, facts) }
    #expect(error?.message.contains("--clamp") == true)
    #expect(try offsets(range, facts, clamps: true) == 10..<20)
    // Nothing was deleted: the topic simply begins later.
    #expect(try offsets(range, PartitionFacts(low: 0, end: 20, oldest: 1_500, firstInRange: 0)) == 0..<20)
    // Its first record is older than the range.
    #expect(try offsets(range, PartitionFacts(low: 10, end: 20, oldest: 900, firstInRange: 12)) == 12..<20)
  }

  @Test func `a range past the end is refused, or cut`() throws {
    let facts = PartitionFacts(low: 0, end: 20)
    #expect(throws: ReplayError.self) { try offsets(range { $0.toOffsets = [2: 21] }, facts) }
    #expect(throws: ReplayError.self) { try offsets(range { $0.fromOffsets = [2: 21] }, facts) }
    #expect(try offsets(range { $0.toOffsets = [2: 21] }, facts, clamps: true) == 0..<20)
    #expect(try offsets(range { $0.fromOffsets = [2: 21] }, facts, clamps: true).isEmpty)
  }

  @Test func `a record without a time belongs to no range of times`() {
    #expect(!range { $0.from = 5 }.holds(nil))
    #expect(ReplayRange().holds(nil))
    #expect(range { ($0.from, $0.to) = (5, 7) }.holds(5))
    #expect(!range { ($0.from, $0.to) = (5, 7) }.holds(7))
  }

  @Test func `what contradicts itself is refused before anything is asked of a broker`() {
    for wrong in [
      range { ($0.from, $0.to) = (7, 7) }, range { ($0.from, $0.to) = (8, 7) },
      range { ($0.fromOffsets, $0.toOffsets) = ([0: 9], [0: 8]) },
      range { ($0.from, $0.toOffsets) = (8, [0: 8]) }, range { $0.lateness = 5 },
    ] {
      let error = #expect(throws: ReplayError.self) { try wrong.check() }
      #expect(error?.kind == .usage)
    }
  }

  @Test func `an output that is also the input is refused`() {
    var request = ReplayRequest(name: "n", input: "articles")
    request.output = "articles"
    #expect(throws: ReplayError.self) { try request.check() }
    request.output = "events"
    #expect(throws: Never.self) { try request.check() }
    request.compared = "articles"
    #expect(throws: ReplayError.self) { try request.check() }
  }
}

@Suite struct ReplayNoteTests {
  @Test func `a note is read back as it was written`() {
    let note = ReplayNote(start: 17, from: -5, to: nil, asked: ["output": "ab12", "range": "00ff"])
    #expect(ReplayNote(note.text) == note)
    #expect(note.text.utf8.count < 400)
  }

  @Test(arguments: ["", "dateline attempts=1", "dateline-replay", "dateline-replay start=x", "something else"])
  func `other texts are no notes`(text: String) {
    #expect(ReplayNote(text) == nil)
  }

  @Test func `what was asked for differs where it differs, and only there`() {
    var request = ReplayRequest(name: "a", input: "articles")
    request.output = "events"
    let asked = ReplayRegister.asked(request)
    var other = request
    other.name = "b"
    #expect(ReplayRegister.asked(other) == asked)
    other.versions = "2"
    #expect(ReplayRegister.asked(other).filter { asked[$0.key] != $0.value }.keys.sorted() == ["extractor"])
    other = request
    other.range.fromOffsets = [0: 1]
    #expect(ReplayRegister.asked(other).filter { asked[$0.key] != $0.value }.keys.sorted() == ["range"])
  }

  @Test func `a time that is counted back from now is the same asking at any time`() {
    var one = ReplayRequest(name: "a", input: "articles")
    one.range.isRelative = true
    var other = one
    (one.range.from, other.range.from) = (1, 2)
    #expect(ReplayRegister.asked(one) == ReplayRegister.asked(other))
  }
}
