import Testing

@testable import DatelineCore

@Suite struct StageTimesTests {
  /// Some work that takes the clock further.
  private func work() -> Int { (0..<200_000).reduce(0) { $0 ^ $1 &* 31 } }

  @Test func `Work is measured under its stage alone`() {
    var times: StageTimes? = StageTimes()
    let result = times.measure(.places) { work() }
    #expect(result == work())
    #expect((times?[.places] ?? 0) > 0 && times?[.times] == 0)
  }

  @Test func `Without times nothing is measured, and the work is done all the same`() {
    var times: StageTimes?
    #expect(times.measure(.places) { 7 } == 7)
    #expect(times == nil)
  }

  @Test func `Times add up by stage`() {
    var sum = StageTimes()
    sum.add(3, to: .events)
    var other = StageTimes()
    other.add(4, to: .events)
    other.add(5, to: .decode)
    sum.add(other)
    #expect(sum[.events] == 7 && sum[.decode] == 5 && sum[.encode] == 0)
  }
}
