import Testing

@testable import DatelineCore

@Suite struct TrieEdgesTests {
  @Test func `Thousands of edges each lead where they were put, and others lead nowhere`() {
    var edges = TrieEdges()
    for node in Int32(0)..<50 {
      for word in Int32(0)..<60 where (node + word).isMultiple(of: 2) { edges.add(node, word, to: node * 60 + word + 1) }
    }
    for node in Int32(0)..<50 {
      for word in Int32(0)..<60 {
        #expect(edges.target(node, word) == ((node + word).isMultiple(of: 2) ? node * 60 + word + 1 : 0))
      }
    }
    #expect(edges.target(50, 0) == 0)
  }
}
