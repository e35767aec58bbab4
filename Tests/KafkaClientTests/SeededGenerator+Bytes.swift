import DatelineTesting
import KafkaClient

extension SeededGenerator {
  mutating func bytes(upTo length: Int) -> Bytes {
    (0..<Int.random(in: 0...length, using: &self)).map { _ in UInt8.random(in: .min ... .max, using: &self) }
  }
}
