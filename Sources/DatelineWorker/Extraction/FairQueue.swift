import DequeModule

/// Work that waits for a free thread: in order within a lane, and the lanes take turns.
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

  /// Puts elements back that were taken before everything that waits in the lane.
  mutating func putBack(_ elements: [Element], lane: Lane) {
    guard !elements.isEmpty else { return }
    if lanes[lane, default: []].isEmpty { turns.prepend(lane) }
    lanes[lane, default: []].prepend(contentsOf: elements)
    count += elements.count
  }

  mutating func pop() -> Element? { pop(atMost: 1).first }

  /// Takes the next elements of the lane whose turn it is, in order; empty when nothing waits.
  ///
  /// Of one lane alone: what is taken together waits for each other, and what follows in a lane waits anyway.
  mutating func pop(atMost limit: Int) -> [Element] {
    guard let lane = turns.popFirst(), let waiting = lanes[lane]?.count else { return [] }
    let taken = min(max(1, limit), waiting)
    let elements = (lanes[lane]?.prefix(taken)).map(Array.init) ?? []
    if taken == waiting {
      lanes[lane] = nil
    } else {
      lanes[lane]?.removeFirst(taken)
      turns.append(lane)
    }
    count -= taken
    return elements
  }

  /// Takes out everything that waits in a lane, in order.
  mutating func removeAll(lane: Lane) -> [Element] {
    guard let removed = lanes.removeValue(forKey: lane) else { return [] }
    turns.removeAll { $0 == lane }
    count -= removed.count
    return Array(removed)
  }
}
