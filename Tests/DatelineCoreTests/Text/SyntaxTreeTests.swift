import Testing

@testable import DatelineCore

@Suite("Syntax tree")
struct SyntaxTreeTests {
  /// rebels(1) <- attacked(1 is head)...: "armed rebels attacked villages near rivers".
  private let tree = SyntaxTree(
    heads: [1, 2, 2, 2, 3, 4], relations: [.amod, .nsubj, .root, .dobj, .prep, .pobj])

  @Test("gives children by relation, and the way up")
  func walks() {
    #expect(Array(tree.children(of: 2)) == [1, 3])
    #expect(tree.child(of: 2, .dobj) == 3)
    #expect(tree.children(of: 2, .nsubj, .dobj) == [1, 3])
    #expect(Array(tree.ancestors(of: 5)) == [4, 3, 2])
    #expect(tree.subtree(of: 3) == [3, 4, 5])
    #expect(tree.subtree(of: 2, cut: { tree.relation($0) == .prep }) == [0, 1, 2, 3])
  }

  @Test("walks end in a ring of heads, and outside the document")
  func rings() {
    let ring = SyntaxTree(heads: [1, 0, 99], relations: [.dep, .dep])
    #expect(Array(ring.ancestors(of: 0)).count <= 3)
    #expect(ring.subtree(of: 0).count <= 4)
    #expect(ring.isRoot(2))
    #expect(ring.children(of: 7).isEmpty)
    #expect(ring.relation(2) == .other)
  }
}
