import Linguistics

/// The dependency trees of a document, with every token's children at hand.
///
/// A root is its own head. Heads may cross; every head lies in its token's own sentence. All walks are bounded by the
/// number of tokens, also in trees that were made by hand and hold a ring.
///
/// A class, because every look at a token's relation goes by it: one reference instead of four.
final class SyntaxTree: Sendable {
  let heads: [Int32]
  let relations: [Relation]
  /// By token: where its children begin in `children`; one more at the end.
  private let firstChild: [Int32]
  private let children: [Int]

  init(heads: [Int32], relations: [Relation]) {
    let heads = heads.indices.map { heads.indices.contains(Int(heads[$0])) ? heads[$0] : Int32($0) }
    var firstChild = [Int32](repeating: 0, count: heads.count + 1)
    for (token, head) in heads.enumerated() where Int(head) != token { firstChild[Int(head) + 1] += 1 }
    for token in heads.indices { firstChild[token + 1] += firstChild[token] }
    var next = firstChild
    var children = [Int](repeating: 0, count: Int(firstChild.last ?? 0))
    for (token, head) in heads.enumerated() where Int(head) != token {
      children[Int(next[Int(head)])] = token
      next[Int(head)] += 1
    }
    self.heads = heads
    self.relations = relations
    self.firstChild = firstChild
    self.children = children
  }

  /// The token itself for a root.
  func head(_ token: Int) -> Int { heads.indices.contains(token) ? Int(heads[token]) : token }
  func isRoot(_ token: Int) -> Bool { head(token) == token }
  func relation(_ token: Int) -> Relation { relations.indices.contains(token) ? relations[token] : .other }

  /// The tokens that hang on a token, in order.
  func children(of token: Int) -> ArraySlice<Int> {
    guard token >= 0, token + 1 < firstChild.count else { return [] }
    return children[Int(firstChild[token])..<Int(firstChild[token + 1])]
  }

  /// The children in one of some relations, in order.
  func children(of token: Int, _ wanted: Relation...) -> [Int] {
    children(of: token).filter { wanted.contains(relation($0)) }
  }

  /// How many tokens hang on a token.
  func childCount(of token: Int) -> Int { places(ofChildrenOf: token).count }

  private func places(ofChildrenOf token: Int) -> Range<Int> {
    token >= 0 && token + 1 < firstChild.count ? Int(firstChild[token])..<Int(firstChild[token + 1]) : 0..<0
  }

  /// The first child in a relation.
  func child(of token: Int, _ wanted: Relation) -> Int? {
    for place in places(ofChildrenOf: token) where relation(children[place]) == wanted { return children[place] }
    return nil
  }

  /// The first of the words that a word is joined to by "and": itself where it is joined to none.
  func firstConjunct(_ token: Int) -> Int {
    var current = token
    for _ in 0..<Self.mostConjuncts where relation(current) == .conj { current = head(current) }
    return current
  }

  private static let mostConjuncts = 16

  /// From a token's head up to its root, nearest first.
  func ancestors(of token: Int) -> Ancestors { Ancestors(tree: self, token: token) }

  struct Ancestors: Sequence, IteratorProtocol {
    fileprivate let tree: SyntaxTree
    fileprivate var token: Int
    private var steps = 0

    fileprivate init(tree: SyntaxTree, token: Int) {
      self.tree = tree
      self.token = token
    }

    mutating func next() -> Int? {
      let next = tree.head(token)
      steps += 1
      guard next != token, steps <= tree.heads.count else { return nil }
      token = next
      return next
    }
  }

  /// A token and all that hangs on it, in order, without the branches that `cut` takes off.
  func subtree(of token: Int, cut: (Int) -> Bool = { _ in false }) -> [Int] {
    var found = [token]
    var next = 0
    while next < found.count, found.count <= heads.count {
      for child in children(of: found[next]) where !cut(child) { found.append(child) }
      next += 1
    }
    return found.sorted()
  }
}
