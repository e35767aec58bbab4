import Testing

@testable import KafkaClient

@Suite(.timeLimit(.minutes(1))) struct TurnstileTests {
  @Test("one task at a time, in the order of arrival")
  func order() async {
    let turnstile = Turnstile()
    let order = Shared<[Int]>([])
    #expect(await turnstile.enter())
    await withTaskGroup { group in
      for number in 0..<5 {
        let waiting = turnstile.waitingCount
        group.addTask {
          #expect(await turnstile.enter())
          order.update { $0.append(number) }
          turnstile.leave()
        }
        while turnstile.waitingCount == waiting { await Task.yield() }
      }
      turnstile.leave()
    }
    #expect(order.value == [0, 1, 2, 3, 4])
  }

  @Test("a cancelled task stops waiting, and those behind it get their turn")
  func cancellation() async {
    let turnstile = Turnstile()
    #expect(await turnstile.enter())
    let cancelled = Task { await turnstile.enter() }
    while turnstile.waitingCount < 1 { await Task.yield() }
    let next = Task { await turnstile.enter() }
    while turnstile.waitingCount < 2 { await Task.yield() }
    cancelled.cancel()
    #expect(await cancelled.value == false)
    turnstile.leave()
    #expect(await next.value)
  }
}
