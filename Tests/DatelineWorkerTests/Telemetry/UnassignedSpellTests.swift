import Testing

@testable import DatelineWorker

@Suite struct UnassignedSpellTests {
  private let start = ContinuousClock.now

  @Test func `a worker without partitions says so after half a minute, and then ever more seldom`() {
    var spell = UnassignedSpell(now: start)
    let told = (1...600).filter { spell.look(isAssigned: false, now: start + .seconds($0)) != nil }
    #expect(told == [30, 60, 120, 240, 480])
  }

  @Test func `it is told how long it has been, since the last partition`() {
    var spell = UnassignedSpell(now: start)
    #expect(spell.look(isAssigned: true, now: start + .seconds(100)) == nil)
    #expect(spell.look(isAssigned: false, now: start + .seconds(129)) == nil)
    #expect(spell.look(isAssigned: false, now: start + .seconds(131)) == .seconds(31))
  }
}
