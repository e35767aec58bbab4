import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct CrashRecoveryTests {
  private func recovery(attempts: Int = 3, window: Int64 = 100) -> CrashRecovery {
    CrashRecovery(CrashRecovery.Limits(attempts: attempts, window: window))
  }

  @Test func `nothing begins before the partition is opened and its note stands`() {
    var recovery = recovery()
    #expect(!recovery.mayBegin(5, first: true, inFlight: 0, committable: nil))
    #expect(recovery.mark(first: 5) == nil)
    #expect(recovery.open(nil) == false)
    #expect(recovery.mark(first: 5) == CommittedOffset(offset: 5, metadata: "dateline attempts=1"))
    #expect(!recovery.mayBegin(5, first: true, inFlight: 0, committable: nil))
    recovery.committed(5)
    #expect(recovery.mark(first: 5) == nil)
    #expect(recovery.mayBegin(5, first: true, inFlight: 3, committable: nil))
  }

  @Test func `a worker that went away once makes no difference but the count`() {
    var recovery = recovery()
    #expect(recovery.open(CommittedOffset(offset: 40, metadata: "dateline attempts=1")) == false)
    #expect(recovery.mark(first: 40)?.metadata == "dateline attempts=2")
    recovery.committed(40)
    #expect(recovery.mayBegin(40, first: true, inFlight: 10, committable: nil))
    #expect(recovery.delivery(of: true) == 2)
    recovery.committed(47)
    #expect(recovery.note(for: 47).text == "dateline attempts=1")
  }

  @Test func `after two deaths without progress, each record waits for its turn and for a note that counts it`() {
    var recovery = recovery()
    #expect(recovery.open(CommittedOffset(offset: 40, metadata: "dateline attempts=2")) == true)
    #expect(recovery.mark(first: 40) == nil)
    #expect(!recovery.hasClaim)
    recovery.claim()
    #expect(recovery.mark(first: 40)?.metadata == "dateline attempts=2 alone=1 until=140")
    #expect(!recovery.mayBegin(40, first: true, inFlight: 0, committable: nil))
    recovery.committed(40)
    #expect(recovery.mark(first: 40) == nil)
    #expect(recovery.mayBegin(40, first: true, inFlight: 0, committable: nil))
    #expect(!recovery.mayBegin(41, first: false, inFlight: 1, committable: nil))
    // Finished, and not committed yet.
    #expect(!recovery.mayBegin(41, first: false, inFlight: 0, committable: 41))
    #expect(recovery.hasClaim)
    #expect(recovery.note(for: 41).text == "dateline until=140")
    recovery.committed(41)
    #expect(!recovery.hasClaim)
    #expect(!recovery.mayBegin(41, first: false, inFlight: 0, committable: 41))
    recovery.claim()
    #expect(recovery.mark(first: 41) == CommittedOffset(offset: 41, metadata: "dateline alone=1 until=140"))
    recovery.committed(41)
    #expect(recovery.mayBegin(41, first: false, inFlight: 0, committable: 41))
    // Past the last that can have been begun, all goes as usual.
    recovery.committed(140)
    #expect(recovery.aloneUntil == nil)
    #expect(recovery.mayBegin(150, first: false, inFlight: 20, committable: 140))
    #expect(recovery.note(for: 140).text == "dateline attempts=1")
  }

  @Test func `a death before a record had its turn is not counted against it`() {
    var recovery = recovery()
    let left = CommittedOffset(offset: 40, metadata: "dateline attempts=2 alone=2 until=140")
    #expect(recovery.open(left) == true)
    // Nothing is written, so the next worker finds what this one found.
    #expect(recovery.mark(first: 40) == nil)
    #expect(recovery.standing == nil)
    #expect(!recovery.isPoisonous(first: true))
  }

  @Test func `the record at the committed offset is begun alone however wide the gap before it`() {
    var recovery = recovery(window: 100)
    _ = recovery.open(CommittedOffset(offset: 40, metadata: "dateline attempts=2"))
    #expect(recovery.isAlone(900, first: true))
    #expect(!recovery.isAlone(900, first: false))
  }

  @Test func `a record that kills its worker each time is given up after as many deliveries alone as are allowed`() {
    var committed = CommittedOffset(offset: 7)
    var deaths = 0
    while deaths < 20 {
      var life = recovery(attempts: 3)
      _ = life.open(committed)
      if life.isPoisonous(first: true) { break }
      if life.aloneUntil != nil { life.claim() }
      guard let mark = life.mark(first: 7) else { return #expect(Bool(false)) }
      committed = mark
      deaths += 1
    }
    // Two in company, three alone.
    #expect(deaths == 5)
    #expect(AttemptNote(committed.metadata).deliveries == 5)
    var last = recovery(attempts: 3)
    _ = last.open(committed)
    #expect(last.delivery(of: true) == 6)
    #expect(!last.isPoisonous(first: false))
  }

  @Test func `one that dies at the next record leaves a count for that one alone`() {
    var first = recovery()
    _ = first.open(CommittedOffset(offset: 7, metadata: "dateline attempts=2 alone=2 until=107"))
    first.claim()
    first.committed(7)
    first.committed(8)
    first.claim()
    guard let mark = first.mark(first: 8) else { return #expect(Bool(false)) }
    var second = recovery()
    #expect(second.open(mark) == true)
    #expect(second.delivery(of: true) == 2)
    #expect(!second.isPoisonous(first: true))
  }

  @Test func `a partition that is handed over in order leaves no count`() {
    var recovery = recovery()
    _ = recovery.open(CommittedOffset(offset: 7, metadata: "dateline attempts=1"))
    recovery.committed(7)
    #expect(recovery.standing == 7)
    recovery.cleared()
    #expect(recovery.standing == nil)
  }

  @Test(arguments: ["", "someone else's note", "dateline", "dateline attempts=-1 alone=x until", "dateline\u{0}attempts=4"])
  func `what is no note counts nothing`(text: String) {
    #expect(AttemptNote(text) == AttemptNote())
  }

  @Test func `a note reads back as it was written`() {
    for note in [AttemptNote(attempts: 2, alone: 1, aloneUntil: 5_120), AttemptNote(attempts: 1), AttemptNote()] {
      #expect(AttemptNote(note.text) == note)
    }
    #expect(AttemptNote().text == "")
  }
}
