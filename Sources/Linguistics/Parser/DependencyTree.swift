/// Heads and relations of one text, from the arcs of a parse to the tree that is given out.
struct DependencyTree {
  /// A root is its own head.
  var heads: [Int32]
  /// Indices into the parser's relation labels.
  var relations: [UInt16]
  /// First and last token below each token, itself included.
  private var leftEdges: [Int32] = []
  private var rightEdges: [Int32] = []

  init(heads: [Int32], relations: [UInt16]) {
    self.heads = heads
    self.relations = relations
    findEdges()
  }

  /// Attaches the dependents with decorated relations to their true heads: the first token, top-down and from left
  /// to right below the present head, whose relation is the one that the decoration names. Spaces are passed over.
  /// Where there is none the head stays.
  mutating func deprojectivize(_ labels: RelationLabels, isSpace: [Bool]) {
    var isChanged = false
    for token in heads.indices {
      guard let decoration = labels.decorations[Int(relations[token])] else { continue }
      if let head = findHead(of: token, relation: decoration.head, isSpace: isSpace) { heads[token] = head }
      relations[token] = decoration.relation
      isChanged = true
    }
    if isChanged { findEdges() }
  }

  /// A sentence starts at the leftmost token below each root.
  func sentenceStarts() -> [Bool] {
    var starts = [Bool](repeating: false, count: heads.count)
    if !starts.isEmpty { starts[0] = true }
    for token in heads.indices where Int(heads[token]) == token { starts[Int(leftEdges[token])] = true }
    return starts
  }

  private func findHead(of token: Int, relation: UInt16, isSpace: [Bool]) -> Int32? {
    var level = [heads[token]]
    while !level.isEmpty {
      var below: [Int32] = []
      for parent in level {
        for child in leftEdges[Int(parent)]...rightEdges[Int(parent)]
        where child != parent && heads[Int(child)] == parent && Int(child) != token {
          if isSpace[Int(child)] { continue }
          if relations[Int(child)] == relation { return child }
          below.append(child)
        }
      }
      level = below
    }
    return nil
  }

  /// Where the tree is not projective, edges take several rounds to settle: until every head lies within the
  /// sentence that the edges imply, or eleven rounds have passed, as in spaCy.
  private mutating func findEdges() {
    leftEdges = heads.indices.map(Int32.init(truncatingIfNeeded:))
    rightEdges = leftEdges
    for _ in 0..<12 {
      for token in heads.indices { widen(token) }
      for token in heads.indices.reversed() { widen(token) }
      if headsStayWithinSentences() { return }
    }
  }

  private mutating func widen(_ token: Int) {
    let head = Int(heads[token])
    if leftEdges[token] < leftEdges[head] { leftEdges[head] = leftEdges[token] }
    if rightEdges[token] > rightEdges[head] { rightEdges[head] = rightEdges[token] }
  }

  private func headsStayWithinSentences() -> Bool {
    let starts = sentenceStarts()
    var sentence = 0
    for token in starts.indices where (token > 0 && starts[token]) || token == starts.count - 1 {
      for member in sentence..<token where heads[member] < Int32(sentence) || heads[member] > Int32(token) {
        return false
      }
      sentence = token
    }
    return true
  }
}
