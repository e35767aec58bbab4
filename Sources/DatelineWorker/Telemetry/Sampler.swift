import CoreMetrics
import KafkaClient

/// Sets the gauges that need the worker's clients when someone looks: lag, what is in flight, librdkafka's figures.
final class Sampler: Sendable {
  private let flow: SharedFlow
  private let consumer: Consumer
  private let watermarks: Watermarks
  private let desk: KafkaStatisticsDesk
  private let kafka: KafkaInstruments
  private let gauges: Gauges

  init(
    flow: SharedFlow, consumer: Consumer, watermarks: Watermarks, desk: KafkaStatisticsDesk, factory: any MetricsFactory
  ) {
    self.flow = flow
    self.consumer = consumer
    self.watermarks = watermarks
    self.desk = desk
    kafka = KafkaInstruments(factory)
    gauges = Gauges(factory)
  }

  private struct Gauges: Sendable {
    let lagRecords, lagSeconds: LabelledMeters
    let lagUnknown, assigned, paused, inFlightRecords, inFlightBytes, waiting: Meter

    init(_ factory: any MetricsFactory) {
      func meter(_ instrument: Instrument) -> Meter { Meter(label: instrument.name, factory: factory) }
      lagRecords = LabelledMeters(.lagRecords, factory)
      lagSeconds = LabelledMeters(.lagSeconds, factory)
      lagUnknown = meter(.lagUnknown)
      assigned = meter(.assigned)
      paused = meter(.paused)
      inFlightRecords = meter(.inFlightRecords)
      inFlightBytes = meter(.inFlightBytes)
      waiting = meter(.waiting)
    }
  }

  /// Sends no request to a broker, so that it cannot hang.
  func sample() {
    let (progress, load, paused, waiting) = flow.withFlow { ($0.progress, $0.total, $0.paused.count, $0.waiting) }
    watermarks.refresh(progress.map(\.partition), from: consumer)
    setLag(progress)
    gauges.assigned.set(progress.count)
    gauges.paused.set(paused)
    gauges.waiting.set(waiting)
    gauges.inFlightRecords.set(load.records)
    gauges.inFlightBytes.set(load.bytes)
    kafka.show(desk.look())
  }

  /// As of the last sample, where librdkafka's statistics are concerned.
  var standing: Health.Standing {
    Health.Standing(
      generation: (try? consumer.membership().generation) ?? -1,
      assigned: flow.withFlow { $0.assignments.partitions.count }, brokersUp: desk.latest(of: "consumer")?.brokersUp)
  }

  private func setLag(_ progress: [Flow.Progress]) {
    let now = Moment.now.milliseconds
    var (records, seconds): ([[String]: Double], [[String]: Double]) = ([:], [:])
    var unknown = 0
    for one in progress {
      let labels = [one.partition.topic, String(one.partition.partition)]
      guard let lag = Lag.records(one, watermarks: watermarks[one.partition]) else {
        unknown += 1
        continue
      }
      records[labels] = Double(lag)
      seconds[labels] = Lag.seconds(one, records: lag, nowMilliseconds: now)
    }
    gauges.lagRecords.set(records)
    gauges.lagSeconds.set(seconds)
    gauges.lagUnknown.set(unknown)
  }
}
