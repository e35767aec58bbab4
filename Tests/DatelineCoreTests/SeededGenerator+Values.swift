import DatelineTesting

extension SeededGenerator {
  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
  }

  /// Characters of every width, marks that matter to the formats read here, and control characters.
  mutating func text(upTo length: Int) -> String {
    let marks = Array("\"\\{}[]:,()-—–’“ \n\t\r\u{0}\u{1}\u{7F}\u{2028}\u{FEFF}\u{A0}date 2024-03-24 KYIV (AP)")
    let count = Int.random(in: 0...length, using: &self)
    var text = ""
    for _ in 0..<count {
      if Bool.random(using: &self), let mark = marks.randomElement(using: &self) {
        text.append(mark)
      } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  mutating func maybe<Value>(_ value: (inout SeededGenerator) -> Value) -> Value? {
    Bool.random(using: &self) ? value(&self) : nil
  }

  mutating func list<Value>(upTo count: Int, _ value: (inout SeededGenerator) -> Value) -> [Value] {
    (0..<Int.random(in: 0...count, using: &self)).map { _ in value(&self) }
  }

  mutating func one<Value>(of values: [Value], else fallback: Value) -> Value {
    values.randomElement(using: &self) ?? fallback
  }
}
