import Foundation
import Testing

@testable import KafkaClient

@Suite(.timeLimit(.minutes(1))) struct ThreadsTests {
  @Test("the pool runs jobs beside each other, up to its limit")
  func pool() async throws {
    let pool = BlockingPool(name: "test", limit: 3, idle: .milliseconds(20))
    let load = Shared((running: 0, most: 0))
    try await withThrowingTaskGroup { group in
      for _ in 0..<12 {
        group.addTask {
          try await pool.run { () throws(KafkaError) in
            load.update { $0 = ($0.running + 1, max($0.most, $0.running + 1)) }
            Thread.sleep(forTimeInterval: 0.03)
            load.update { $0.running -= 1 }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(load.value.most == 3)
  }

  @Test("the pool works again after its threads have ended")
  func idlePool() async throws {
    let pool = BlockingPool(name: "test", limit: 2, idle: .milliseconds(5))
    for round in 0..<20 {
      let answer = try await pool.run { () throws(KafkaError) in round }
      #expect(answer == round)
      try await Task.sleep(for: .milliseconds(round))
    }
  }

  @Test("the serial thread keeps the order")
  func serial() async throws {
    let thread = SerialThread(name: "test")
    let order = Shared<[Int]>([])
    for number in 0..<100 { thread.submit { order.update { $0.append(number) } } }
    try await thread.run { () throws(KafkaError) in }
    #expect(order.value == Array(0..<100))
  }

  @Test(
    "durations become milliseconds, rounded up, within librdkafka's range",
    arguments: [
      (Duration.zero, 0), (.seconds(-1), 0), (.microseconds(1), 1), (.milliseconds(1500), 1500),
      (.seconds(1_000_000_000), Int32.max), (.nanoseconds(1_000_001), 2),
    ] as [(Duration, Int32)])
  func milliseconds(duration: Duration, expected: Int32) {
    #expect(duration.milliseconds == expected)
  }
}
