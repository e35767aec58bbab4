import CoreMetrics
import Testing

@testable import DatelineWorker

@Suite struct MetricsRegistryTests {
  @Test func `names are unique, end as their kind asks, and hold their unit`() {
    #expect(Set(Instrument.all.map(\.name)).count == Instrument.all.count)
    for instrument in Instrument.all {
      switch instrument.kind {
      case .counter: #expect(instrument.name.hasSuffix("_total"))
      case .info: #expect(instrument.name.hasSuffix("_info"))
      case .gauge: #expect(!instrument.name.hasSuffix("_total"))
      case .histogram(let bounds):
        #expect(instrument.unit == "seconds")
        #expect(bounds == bounds.sorted() && Set(bounds).count == bounds.count)
      }
      if !instrument.unit.isEmpty { #expect(instrument.family.hasSuffix(instrument.unit)) }
      #expect(!instrument.help.isEmpty && !instrument.help.hasSuffix("."))
      #expect(instrument.values.isEmpty || instrument.labels.count == 1)
    }
  }

  @Test func `a counter that is counted by many at once loses nothing`() async {
    let registry = MetricsRegistry()
    let counters = LabelledCounters(.events, registry)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { for _ in 0..<10_000 { counters["ASSAULT"].increment() } } }
    }
    #expect(registry.snapshot().counts(.events) == ["ASSAULT": 80_000])
  }

  @Test func `gauges of what is gone end`() {
    let registry = MetricsRegistry()
    let meters = LabelledMeters(.lagRecords, registry)
    meters.set([["articles", "0"]: 5, ["articles", "1"]: 6])
    meters.set([["articles", "1"]: 0])
    #expect(registry.snapshot().nested(.lagRecords) == ["articles": ["1": 0]])
  }

  @Test func `labels beyond a limit are counted together`() {
    let registry = MetricsRegistry()
    let counters = LabelledCounters(.events, registry, limit: 3)
    for number in 0..<100 { counters["type-\(number)"].increment() }
    #expect(registry.snapshot().counts(.events) == ["type-0": 1, "type-1": 1, "type-2": 1, "other": 97])
  }

  @Test func `what is no number does not stay in a counter`() {
    let series = NumberSeries([])
    series.increment(by: .nan)
    series.increment(by: .infinity)
    series.increment(by: 1.5)
    #expect(series.value == 1.5)
  }

  @Test func `an instrument that is not in the table is kept nowhere`() {
    let registry = MetricsRegistry()
    Counter(label: "something_else_total", factory: registry).increment()
    Counter(label: Instrument.events.name, dimensions: [("wrong", "label")], factory: registry).increment()
    #expect(registry.snapshot().families.map(\.instrument) == Instrument.all)
    #expect(registry.snapshot().series(of: .events).isEmpty)
  }

  @Test func `a duration is counted in the first bucket that holds it`() {
    let series = HistogramSeries([], bounds: [0.1, 1])
    for nanoseconds: Int64 in [100_000_000, 100_000_001, 5_000_000_000, -3] { series.recordNanoseconds(nanoseconds) }
    #expect(series.value.counts == [2, 1, 1])
    #expect(abs(series.value.sum - 5.200000001) < 1e-9)
  }
}
