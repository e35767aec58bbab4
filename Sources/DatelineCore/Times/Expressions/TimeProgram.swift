/// The patterns of a grammar as the matcher walks them: nodes in one flat array, so that a step costs no reference
/// counting.
struct TimeProgram: Sendable {
  /// Ranges are those of `children`, of a literal those of `elements`.
  enum Node: Sendable {
    case terminal(TimeClass)
    case literal(Range<Int32>)
    case symbol(Int32)
    case sequence(Range<Int32>)
    case choice(Range<Int32>)
    case optional(Int32)
    case ahead(Int32, wanted: Bool)
    case behind(Range<Int32>, wanted: Bool)
  }

  private(set) var nodes: [Node] = []
  private(set) var children: [Int32] = []
  private(set) var elements: [TimeVocabulary.Element] = []

  /// Adds a pattern; returns its node.
  mutating func add(_ pattern: TimePattern) -> Int32 {
    let node: Node
    switch pattern {
    case .terminal(let terminal): node = .terminal(terminal)
    case .literal(let words):
      let first = Int32(elements.count)
      elements += words
      node = .literal(first..<Int32(elements.count))
    case .symbol(let number): node = .symbol(Int32(number))
    case .sequence(let parts): node = .sequence(add(parts))
    case .choice(let branches): node = .choice(add(branches))
    case .optional(let inner): node = .optional(add(inner))
    case .ahead(let inner, let wanted): node = .ahead(add(inner), wanted: wanted)
    case .behind(let branches, let wanted): node = .behind(add(branches), wanted: wanted)
    }
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  private mutating func add(_ patterns: [TimePattern]) -> Range<Int32> {
    let added = patterns.map { add($0) }
    let first = Int32(children.count)
    children += added
    return first..<Int32(children.count)
  }
}
