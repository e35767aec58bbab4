import Testing

@testable import DatelineWorker
@testable import KafkaClient

@Suite struct SupersededRecordsTests {
  private typealias Place = SupersededRecords.Place

  private let parts = [
    ReplayPlan.Part(partition: TopicPartition(topic: "articles", partition: 0), start: 100, end: 300),
    ReplayPlan.Part(partition: TopicPartition(topic: "articles", partition: 1), start: 0, end: 70),
  ]

  private func superseded(_ places: [Place]) -> [Place] {
    var records = SupersededRecords(parts)
    records.insert(allButLast: places, parts)
    return places.filter { records.contains(parts[$0.number].partition, $0.offset) }
  }

  @Test func `an article that stands there once is not passed over`() {
    #expect(superseded([Place(number: 0, offset: 150, time: 9)]).isEmpty)
  }

  @Test func `within a partition the highest offset counts, whatever the times say`() {
    let places = [
      Place(number: 0, offset: 299, time: 1), Place(number: 0, offset: 100, time: 9), Place(number: 0, offset: 163, time: 5),
    ]
    #expect(Set(superseded(places).map(\.offset)) == [100, 163])
  }

  @Test func `between partitions the later time counts, and then the higher partition`() {
    #expect(superseded([Place(number: 0, offset: 120, time: 9), Place(number: 1, offset: 64, time: 8)]).map(\.number) == [1])
    #expect(superseded([Place(number: 0, offset: 120, time: 9), Place(number: 1, offset: 64, time: 9)]).map(\.number) == [0])
  }

  @Test func `offsets outside the range are never passed over`() {
    var records = SupersededRecords(parts)
    records.insert(parts[0].partition, 5_000)
    records.insert(parts[0].partition, 99)
    #expect(!records.contains(parts[0].partition, 5_000))
    #expect(!records.contains(parts[0].partition, 99))
    #expect(!records.contains(TopicPartition(topic: "other", partition: 0), 120))
  }

  @Test func `places are read back as they were written`() {
    let place = Place(number: 3, offset: .max, time: .min)
    #expect(Place(place.bytes) == place)
    #expect(Place([]) == nil)
  }
}
