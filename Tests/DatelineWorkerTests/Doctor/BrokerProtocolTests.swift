import Testing

@testable import DatelineWorker

@Suite struct BrokerProtocolTests {
  private func protocolOf(_ versions: [(String, Int, Int)]) -> BrokerProtocol {
    var found = BrokerProtocol()
    for (name, key, highest) in versions {
      found.read("[thrd:k:9092/1]: k:9092/1:   ApiKey \(name) (\(key)) Versions 0..\(highest)")
    }
    return found
  }

  @Test(arguments: ["", "ApiKey", "ApiKey Fetch (x) Versions 0..1", "ApiKey Fetch (1) Versions", "Broker API support:"])
  func `other lines say nothing`(text: String) {
    var found = BrokerProtocol()
    found.read(text)
    #expect(!found.isKnown)
    #expect(BrokerCheckup.finding(found, delivery: .exactlyOnce, groupProtocol: .classic).status == .unknown)
  }

  @Test(arguments: [
    ([("Fetch", 1, 17), ("Produce", 0, 12)], "4.0"), ([("Fetch", 1, 17), ("Produce", 0, 11)], "3.8"),
    ([("Fetch", 1, 11)], "2.3"), ([("Fetch", 1, 12)], "2.7"),
  ])
  func `the release follows from what is answered`(versions: [(String, Int, Int)], release: String) {
    #expect(protocolOf(versions).release == release)
  }

  @Test func `exactly-once needs a broker that fences generations`() {
    let old = protocolOf([("Fetch", 1, 11), ("TxnOffsetCommit", 28, 2)])
    let finding = BrokerCheckup.finding(old, delivery: .exactlyOnce, groupProtocol: .classic)
    #expect(finding.status == .failure)
    #expect(finding.remedy?.contains("at-least-once") == true)
    #expect(BrokerCheckup.finding(old, delivery: .atLeastOnce, groupProtocol: .classic).status == .right)
  }

  @Test func `groups of the broker's own need a broker that has them`() {
    let without = protocolOf([("Fetch", 1, 17), ("TxnOffsetCommit", 28, 4)])
    #expect(BrokerCheckup.finding(without, delivery: .exactlyOnce, groupProtocol: .consumer).status == .failure)
    let with = protocolOf([("Fetch", 1, 17), ("TxnOffsetCommit", 28, 4), ("ConsumerGroupHeartbeat", 68, 0)])
    #expect(BrokerCheckup.finding(with, delivery: .exactlyOnce, groupProtocol: .consumer).status == .right)
  }
}
