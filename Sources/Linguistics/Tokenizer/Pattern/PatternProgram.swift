/// A pattern compiled to steps that a matcher walks, forwards or backwards through the text.
struct PatternProgram: Sendable {
  enum Step: Sendable {
    /// One character of a set.
    case set(Int)
    /// Try the first, then the second. `loop` numbers the splits that lead back to themselves.
    case split(Int, Int, loop: Int?)
    case jump(Int)
    case start, end
    case boundary(negated: Bool)
    case look(Int)
    case accept
  }

  struct Look: Sendable {
    let program: PatternProgram
    let negated: Bool
    /// Characters to go back before the program begins; 0 for a look-ahead.
    let back: Int
  }

  /// Enough for patterns twenty times the size of those in use.
  private static let largest = 100_000

  private(set) var steps: [Step] = []
  private(set) var sets: [ScalarSet] = []
  private(set) var looks: [Look] = []
  private(set) var loops = 0
  let isBackward: Bool

  init(_ node: PatternNode, backward: Bool = false) throws(PatternParser.Failure) {
    isBackward = backward
    try emit(node)
    steps.append(.accept)
  }

  private mutating func emit(_ node: PatternNode) throws(PatternParser.Failure) {
    guard steps.count < Self.largest else { throw PatternParser.Failure(message: "more steps than \(Self.largest)") }
    switch node {
    case .set(let set):
      sets.append(set)
      steps.append(.set(sets.count - 1))
    case .start: steps.append(.start)
    case .end: steps.append(.end)
    case .boundary(let negated): steps.append(.boundary(negated: negated))
    case .look(let body, let ahead, let negated):
      let program = try PatternProgram(body)
      looks.append(Look(program: program, negated: negated, back: ahead ? 0 : body.width ?? 0))
      steps.append(.look(looks.count - 1))
    case .sequence(let nodes):
      for node in isBackward ? nodes.reversed() : nodes { try emit(node) }
    case .alternatives(let nodes): try emit(alternatives: nodes)
    case .repetition(let node, let minimum, let maximum, let greedy):
      for _ in 0..<minimum { try emit(node) }
      if let maximum {
        try emit(optional: node, times: maximum - minimum, greedy: greedy)
      } else {
        try emit(loop: node, greedy: greedy)
      }
    }
  }

  private mutating func emit(alternatives nodes: [PatternNode]) throws(PatternParser.Failure) {
    var exits: [Int] = []
    for (index, node) in nodes.enumerated() {
      let isLast = index == nodes.count - 1
      let split = steps.count
      if !isLast { steps.append(.jump(0)) }
      try emit(node)
      guard !isLast else { break }
      exits.append(steps.count)
      steps.append(.jump(0))
      steps[split] = .split(split + 1, steps.count, loop: nil)
    }
    for exit in exits { steps[exit] = .jump(steps.count) }
  }

  private mutating func emit(optional node: PatternNode, times: Int, greedy: Bool) throws(PatternParser.Failure) {
    var splits: [Int] = []
    for _ in 0..<times {
      splits.append(steps.count)
      steps.append(.jump(0))
      try emit(node)
    }
    for split in splits { steps[split] = Self.split(enter: split + 1, leave: steps.count, greedy: greedy, loop: nil) }
  }

  private mutating func emit(loop node: PatternNode, greedy: Bool) throws(PatternParser.Failure) {
    let split = steps.count
    let loop = loops
    loops += 1
    steps.append(.jump(0))
    try emit(node)
    steps.append(.jump(split))
    steps[split] = Self.split(enter: split + 1, leave: steps.count, greedy: greedy, loop: loop)
  }

  private static func split(enter: Int, leave: Int, greedy: Bool, loop: Int?) -> Step {
    greedy ? .split(enter, leave, loop: loop) : .split(leave, enter, loop: loop)
  }
}
