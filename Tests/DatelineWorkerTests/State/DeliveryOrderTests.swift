import Testing

@testable import DatelineWorker

@Suite struct DeliveryOrderTests {
  @Test func `results wait for those before them`() {
    var order = DeliveryOrder<String>()
    for offset in [Int64(1), 5, 6] { order.admit(offset) }
    #expect(order.complete(5, with: "b") == [])
    #expect(order.waiting == ["b"])
    #expect(order.complete(1, with: "a") == ["a", "b"])
    #expect(order.complete(6, with: "c") == ["c"])
  }

  @Test func `a second result, or one of an unknown record, does not count`() {
    var order = DeliveryOrder<String>()
    order.admit(1)
    order.admit(3)
    #expect(order.complete(2, with: "x") == nil)
    #expect(order.complete(3, with: "c") == [])
    #expect(order.complete(3, with: "again") == nil)
    #expect(order.complete(1, with: "a") == ["a", "c"])
    #expect(order.complete(1, with: "again") == nil)
  }

  @Test func `abandoned records hold nothing back`() {
    var order = DeliveryOrder<String>()
    for offset in Int64(1)...4 { order.admit(offset) }
    order.abandon(from: 3)
    #expect(order.complete(2, with: "b") == [])
    #expect(order.complete(3, with: "c") == nil)
    #expect(order.complete(1, with: "a") == ["a", "b"])
  }
}
