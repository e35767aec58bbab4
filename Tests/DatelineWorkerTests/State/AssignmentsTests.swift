import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct AssignmentsTests {
  private let partition = TopicPartition(topic: "articles", partition: 0)

  @Test func `a partition that comes back has another epoch`() {
    var assignments = Assignments()
    let before = WorkID(partition: partition, epoch: assignments.assign(partition), offset: 0)
    #expect(assignments.isCurrent(before))
    assignments.release(partition)
    #expect(!assignments.isCurrent(before))
    let after = WorkID(partition: partition, epoch: assignments.assign(partition), offset: 0)
    #expect(assignments.isCurrent(after))
    #expect(!assignments.isCurrent(before))
  }

  @Test func `a partition that is assigned again without being given up has another epoch too`() {
    var assignments = Assignments()
    let before = WorkID(partition: partition, epoch: assignments.assign(partition), offset: 0)
    _ = assignments.assign(partition)
    #expect(!assignments.isCurrent(before))
    #expect(Array(assignments.partitions) == [partition])
  }
}
