import DatelineCore
import KafkaClient

/// Records of articles that stand in the range again, further on: with `latestOnly` the last one counts alone.
///
/// Within a partition the last is the one with the highest offset; between partitions the one with the later time,
/// and where that is the same, the higher partition. One bit for each offset of the range.
struct SupersededRecords: Sendable {
  private var bits: [TopicPartition: (start: Int64, words: [UInt64])] = [:]
  private(set) var count = 0

  init(_ parts: [ReplayPlan.Part]) {
    for part in parts {
      bits[part.partition] = (part.start, [UInt64](repeating: 0, count: Int(clamping: (part.offsets + 63) / 64)))
    }
  }

  func contains(_ record: Record) -> Bool { contains(record.topicPartition, record.offset) }

  func contains(_ partition: TopicPartition, _ offset: Int64) -> Bool {
    guard let (start, words) = bits[partition], offset >= start else { return false }
    let place = Int(clamping: offset - start)
    return place / 64 < words.count && words[place / 64] & (1 << UInt64(place % 64)) != 0
  }

  mutating func insert(_ partition: TopicPartition, _ offset: Int64) {
    guard let (start, words) = bits[partition], offset >= start else { return }
    let place = Int(clamping: offset - start)
    guard place / 64 < words.count else { return }
    bits[partition]?.words[place / 64] |= 1 << UInt64(place % 64)
    count += 1
  }
}

extension SupersededRecords {
  /// Reads the range once, without extracting anything, and finds articles that stand there more than once.
  static func find(
    in plan: ReplayPlan, _ reader: RangeReader, decoder: ArticleDecoder, folder: String, memory: Int
  ) async throws -> SupersededRecords {
    var sorter = ExternalSorter(folder: folder, memory: memory)
    let numbers = Dictionary(plan.parts.enumerated().map { ($1.partition, $0) }) { first, _ in first }
    try await reader.read(plan.parts) { record in
      guard plan.range.holds(record.timestamp?.milliseconds), let value = record.value,
        let number = numbers[record.topicPartition], let article = try? decoder.decode(value)
      else { return }
      let place = Place(number: number, offset: record.offset, time: record.timestamp?.milliseconds ?? .min)
      try sorter.add(SpillEntry(key: Bytes(article.id.utf8), value: place.bytes))
    }
    var superseded = SupersededRecords(plan.parts)
    var entries = try sorter.sorted()
    var places: [Place] = []
    var article: Bytes?
    while let entry = try entries.next() {
      if entry.key != article {
        superseded.insert(allButLast: places, plan.parts)
        (article, places) = (entry.key, [])
      }
      if let place = Place(entry.value ?? []) { places.append(place) }
    }
    superseded.insert(allButLast: places, plan.parts)
    return superseded
  }

  /// Where one record of an article stands.
  struct Place: Sendable, Hashable {
    /// Of the part of the plan.
    var number: Int
    var offset: Int64
    /// Milliseconds since 1970.
    var time: Int64

    init(number: Int, offset: Int64, time: Int64) {
      (self.number, self.offset, self.time) = (number, offset, time)
    }

    init?(_ bytes: Bytes) {
      let numbers = String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap { Int64($0) }
      guard numbers.count == 3 else { return nil }
      self.init(number: Int(clamping: numbers[0]), offset: numbers[1], time: numbers[2])
    }

    var bytes: Bytes { Bytes("\(number) \(offset) \(time)".utf8) }
  }

  mutating func insert(allButLast places: [Place], _ parts: [ReplayPlan.Part]) {
    guard places.count > 1 else { return }
    var newest: [Int: Place] = [:]
    for place in places where place.offset >= newest[place.number]?.offset ?? .min { newest[place.number] = place }
    let last = newest.values.max { ($0.time, $0.number) < ($1.time, $1.number) }
    for place in places where place != last && parts.indices.contains(place.number) {
      insert(parts[place.number].partition, place.offset)
    }
  }
}
