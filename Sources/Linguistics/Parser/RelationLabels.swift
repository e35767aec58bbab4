/// The names of relations that a parser's moves carry, with what a decorated name means.
///
/// `nsubj||ccomp` is an `nsubj` whose true head is a `ccomp` below the head that the projective tree gives it.
/// Source: the HEAD scheme of Nivre and Nilsson (2005), "Pseudo-Projective Dependency Parsing".
struct RelationLabels: Sendable {
  struct Decoration: Sendable, Hashable {
    let relation: UInt16
    let head: UInt16
  }

  static let root = "ROOT"

  private(set) var names: [String] = []
  /// For each name, its parts if it is decorated.
  private(set) var decorations: [Decoration?] = []
  private var indices: [String: UInt16] = [:]
  let rootIndex: UInt16

  /// Nil if there are more names than 16 bits can number.
  init?(_ labels: [String]) {
    rootIndex = 0
    guard add(Self.root) != nil else { return nil }
    for label in labels {
      guard let index = add(label) else { return nil }
      guard let bar = label.firstRange(of: "||") else { continue }
      guard let relation = add(String(label[..<bar.lowerBound])), let head = add(String(label[bar.upperBound...])) else {
        return nil
      }
      decorations[Int(index)] = Decoration(relation: relation, head: head)
    }
  }

  subscript(name: String) -> UInt16? { indices[name] }

  private mutating func add(_ name: String) -> UInt16? {
    if let index = indices[name] { return index }
    guard let index = UInt16(exactly: names.count) else { return nil }
    names.append(name)
    decorations.append(nil)
    indices[name] = index
    return index
  }
}
