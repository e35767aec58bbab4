import DequeModule

/// Puts results, which come in any order, back into the order in which their records were received.
///
/// One for each partition. A result waits until all before it are there, so what is released is always the
/// next in the partition's order.
struct DeliveryOrder<Result: Sendable>: Sendable {
  private struct Slot {
    var offset: Int64
    var result: Result?
  }

  private var slots: Deque<Slot> = []

  /// Results that wait for one before them.
  var waiting: [Result] { slots.compactMap(\.result) }

  /// Offsets are admitted in ascending order.
  mutating func admit(_ offset: Int64) {
    slots.append(Slot(offset: offset, result: nil))
  }

  /// Takes the result of one record and returns all that may now be delivered, in order; nil when the record
  /// was not admitted, was abandoned or has a result already.
  mutating func complete(_ offset: Int64, with result: Result) -> [Result]? {
    // Results come roughly in order: the slot is near the front.
    guard let index = slots.firstIndex(where: { $0.offset >= offset }),
      slots[index].offset == offset, slots[index].result == nil
    else { return nil }
    slots[index].result = result
    var released: [Result] = []
    while let ready = slots.first?.result {
      released.append(ready)
      slots.removeFirst()
    }
    return released
  }

  /// Forgets the records from `offset` on, which were received and not begun.
  mutating func abandon(from offset: Int64) {
    while let last = slots.last, last.offset >= offset { slots.removeLast() }
  }
}
