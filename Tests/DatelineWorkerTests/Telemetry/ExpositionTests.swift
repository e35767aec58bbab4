import CoreMetrics
import Testing

@testable import DatelineWorker

@Suite struct ExpositionTests {
  private let instruments = [
    Instrument("dateline_test_bytes_total", .counter, unit: "bytes", labels: ["topic"], "What a \"test\" counts"),
    Instrument("dateline_test_seconds", .histogram(bounds: [0.5, 1]), unit: "seconds", "How long a test takes"),
    Instrument("dateline_test_info", .info, labels: ["version"], "Which test"),
  ]

  private func text(_ format: ExpositionFormat) -> String {
    let registry = MetricsRegistry(instruments)
    registry.makeCounter(label: "dateline_test_bytes_total", dimensions: [("topic", "a\"b\\c\nd")]).increment(by: 12)
    let timer = registry.makeTimer(label: "dateline_test_seconds", dimensions: [])
    timer.recordNanoseconds(700_000_000)
    timer.recordNanoseconds(2_000_000_000)
    registry.makeMeter(label: "dateline_test_info", dimensions: [("version", "1")]).set(1.0)
    return Exposition.text(registry.snapshot(), format)
  }

  @Test func `in the Prometheus form the sample's name is the family's`() {
    #expect(
      text(.prometheus) == """
        # HELP dateline_test_bytes_total What a "test" counts
        # TYPE dateline_test_bytes_total counter
        dateline_test_bytes_total{topic="a\\"b\\\\c\\nd"} 12
        # HELP dateline_test_seconds How long a test takes
        # TYPE dateline_test_seconds histogram
        dateline_test_seconds_bucket{le="0.5"} 0
        dateline_test_seconds_bucket{le="1.0"} 1
        dateline_test_seconds_bucket{le="+Inf"} 2
        dateline_test_seconds_sum 2.7
        dateline_test_seconds_count 2
        # HELP dateline_test_info Which test
        # TYPE dateline_test_info gauge
        dateline_test_info{version="1"} 1

        """)
  }

  @Test func `in OpenMetrics suffixes are no part of the family, units are told, and the end is marked`() {
    let text = text(.openMetrics)
    #expect(text.contains("# TYPE dateline_test_bytes counter\n# UNIT dateline_test_bytes bytes\n"))
    #expect(text.contains("# HELP dateline_test_bytes What a \\\"test\\\" counts\n"))
    #expect(text.contains("# TYPE dateline_test info\n"))
    #expect(text.contains("dateline_test_bytes_total{"))
    #expect(text.hasSuffix("\n# EOF\n"))
  }

  @Test func `a family without series is not mentioned`() {
    #expect(Exposition.text(MetricsRegistry(instruments).snapshot(), .prometheus).isEmpty)
  }

  @Test(arguments: [
    (nil, ExpositionFormat.prometheus),
    ("", .prometheus),
    ("*/*", .prometheus),
    ("text/plain", .prometheus),
    ("text/html,application/xhtml+xml,*/*;q=0.8", .prometheus),
    ("application/openmetrics-text", .openMetrics),
    ("application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2", .openMetrics),
    ("Application/OpenMetrics-Text ; Version=\"1.0.0\" , text/plain", .openMetrics),
    ("application/openmetrics-text;version=2.0.0", .prometheus),
    ("application/openmetrics-text;q=0", .prometheus),
    ("application/openmetrics-text;q=0.1,text/plain;q=0.9", .prometheus),
    (";;;,=,q=", .prometheus),
  ])
  func `the form is what the client prefers of the two`(accept: String?, format: ExpositionFormat) {
    #expect(ExpositionFormat.negotiated(accept) == format)
  }
}
