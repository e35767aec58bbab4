import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct ExtractionSeatTests {
  private let start = ContinuousClock.now

  private func work(_ offset: Int64) -> Work {
    let partition = TopicPartition(topic: "articles", partition: 0)
    return Work(
      id: WorkID(partition: partition, epoch: 1, offset: offset),
      record: Record(topicPartition: partition, offset: offset, value: [1]), received: start)
  }

  @Test func `a run goes through in order and comes back whole`() {
    let seat = ExtractionSeat()
    seat.sit([work(1), work(2)])
    var offsets: [Int64] = []
    while let next = seat.next(now: start) {
      offsets.append(next.id.offset)
      #expect(seat.finish(.nothing(next)))
    }
    #expect(offsets == [1, 2])
    #expect(seat.leave()?.map(\.work.id.offset) == [1, 2])
    #expect(seat.leave()?.isEmpty == true)
  }

  @Test func `a seat is taken from an article that takes too long, with what was done and what was not begun`() throws {
    let seat = ExtractionSeat()
    seat.sit([work(1), work(2), work(3)])
    #expect(seat.finish(.nothing(try #require(seat.next(now: start)))))
    let hung = try #require(seat.next(now: start + .seconds(1)))
    #expect(seat.takeAway(ifBegunBefore: start + .seconds(1)) == nil)
    let remains = try #require(seat.takeAway(ifBegunBefore: start + .seconds(2)))
    #expect(remains.hung.id.offset == 2)
    #expect(remains.results.map(\.work.id.offset) == [1])
    #expect(remains.rest.map(\.id.offset) == [3])
    // The thread comes back after all.
    #expect(!seat.finish(.nothing(hung)))
    #expect(seat.next(now: start) == nil)
    #expect(seat.leave() == nil)
    #expect(seat.takeAway(ifBegunBefore: start + .seconds(9)) == nil)
  }

  @Test func `what is not begun behind a slow article can be taken back`() throws {
    let seat = ExtractionSeat()
    seat.sit([work(1), work(2), work(3)])
    let slow = try #require(seat.next(now: start))
    #expect(seat.takeRest(ifBegunBefore: start).isEmpty)
    #expect(seat.takeRest(ifBegunBefore: start + .seconds(1)).map(\.id.offset) == [2, 3])
    #expect(seat.finish(.nothing(slow)))
    #expect(seat.next(now: start) == nil)
    #expect(seat.leave()?.map(\.work.id.offset) == [1])
  }

  @Test func `a thread between two runs is not hung`() {
    let seat = ExtractionSeat()
    #expect(seat.takeAway(ifBegunBefore: start + .seconds(100)) == nil)
    seat.sit([work(1)])
    #expect(seat.takeAway(ifBegunBefore: start + .seconds(100)) == nil)
  }
}
