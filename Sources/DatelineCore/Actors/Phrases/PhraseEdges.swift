import Linguistics

/// Where the noun phrase of every token begins and how far it reaches, from one walk over the tree.
struct PhraseEdges: Sendable {
  /// By token: the first token of what stands before it and qualifies it; the token itself where nothing does.
  let first: [Int32]
  /// By token: the last token of the prepositional phrases behind it; the token itself where there are none.
  let last: [Int32]
  /// Every token after all that hang on it. Tokens in a ring, which only a tree made by hand has, are left out.
  let order: [Int32]

  init(_ field: ParsedField) { self.init(tree: field.tree, tags: field.tags) }

  /// - Parameter tags: one a token of the tree.
  init(tree: SyntaxTree, tags: [Tag]) {
    let count = min(tree.heads.count, tags.count)
    var order: [Int32] = []
    order.reserveCapacity(count)
    for token in 0..<count where tree.isRoot(token) { order.append(Int32(token)) }
    var next = 0
    while next < order.count {
      for child in tree.children(of: Int(order[next])) { order.append(Int32(child)) }
      next += 1
    }
    order.reverse()
    var first = (0..<count).map(Int32.init)
    var last = first
    for token in order.map(Int.init) {
      let isNominal = tags[token].isNoun
      for child in tree.children(of: token) {
        let relation = tree.relation(child)
        if child < token, Self.qualifies(relation, isNominal: isNominal) {
          first[token] = min(first[token], first[child])
        } else if child > token, Self.follows(relation) {
          last[token] = max(last[token], last[child])
        }
      }
    }
    self.first = first
    self.last = last
    self.order = order
  }

  private static func qualifies(_ relation: Relation, isNominal: Bool) -> Bool {
    switch relation {
    case .det, .predet, .nummod, .quantmod, .amod, .compound, .nmod, .poss, .neg: true
    // "recently elected", "about 100", but not "even soldiers".
    case .advmod, .npadvmod: !isNominal
    default: false
    }
  }

  private static func follows(_ relation: Relation) -> Bool {
    relation == .prep || relation == .pobj || relation == .nummod || relation == .compound
  }
}
