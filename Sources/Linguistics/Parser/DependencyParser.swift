/// Finds heads, relations and sentence starts: a greedy arc-eager parse.
struct DependencyParser: Sendable {
  let network: TransitionNetwork
  let relations: RelationLabels
  private let moves: Moves
  /// The relation that each move gives.
  private let moveRelations: [UInt16]
  /// Moves that join pieces of a word, if the model has any.
  private let subtokenMoves: [Int]

  init(_ network: TransitionNetwork, moves: Moves, file: String) throws {
    guard network.features == 8 || network.features == 13 else {
      throw LinguisticsError(.unsupported, file: file, "a parser that looks at \(network.features) tokens, not 8 or 13")
    }
    guard moves.list.count == network.moves else {
      throw LinguisticsError(
        .corrupt, file: file, "\(network.moves) scores for the \(moves.list.count) moves of the moves file")
    }
    guard let relations = RelationLabels(moves.list.map(\.label)) else {
      throw LinguisticsError(.unsupported, file: file, "more relations than 16 bits can number")
    }
    self.network = network
    self.moves = moves
    self.relations = relations
    moveRelations = moves.list.map { relations[$0.label] ?? relations.rootIndex }
    subtokenMoves = moves.list.indices.filter { moves.list[$0].label == ArcEager.subtoken }
  }

  /// The tree of one text. `workspace.terms` has begun with the text's vectors.
  func parse(_ features: TokenFeatures, presets: [Bool], _ workspace: TransitionWorkspace) -> DependencyTree {
    workspace.parse.begin(count: features.count, presets: presets)
    while !workspace.parse.isFinal {
      guard let move = next(workspace) else {
        workspace.parse.finish()
        break
      }
      ArcEager.perform(moves.list[move].action, label: moveRelations[move], on: &workspace.parse)
    }
    return tree(workspace.parse, isSpace: features.isSpace)
  }

  @inline(__always)
  private func next(_ workspace: TransitionWorkspace) -> Int? {
    guard ArcEager.look(at: workspace.parse, features: network.features, into: workspace.tokens) else { return nil }
    let scores = workspace.score(network)
    if !subtokenMoves.isEmpty, !ArcEager.joinsNeighbours(workspace.parse) {
      for move in subtokenMoves { scores[move] = -.infinity }
    }
    let allowed = ArcEager.allowed(workspace.parse)
    return moves.best(scores) { allowed.contains($0) }
  }

  /// Tokens that are left without a head are roots.
  private func tree(_ state: borrowing ArcEagerState, isSpace: [Bool]) -> DependencyTree {
    var heads = state.heads
    var labels = state.labels
    for token in heads.indices where heads[token] < 0 {
      heads[token] = Int32(truncatingIfNeeded: token)
      labels[token] = relations.rootIndex
    }
    var tree = DependencyTree(heads: heads, relations: labels)
    tree.deprojectivize(relations, isSpace: isSpace)
    return tree
  }
}
