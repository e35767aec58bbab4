import DatelineTesting
import CRdKafka
import KafkaClient
import Testing

@testable import KafkaClient

@Suite struct Murmur2Tests {
  /// Source: UtilsTest.testMurmur2 of Apache Kafka 4.0.
  @Test(
    "hashes as Java clients do",
    arguments: [
      ("21", -973_932_308), ("foobar", -790_332_482), ("a-little-bit-long-string", -985_981_536),
      ("a-little-bit-longer-string", -1_486_304_829), ("abc", 479_470_107),
      ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
    ] as [(String, Int32)])
  func knownVectors(text: String, hash: Int32) {
    #expect(Int32(bitPattern: murmur2(Bytes(text.utf8))) == hash)
  }

  @Test("agrees with librdkafka on random keys")
  func agreesWithLibrdkafka() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let key = random.bytes(upTo: 64)
      let count = Int32.random(in: 1...1000, using: &random)
      let expected = key.withUnsafeBytes {
        // librdkafka takes an empty key for none and hashes it all the same.
        rd_kafka_msg_partitioner_murmur2(nil, $0.baseAddress, $0.count, count, nil, nil)
      }
      #expect(murmur2Partition(key: key, count: count) == expected)
    }
  }

  @Test("a topic without partitions gives partition 0", arguments: [0, -1, Int32.min])
  func noPartitions(count: Int32) {
    #expect(murmur2Partition(key: [1, 2, 3], count: count) == 0)
  }
}
