import DatelineTesting
import Testing

@testable import KafkaClient

@Suite struct PropertiesParserTests {
  @Test(
    "reads what Java reads",
    arguments: [
      ("a=b", ["a": "b"]),
      ("a = b ", ["a": "b "]),
      ("  a:b\nc d", ["a": "b", "c": "d"]),
      ("a", ["a": ""]),
      ("a=1\r\na=2", ["a": "2"]),
      ("# a=b\n! c=d\n\n", [:]),
      (#"a\=b=c\=d"#, ["a=b": "c=d"]),
      ("a=b\\\n  c\\\n#d", ["a": "bc#d"]),
      (#"a=\u00e9\t\\n"#, ["a": "é\t\\n"]),
      (#"a=\ud83d\ude00"#, ["a": "😀"]),
      (#"a=b\\"#, ["a": #"b\"#]),
      ("a=b\\", ["a": "b"]),
      ("a==b", ["a": "=b"]),
    ])
  func reads(text: String, expected: [String: String]) throws {
    let entries = try PropertiesParser.entries(in: text, source: "f")
    #expect(Dictionary(entries.map { ($0.key, $0.value) }) { $1 } == expected)
  }

  @Test(
    "names file and line of what is malformed",
    arguments: [(#"a=\u12"#, 1), ("x=1\n= b", 2), (#"a=\ud800"#, 1), (#"a=\u+123"#, 1)])
  func malformed(text: String, line: Int) {
    let error = #expect(throws: KafkaError.self) { try PropertiesParser.entries(in: text, source: "my.properties") }
    #expect(error?.message.contains("my.properties:\(line)") == true)
  }

  @Test("random text never crashes")
  func random() {
    var random = SeededGenerator(seed: 3)
    let alphabet: [UInt8] = Array(#"ab=: \u0#!"#.utf8) + [0x0a, 0x0d, 0x09, 0xc3, 0xa9]
    for _ in 0..<3000 {
      let bytes = random.bytes(upTo: 30).map { alphabet[Int($0) % alphabet.count] }
      let entries = try? PropertiesParser.entries(in: String(decoding: bytes, as: UTF8.self), source: "f")
      #expect(entries?.allSatisfy { !$0.key.isEmpty } ?? true)
    }
  }
}
