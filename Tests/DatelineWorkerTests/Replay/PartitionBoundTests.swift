import Testing

@testable import DatelineWorker

@Suite struct PartitionBoundTests {
  @Test func `records below the end are taken, and the last of them reaches it`() {
    var bound = PartitionBound(end: 3)
    #expect(bound.receive(1) == true)
    #expect(!bound.isReached)
    #expect(bound.receive(2) == true)
    #expect(bound.isReached)
  }

  @Test func `a record past the end is left alone, and shows that a gap before the end holds nothing`() {
    var bound = PartitionBound(end: 10)
    #expect(bound.receive(4) == true)
    #expect(bound.receive(15) == false)
    #expect(bound.isReached)
  }

  @Test func `a transaction's marker or compacted records at the end are passed by the partition's end`() {
    var bound = PartitionBound(end: 10)
    #expect(bound.receive(7) == true)
    bound.meetEnd(10)
    #expect(bound.isReached)
  }

  @Test func `the partition's end before the end is waited out: an open transaction hides what follows`() {
    var bound = PartitionBound(end: 10)
    bound.meetEnd(6)
    #expect(!bound.isReached)
    bound.meetEnd(12)
    #expect(bound.isReached)
  }

  @Test func `what the group has up to the end needs no reading`() {
    var bound = PartitionBound(end: 10)
    bound.committed(9)
    #expect(!bound.isReached)
    bound.committed(10)
    #expect(bound.isReached)
    #expect(bound.isCommitted)
  }

  @Test func `nothing is read of a partition that is no part of the run`() {
    var bound = PartitionBound.nothing
    #expect(bound.isReached)
    #expect(bound.isCommitted)
    #expect(bound.receive(0) == false)
  }
}
