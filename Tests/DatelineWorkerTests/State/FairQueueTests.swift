import Testing

@testable import DatelineWorker

@Suite struct FairQueueTests {
  @Test func `lanes take turns and keep their order`() {
    var queue = FairQueue<String, Int>()
    for number in 1...3 { queue.push(number, lane: "a") }
    queue.push(10, lane: "b")
    queue.push(11, lane: "b")
    var served: [Int] = []
    while let next = queue.pop() { served.append(next) }
    #expect(served == [1, 10, 2, 11, 3])
  }

  @Test func `a lane that comes back waits for its turn`() {
    var queue = FairQueue<String, Int>()
    queue.push(1, lane: "a")
    queue.push(2, lane: "b")
    #expect(queue.pop() == 1)
    queue.push(3, lane: "a")
    #expect(queue.pop() == 2)
    #expect(queue.pop() == 3)
    #expect(queue.pop() == nil)
  }

  @Test func `a removed lane gives up all it held, in order`() {
    var queue = FairQueue<String, Int>()
    for number in 1...3 { queue.push(number, lane: "a") }
    queue.push(4, lane: "b")
    #expect(queue.removeAll(lane: "a") == [1, 2, 3])
    #expect(queue.count == 1)
    #expect(queue.pop() == 4)
    #expect(queue.removeAll(lane: "a").isEmpty)
  }

  @Test func `a run is of one lane, and no longer than asked for`() {
    var queue = FairQueue<String, Int>()
    for number in 1...4 { queue.push(number, lane: "a") }
    queue.push(10, lane: "b")
    #expect(queue.pop(atMost: 3) == [1, 2, 3])
    #expect(queue.pop(atMost: 3) == [10])
    #expect(queue.pop(atMost: 3) == [4])
    #expect(queue.pop(atMost: 3).isEmpty)
    #expect(queue.count == 0)
  }

  @Test func `what is put back comes before what waits`() {
    var queue = FairQueue<String, Int>()
    for number in 1...4 { queue.push(number, lane: "a") }
    let run = queue.pop(atMost: 3)
    queue.putBack(Array(run.dropFirst()), lane: "a")
    #expect(queue.count == 3)
    #expect(queue.pop(atMost: 9) == [2, 3, 4])
    queue.putBack([3, 4], lane: "a")
    #expect(queue.pop(atMost: 9) == [3, 4])
  }
}
