/// Where a trie's edges lead: by a node and the number of a word, the next node.
///
/// Open addressing with a hash of one multiplication, as every token of every article asks. The numbers come from
/// tables, so that nobody can choose them to collide.
struct TrieEdges: Sendable {
  private struct Edge: Sendable {
    var key: UInt64 = 0
    /// 0, the root, where the slot is free: no edge leads there.
    var target: Int32 = 0
  }

  /// A power of two of them, at most half full.
  private var slots = [Edge](repeating: Edge(), count: 64)
  private var count = 0

  /// 0 where no edge leads on.
  func target(_ node: Int32, _ word: Int32) -> Int32 { slots[slot(of: Self.key(node, word))].target }

  /// The edge must be new, and `target` not the root.
  mutating func add(_ node: Int32, _ word: Int32, to target: Int32) {
    let key = Self.key(node, word)
    slots[slot(of: key)] = Edge(key: key, target: target)
    count += 1
    if count * 2 > slots.count { grow() }
  }

  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot].target != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let edges = slots.filter { $0.target != 0 }
    slots = Array(repeating: Edge(), count: slots.count * 2)
    for edge in edges { slots[slot(of: edge.key)] = edge }
  }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }
}
