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

  /// Takes the result of one record and hands all that may now be delivered, in order, to `release`. False when the
  /// record was not admitted, was abandoned or has a result already.
  mutating func complete(_ offset: Int64, with result: Result, release: (Result) -> Void) -> Bool {
    guard let index = index(of: offset), slots[index].result == nil else { return false }
    slots[index].result = result
    while let ready = slots.first?.result {
      slots.removeFirst()
      release(ready)
    }
    return true
  }

  /// Forgets the records from `offset` on, which were received and not begun.
  mutating func abandon(from offset: Int64) {
    while let last = slots.last, last.offset >= offset { slots.removeLast() }
  }

  private func index(of offset: Int64) -> Int? {
    var low = 0
    var high = slots.count
    while low < high {
      let middle = (low + high) / 2
      if slots[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return low < slots.count && slots[low].offset == offset ? low : nil
  }
}
