import DequeModule

/// Work that waits for a free task: in order within a lane, and the lanes take turns.
///
/// A lane is a partition. Taking turns keeps a partition with a long backlog from holding back the others.
struct FairQueue<Lane: Hashable & Sendable, Element: Sendable>: Sendable {
  private var lanes: [Lane: Deque<Element>] = [:]
  /// Lanes that hold something, next to be served first.
  private var turns: Deque<Lane> = []

  private(set) var count = 0

  mutating func push(_ element: Element, lane: Lane) {
    if lanes[lane, default: []].isEmpty { turns.append(lane) }
    lanes[lane, default: []].append(element)
    count += 1
  }

  mutating func pop() -> Element? {
    guard let lane = turns.popFirst(), let element = lanes[lane]?.popFirst() else { return nil }
    count -= 1
    if lanes[lane]?.isEmpty ?? true { lanes[lane] = nil } else { turns.append(lane) }
    return element
  }

  /// Takes out everything that waits in a lane, in order.
  mutating func removeAll(lane: Lane) -> [Element] {
    guard let removed = lanes.removeValue(forKey: lane) else { return [] }
    turns.removeAll { $0 == lane }
    count -= removed.count
    return Array(removed)
  }
}
