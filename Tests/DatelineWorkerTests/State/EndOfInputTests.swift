import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct EndOfInputTests {
  private let start = ContinuousClock.now
  private let first = TopicPartition(topic: "articles", partition: 0)
  private let second = TopicPartition(topic: "articles", partition: 1)

  private func isReached(_ end: inout EndOfInput, owned: [TopicPartition], now: ContinuousClock.Instant) -> Bool {
    end.isReached(owned: owned, now: now)
  }

  @Test func `every owned partition must have been read to its end`() {
    var end = EndOfInput()
    end.assign([first, second])
    end.reach(first, offset: 4)
    #expect(!isReached(&end, owned: [first, second], now: start))
    end.reach(second, offset: 0)
    #expect(isReached(&end, owned: [first, second], now: start))
  }

  @Test func `before the first assignment nothing has ended`() {
    var end = EndOfInput()
    #expect(!isReached(&end, owned: [], now: start))
    #expect(!isReached(&end, owned: [], now: start + .seconds(3600)))
  }

  @Test func `an empty share counts after a while, because the first one often is`() {
    var end = EndOfInput(settleTime: .seconds(10))
    end.assign([])
    #expect(!isReached(&end, owned: [], now: start))
    #expect(!isReached(&end, owned: [], now: start + .seconds(9)))
    #expect(isReached(&end, owned: [], now: start + .seconds(10)))
  }

  @Test func `a partition that comes back is read to its end again`() {
    var end = EndOfInput()
    end.assign([first])
    end.reach(first, offset: 4)
    end.release([first])
    end.assign([first])
    #expect(!isReached(&end, owned: [first], now: start))
  }
}
