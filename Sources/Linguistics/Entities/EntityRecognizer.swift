/// Finds named entities: each token begins, continues, ends or is an entity, or is outside of one (BILUO).
struct EntityRecognizer: Sendable {
  /// Actions by their numbers in a `moves` file; 0 stands for a missing annotation and is never taken.
  static let begin = 1
  static let inside = 2
  static let last = 3
  static let unit = 4
  static let outside = 5

  let network: TransitionNetwork
  let labels: [String]
  private let moves: Moves
  /// The label of each move, -1 for a move without one.
  private let moveLabels: [Int]

  /// The moves that the system has: all have labels but the one that stands outside.
  static func accepts(_ move: Moves.Move) -> Bool {
    (begin...unit).contains(move.action) || (move.action == outside && move.label.isEmpty)
  }

  init(_ network: TransitionNetwork, moves: Moves, file: String) throws {
    guard network.features == 3 || network.features == 6 else {
      throw LinguisticsError(
        .unsupported, file: file, "an entity recogniser that looks at \(network.features) tokens, not 3 or 6")
    }
    guard moves.list.count == network.moves else {
      throw LinguisticsError(
        .corrupt, file: file, "\(network.moves) scores for the \(moves.list.count) moves of the moves file")
    }
    var labels: [String] = []
    for move in moves.list where !move.label.isEmpty && !labels.contains(move.label) { labels.append(move.label) }
    self.network = network
    self.moves = moves
    self.labels = labels
    moveLabels = moves.list.map { labels.firstIndex(of: $0.label) ?? -1 }
  }

  /// The entities of one text. `workspace.terms` has begun with the text's vectors; `sentenceStarts` is empty if
  /// nothing is known of sentences: no entity reaches across one.
  func recognize(
    _ features: TokenFeatures, sentenceStarts: [Bool], _ workspace: TransitionWorkspace
  ) -> [NetworkOutput.Entity] {
    var entities: [NetworkOutput.Entity] = []
    var open: (start: Int, label: Int)?
    let count = features.count
    for token in 0..<count {
      look(at: token, open: open?.start, into: workspace.tokens)
      let scores = workspace.score(network)
      let mayContinue = token + 1 < count && !(sentenceStarts.count == count && sentenceStarts[token + 1])
      let move = best(scores, open: open?.label, mayContinue: mayContinue, isSpace: features.isSpace[token])
      guard let move else { break }
      switch moves.list[move].action {
      case Self.begin:
        open = (token, moveLabels[move])
      case Self.last:
        if let entity = open { entities.append(.init(tokens: entity.start..<token + 1, label: entity.label)) }
        open = nil
      case Self.unit:
        entities.append(.init(tokens: token..<token + 1, label: moveLabels[move]))
      default:
        break
      }
    }
    return entities
  }

  /// The best-scored move that is allowed at a token; the first of equals. Nil if none is.
  @inline(__always)
  private func best(
    _ scores: UnsafePointer<Float>, open: Int?, mayContinue: Bool, isSpace: Bool
  ) -> Int? {
    var best = -1
    for run in moves.runs {
      let isCandidate =
        switch run.action {
        case Self.begin: open == nil && mayContinue && !isSpace
        case Self.inside: open != nil && mayContinue
        case Self.last: open != nil
        case Self.unit: open == nil && !isSpace
        case Self.outside: open == nil
        default: false
        }
      guard isCandidate else { continue }
      for move in run.range where best < 0 || scores[move] > scores[best] {
        let label = moveLabels[move]
        // An entity keeps its label; the unit without one blocks entities in training and marks none.
        if let open, label != open { continue }
        if label < 0, run.action != Self.outside { continue }
        best = move
      }
    }
    return best < 0 ? nil : best
  }

  /// The tokens that the network looks at: the one to be judged, and those of the open entity.
  @inline(__always)
  private func look(at token: Int, open: Int?, into tokens: UnsafeMutablePointer<Int32>) {
    tokens[0] = Int32(truncatingIfNeeded: token)
    for feature in 1..<network.features { tokens[feature] = -1 }
    guard let open else { return }
    if network.features == 3 {
      tokens[1] = Int32(truncatingIfNeeded: open)
      tokens[2] = Int32(truncatingIfNeeded: token - 1)
    } else {
      for feature in 1..<network.features where open + feature - 1 < token {
        tokens[feature] = Int32(truncatingIfNeeded: open + feature - 1)
      }
    }
  }
}
