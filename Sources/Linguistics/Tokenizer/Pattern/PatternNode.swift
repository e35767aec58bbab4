/// A pattern of Python's regular expression dialect, parsed.
indirect enum PatternNode: Sendable {
  case set(ScalarSet)
  case sequence([PatternNode])
  /// In order of preference.
  case alternatives([PatternNode])
  /// `maximum` is nil where there is none.
  case repetition(PatternNode, minimum: Int, maximum: Int?, greedy: Bool)
  case start
  /// The end, or before a line feed that is the last character.
  case end
  /// Before or after a word character, but not both or neither.
  case boundary(negated: Bool)
  case look(PatternNode, ahead: Bool, negated: Bool)

  /// The number of characters that a match has, if it is the same for all.
  var width: Int? {
    switch self {
    case .set: return 1
    case .start, .end, .boundary, .look: return 0
    case .sequence(let nodes):
      return nodes.reduce(0) { sum, node in sum.flatMap { sum in node.width.map { sum + $0 } } }
    case .alternatives(let nodes):
      guard let first = nodes.first?.width, nodes.allSatisfy({ $0.width == first }) else { return nil }
      return first
    case .repetition(let node, let minimum, let maximum, _):
      return minimum == maximum ? node.width.map { $0 * minimum } : nil
    }
  }

  /// Whether every match begins where the text begins.
  var isAnchoredAtStart: Bool {
    switch self {
    case .start: true
    case .sequence(let nodes): nodes.first?.isAnchoredAtStart ?? false
    case .alternatives(let nodes): nodes.allSatisfy(\.isAnchoredAtStart)
    case .repetition(let node, let minimum, _, _): minimum > 0 && node.isAnchoredAtStart
    default: false
    }
  }

  /// Whether every match ends where the text ends.
  var isAnchoredAtEnd: Bool {
    switch self {
    case .end: true
    case .sequence(let nodes): nodes.last?.isAnchoredAtEnd ?? false
    case .alternatives(let nodes): nodes.allSatisfy(\.isAnchoredAtEnd)
    case .repetition(let node, let minimum, _, _): minimum > 0 && node.isAnchoredAtEnd
    default: false
    }
  }
}
