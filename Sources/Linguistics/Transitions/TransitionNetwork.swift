/// Scores the moves of a transition system: a hidden layer over the tokens that a state looks at, and one score a move.
///
/// The hidden layer is a sum of one term a token and feature. Terms depend on the token alone, so they are computed
/// in advance for whole pages of tokens (`HiddenTerms`), and a state costs a sum and a small product.
struct TransitionNetwork: Sendable {
  /// Tokens that a state looks at.
  let features: Int
  let moves: Int
  let inputs: Int
  /// Width of the tokens' vectors after they are narrowed.
  let narrow: Int
  let hidden: Int
  let pieces: Int
  /// `inputs` × `narrow`.
  let narrowing: PackedMatrix
  let narrowingBias: Weights
  /// `narrow` × (feature · piece · hidden).
  let lower: PackedMatrix
  let lowerBias: Weights
  /// The term of a feature whose token is not there: (feature · piece · hidden).
  let missing: Weights
  /// `hidden` × `moves`; nil where the hidden units are the scores.
  private let upper: PackedMatrix?
  private let upperBias: Weights?

  /// Arrays as thinc stores them: `narrowing` (narrow, input), `lower` (feature, hidden, piece, narrow), `missing`
  /// (feature, hidden, piece), `lowerBias` (hidden, piece), `upper` (move, hidden).
  struct Arrays {
    var narrowing: [Float]
    var narrowingBias: [Float]
    var lower: [Float]
    var lowerBias: [Float]
    var missing: [Float]
    var upper: [Float]?
    var upperBias: [Float]
  }

  /// The caller vouches that the arrays have the sizes that the numbers imply.
  init(features: Int, inputs: Int, narrow: Int, hidden: Int, pieces: Int, moves: Int, _ arrays: Arrays) {
    self.features = features
    self.inputs = inputs
    self.narrow = narrow
    self.hidden = hidden
    self.pieces = pieces
    self.moves = moves
    narrowing = Self.matrix(arrays.narrowing, inner: inputs, columns: narrow)
    narrowingBias = Weights(arrays.narrowingBias)
    let order = Self.pieceOrder(features: features, hidden: hidden, pieces: pieces)
    lower = PackedMatrix(inner: narrow, columns: order.count) { input, column in
      arrays.lower[order[column] * narrow + input]
    }
    missing = Weights(order.map { arrays.missing[$0] })
    lowerBias = Weights(Self.pieceOrder(features: 1, hidden: hidden, pieces: pieces).map { arrays.lowerBias[$0] })
    upper = arrays.upper.map { Self.matrix($0, inner: hidden, columns: moves) }
    upperBias = upper == nil ? nil : Weights(arrays.upperBias)
  }

  /// Floats of one feature's term.
  var termWidth: Int { hidden * pieces }

  /// Scratch that `score` needs, in floats.
  var scratchCount: Int { termWidth + hidden + (upper?.columns ?? hidden) }

  /// The scores of all moves from the terms of a state's features; valid until the next call with this scratch.
  @inline(__always)
  func score(
    _ terms: UnsafeBufferPointer<UnsafePointer<Float>>, scratch: UnsafeMutablePointer<Float>
  ) -> UnsafeMutablePointer<Float> {
    let units = scratch + termWidth
    let scores = units + hidden
    VectorKernels.sum(terms, lowerBias.start, into: scratch, count: termWidth)
    guard let upper, let upperBias else {
      VectorKernels.maxout(scratch, pieces: pieces, into: scores, count: hidden)
      return scores
    }
    VectorKernels.maxout(scratch, pieces: pieces, into: units, count: hidden)
    upper.multiply(units, stride: hidden, rows: 1, into: scores)
    VectorKernels.add(upperBias.start, to: scores, count: moves)
    return scores
  }

  /// From weights that are stored output by output.
  private static func matrix(_ weights: [Float], inner: Int, columns: Int) -> PackedMatrix {
    PackedMatrix(inner: inner, columns: columns) { input, output in weights[output * inner + input] }
  }

  /// Where each (feature, piece, unit) stands in arrays that are ordered (feature, unit, piece).
  private static func pieceOrder(features: Int, hidden: Int, pieces: Int) -> [Int] {
    var order: [Int] = []
    for feature in 0..<features {
      for piece in 0..<pieces {
        for unit in 0..<hidden { order.append((feature * hidden + unit) * pieces + piece) }
      }
    }
    return order
  }
}

extension TransitionNetwork {
  /// Reads a component's network, whose tokens' vectors have `inputs` numbers.
  init(_ model: ComponentModel, tokenVectors inputs: Int) throws {
    let lower = try model.reference("lower")
    let upper = try model.reference("upper")
    let features = try model.dimension("nF", of: lower)
    let pieces = try model.dimension("nP", of: lower)
    let hidden = try model.dimension("nO", of: lower)
    let narrow = try model.dimension("nI", of: lower)
    let isLinear = model.layers[upper].name == "linear"
    guard let narrowing = model.layers.indices.first(where: { $0 != upper && model.layers[$0].name == "linear" }) else {
      throw LinguisticsError(.corrupt, file: model.file, "has no linear layer before its transitions")
    }
    let moves = isLinear ? try model.dimension("nO", of: upper) : hidden
    let arrays = Arrays(
      narrowing: try model.weights("W", of: narrowing, shape: [narrow, inputs]),
      narrowingBias: try model.weights("b", of: narrowing, shape: [narrow]),
      lower: try model.weights("W", of: lower, shape: [features, hidden, pieces, narrow]),
      lowerBias: try model.weights("b", of: lower, shape: [hidden, pieces]),
      missing: try model.weights("pad", of: lower, shape: [1, features, hidden, pieces]),
      upper: isLinear ? try model.weights("W", of: upper, shape: [moves, hidden]) : nil,
      upperBias: isLinear ? try model.weights("b", of: upper, shape: [moves]) : [])
    self.init(
      features: features, inputs: inputs, narrow: narrow, hidden: hidden, pieces: pieces, moves: moves, arrays)
  }
}
