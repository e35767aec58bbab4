import Testing

@testable import Linguistics

@Suite struct DependencyTreeTests {
  @Test("A decorated relation moves its token to the head that it names")
  func deprojectivize() throws {
    // "What did she say he wanted": the projective tree hangs "What" on "say"; it is the object of "wanted".
    let labels = try #require(RelationLabels(["dobj||ccomp", "aux", "nsubj", "ccomp"]))
    let names = ["dobj||ccomp", "aux", "nsubj", "ROOT", "nsubj", "ccomp"]
    var tree = DependencyTree(heads: [3, 3, 3, 3, 5, 3], relations: try names.map { try #require(labels[$0]) })
    tree.deprojectivize(labels, isSpace: Array(repeating: false, count: 6))
    #expect(tree.heads == [5, 3, 3, 3, 5, 3])
    #expect(tree.relations.map { labels.names[Int($0)] } == ["dobj", "aux", "nsubj", "ROOT", "nsubj", "ccomp"])
  }

  @Test("Where no token has the named relation, the head stays")
  func noHead() throws {
    let labels = try #require(RelationLabels(["dobj||ccomp", "aux"]))
    var tree = DependencyTree(heads: [1, 1, 1], relations: [try #require(labels["dobj||ccomp"]), 0, try #require(labels["aux"])])
    tree.deprojectivize(labels, isSpace: [false, false, false])
    #expect(tree.heads == [1, 1, 1])
    #expect(labels.names[Int(tree.relations[0])] == "dobj")
  }

  @Test("A sentence starts at the leftmost token below each root")
  func sentences() {
    let tree = DependencyTree(heads: [1, 1, 1, 4, 5, 5, 5], relations: Array(repeating: 0, count: 7))
    #expect(tree.sentenceStarts() == [true, false, false, true, false, false, false])
  }

  @Test("An empty text has an empty tree")
  func empty() {
    #expect(DependencyTree(heads: [], relations: []).sentenceStarts().isEmpty)
  }
}
