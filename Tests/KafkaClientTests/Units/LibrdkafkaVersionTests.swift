import Testing

@testable import KafkaClient

@Suite struct LibrdkafkaVersionTests {
  @Test("the version's number is taken apart")
  func number() {
    #expect(LibrdkafkaVersion(number: 0x020e_02ff).description == "2.14.2")
  }

  @Test("texts are read", arguments: [("2.12", "2.12.0"), ("2.14.2", "2.14.2"), ("2.13.0-RC1", "2.13.0")])
  func text(text: String, expected: String) {
    #expect(LibrdkafkaVersion(text)?.description == expected)
  }

  @Test("other texts are not", arguments: ["", "2", "2.x", "2.1.2.3", "-1.2", "2..1"])
  func badText(text: String) {
    #expect(LibrdkafkaVersion(text) == nil)
  }

  @Test("the library of this build is new enough")
  func current() throws {
    try LibrdkafkaVersion.require()
  }

  @Test("an old library is refused with what to do")
  func old() {
    let error = #expect(throws: KafkaError.self) {
      try LibrdkafkaVersion.require(found: LibrdkafkaVersion(major: 2, minor: 0, revision: 2))
    }
    #expect(error?.disposition == .stop)
    #expect(error?.message.contains("2.0.2") == true)
    #expect(error?.message.contains("scripts/setup") == true)
  }
}
