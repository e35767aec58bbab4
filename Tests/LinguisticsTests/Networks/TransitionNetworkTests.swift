import Testing

@testable import Linguistics

/// Networks whose scores are their biases alone: they always want the same move, and do what is allowed.
@Suite struct TransitionNetworkTests {
  private func network(features: Int, scores: [Float]) -> TransitionNetwork {
    let (inputs, narrow, hidden, pieces) = (4, 4, 8, 2)
    return TransitionNetwork(
      features: features, inputs: inputs, narrow: narrow, hidden: hidden, pieces: pieces, moves: scores.count,
      .init(
        narrowing: Array(repeating: 0, count: narrow * inputs), narrowingBias: Array(repeating: 0, count: narrow),
        lower: Array(repeating: 0, count: features * hidden * pieces * narrow),
        lowerBias: Array(repeating: 0, count: hidden * pieces),
        missing: Array(repeating: 0, count: features * hidden * pieces),
        upper: Array(repeating: 0, count: scores.count * hidden), upperBias: scores))
  }

  private func run<T>(_ network: TransitionNetwork, tokens: Int, _ body: (TransitionWorkspace) -> T) -> T {
    let workspace = TransitionWorkspace(network)
    let vectors = FloatBuffer(tokens * network.inputs)
    workspace.terms.begin(vectors: vectors.start, tokens: tokens)
    return body(workspace)
  }

  private func features(_ count: Int) -> TokenFeatures {
    var random = TestNumbers()
    var features = random.features(count, words: 50)
    features.isSpace = Array(repeating: false, count: count)
    return features
  }

  @Test("A parser that always wants a right arc makes a chain")
  func chain() throws {
    let moves = Moves([.init(action: 0, label: ""), .init(action: 1, label: ""), .init(action: 3, label: "dep")])
    let parser = try DependencyParser(network(features: 8, scores: [1, 0, 2]), moves: moves, file: "test")
    let tree = run(parser.network, tokens: 5) { parser.parse(features(5), presets: [], $0) }
    #expect(tree.heads == [0, 0, 1, 2, 3])
    #expect(tree.relations.map { parser.relations.names[Int($0)] } == ["ROOT", "dep", "dep", "dep", "dep"])
  }

  @Test("A parser that always wants a break makes sentences of single words")
  func breaks() throws {
    let moves = Moves([.init(action: 0, label: ""), .init(action: 1, label: ""), .init(action: 4, label: "ROOT")])
    let parser = try DependencyParser(network(features: 13, scores: [1, 0, 2]), moves: moves, file: "test")
    let tree = run(parser.network, tokens: 4) { parser.parse(features(4), presets: [], $0) }
    #expect(tree.heads == [0, 1, 2, 3])
    #expect(tree.sentenceStarts() == [true, true, true, true])
  }

  @Test("Entities end at the end of a sentence and of the text, and keep their label")
  func entities() throws {
    let moves = Moves([
      .init(action: 1, label: "ORG"), .init(action: 1, label: "GPE"), .init(action: 2, label: "ORG"),
      .init(action: 2, label: "GPE"), .init(action: 3, label: "ORG"), .init(action: 3, label: "GPE"),
      .init(action: 4, label: ""), .init(action: 5, label: ""),
    ])
    let recognizer = try EntityRecognizer(
      network(features: 3, scores: [4, 5, 9, 3, 8, 2, 7, 1]), moves: moves, file: "test")
    let starts = [true, false, false, true, false]
    let entities = run(recognizer.network, tokens: 5) { recognizer.recognize(features(5), sentenceStarts: starts, $0) }
    #expect(entities == [.init(tokens: 0..<3, label: 1), .init(tokens: 3..<5, label: 1)])
    #expect(recognizer.labels == ["ORG", "GPE"])
  }

  @Test("A network that looks at another number of tokens is refused by name of its file")
  func refused() {
    let moves = Moves([.init(action: 0, label: "")])
    #expect(throws: LinguisticsError.self) {
      try DependencyParser(network(features: 5, scores: [1]), moves: moves, file: "parser/model")
    }
    #expect(throws: LinguisticsError.self) {
      try EntityRecognizer(network(features: 3, scores: [1, 2]), moves: moves, file: "ner/model")
    }
  }
}
