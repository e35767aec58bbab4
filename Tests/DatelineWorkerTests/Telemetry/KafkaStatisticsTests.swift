import Testing

@testable import DatelineWorker

@Suite struct KafkaStatisticsTests {
  private func text(_ name: String, type: String = "producer", tx: Int = 10, up: Bool = true) -> String {
    """
    {"name":"\(name)","type":"\(type)","ts":1,"msg_cnt":4,"msg_size":900,"tx":\(tx),"tx_bytes":500,"rx_bytes":70,
     "brokers":{
       "a:9092/1":{"nodeid":1,"state":"\(up ? "UP" : "DOWN")","outbuf_cnt":1,"waitresp_cnt":2,"txerrs":1,"rxerrs":2,
         "txretries":3,"req_timeouts":4,"disconnects":5,"rtt":{"avg":1500,"p99":9000,"cnt":7,"min":1}},
       "a:9092/bootstrap":{"nodeid":-1,"state":"UP","outbuf_cnt":0,"waitresp_cnt":0,"txerrs":0,"rxerrs":0,
         "txretries":0,"req_timeouts":0,"disconnects":0,"rtt":{"avg":0,"p99":0,"cnt":0}}},
     "topics":{"articles":{"partitions":{"0":{"fetchq_cnt":3,"fetchq_size":300},"-1":{"fetchq_cnt":0,"fetchq_size":0},
       "1":{"fetchq_cnt":2,"fetchq_size":50}}}}}
    """
  }

  @Test func `a producer's queue is its messages, a consumer's what it has fetched`() throws {
    let producer = try #require(KafkaStatistics(json: text("p#1")))
    #expect((producer.queueRecords, producer.queueBytes) == (4, 900))
    let consumer = try #require(KafkaStatistics(json: text("c#1", type: "consumer")))
    #expect((consumer.queueRecords, consumer.queueBytes) == (5, 350))
  }

  @Test func `figures of brokers are of those that have an id`() throws {
    let statistics = try #require(KafkaStatistics(json: text("p#1")))
    #expect(statistics.knownBrokers.map(\.id) == ["1"])
    #expect(statistics.brokersUp == 2)
    #expect(
      statistics.totals
        == .init(requests: 10, sentBytes: 500, receivedBytes: 70, errors: 3, timeouts: 4, retries: 3, disconnects: 5))
  }

  @Test func `what is no statistics is passed over`() {
    #expect(KafkaStatistics(json: "") == nil)
    #expect(KafkaStatistics(json: "{\"name\":\"x\"}") == nil)
  }

  @Test func `growth is told once, and another client of a role begins anew`() {
    let desk = KafkaStatisticsDesk()
    #expect(desk.look().isEmpty)
    desk.put(text("p#1", tx: 10), of: "producer")
    desk.put(text("p#1", tx: 12), of: "producer")
    #expect(desk.look()["producer"]?.growth.requests == 12)
    #expect(desk.look()["producer"]?.growth.requests == 0)
    desk.put(text("p#1", tx: 15), of: "producer")
    #expect(desk.look()["producer"]?.growth.requests == 3)
    desk.put(text("p#2", tx: 6), of: "producer")
    #expect(desk.look()["producer"]?.growth.requests == 6)
    #expect(desk.latest(of: "producer")?.name == "p#2")
  }

  @Test func `the instruments show the latest, and add up what grows`() {
    let registry = MetricsRegistry()
    let (instruments, desk) = (KafkaInstruments(registry), KafkaStatisticsDesk())
    desk.put(text("p#1", tx: 10), of: "producer")
    instruments.show(desk.look())
    desk.put(text("p#2", tx: 5, up: false), of: "producer")
    instruments.show(desk.look())
    let values = registry.snapshot()
    #expect(values.counts(.kafkaRequests) == ["producer": 15])
    #expect(values.counts(.kafkaBrokersUp) == ["producer": 1])
    #expect(values.nested(.kafkaRoundTripP99) == ["producer": ["1": 0.009]])
    #expect(values.nested(.kafkaRequestsWaiting) == ["producer": ["1": 3]])
  }
}
