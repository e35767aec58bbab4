import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct MissingInputsTests {
  private let start = ContinuousClock.now

  @Test func `a topic that is missing for longer than it may is told of, and only that one`() {
    var inputs = MissingInputs(limit: .seconds(5))
    #expect(inputs.look(missing: ["articles"], now: start).isEmpty)
    #expect(inputs.look(missing: ["archive", "articles"], now: start + .seconds(4)).isEmpty)
    #expect(inputs.look(missing: ["archive", "articles"], now: start + .seconds(5)) == ["articles"])
  }

  @Test func `a topic that comes back has its whole time again`() {
    var inputs = MissingInputs(limit: .seconds(5))
    #expect(inputs.look(missing: ["articles"], now: start).isEmpty)
    #expect(inputs.look(missing: [], now: start + .seconds(4)).isEmpty)
    #expect(inputs.look(missing: ["articles"], now: start + .seconds(6)).isEmpty)
    #expect(inputs.look(missing: ["articles"], now: start + .seconds(10)).isEmpty)
    #expect(inputs.look(missing: ["articles"], now: start + .seconds(11)) == ["articles"])
  }

  @Test func `the end names the topics and is one that a person must mend`() {
    let error = InputWatch.error(["archive", "articles"], .seconds(5))
    #expect(error.kind == .unknownTopic)
    #expect(error.message.contains("archive, articles"))
    #expect(!error.message.contains("\n"))
  }
}
