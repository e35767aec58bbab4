import KafkaClient

/// Articles that are delivered together.
struct Batch: Sendable {
  let shipments: [Shipment]

  /// All records, in order.
  var records: [OutgoingRecord] {
    var records: [OutgoingRecord] = []
    records.reserveCapacity(shipments.reduce(0) { $0 + $1.records.count })
    for shipment in shipments { records += shipment.records }
    return records
  }

  /// The articles that records belong to: for places in `records`, the place of the article and the record's within it.
  func owners(of places: [Int: KafkaError]) -> [Int: (record: Int, error: KafkaError)] {
    guard !places.isEmpty else { return [:] }
    var owners: [Int: (record: Int, error: KafkaError)] = [:]
    var start = 0
    for (index, shipment) in shipments.enumerated() {
      for record in shipment.records.indices {
        if let error = places[start + record], owners[index] == nil { owners[index] = (record, error) }
      }
      start += shipment.records.count
    }
    return owners
  }
}
