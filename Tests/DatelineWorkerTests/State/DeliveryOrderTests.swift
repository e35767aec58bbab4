import Testing

@testable import DatelineWorker

@Suite struct DeliveryOrderTests {
  private func complete(_ order: inout DeliveryOrder<String>, _ offset: Int64, _ result: String) -> [String]? {
    var released: [String] = []
    return order.complete(offset, with: result) { released.append($0) } ? released : nil
  }

  @Test func `results wait for those before them`() {
    var order = DeliveryOrder<String>()
    for offset in [Int64(1), 5, 6] { order.admit(offset) }
    #expect(complete(&order, 5, "b") == [])
    #expect(order.waiting == ["b"])
    #expect(complete(&order, 1, "a") == ["a", "b"])
    #expect(complete(&order, 6, "c") == ["c"])
  }

  @Test func `a second result, or one of an unknown record, does not count`() {
    var order = DeliveryOrder<String>()
    order.admit(1)
    order.admit(3)
    #expect(complete(&order, 2, "x") == nil)
    #expect(complete(&order, 3, "c") == [])
    #expect(complete(&order, 3, "again") == nil)
    #expect(complete(&order, 1, "a") == ["a", "c"])
    #expect(complete(&order, 1, "again") == nil)
  }

  @Test func `abandoned records hold nothing back`() {
    var order = DeliveryOrder<String>()
    for offset in Int64(1)...4 { order.admit(offset) }
    order.abandon(from: 3)
    #expect(complete(&order, 2, "b") == [])
    #expect(complete(&order, 3, "c") == nil)
    #expect(complete(&order, 1, "a") == ["a", "b"])
  }
}
