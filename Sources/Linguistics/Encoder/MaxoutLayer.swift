/// A dense layer whose units are the largest of several linear pieces, normalised over its width.
struct MaxoutLayer: Sendable {
  /// Width of the output.
  let width: Int
  let inputs: Int
  let pieces: Int
  /// `inputs` × (`pieces` · `width`): the columns of the first pieces, then those of the second and so on, so that
  /// the largest piece is found by comparing whole rows.
  let weights: PackedMatrix
  let bias: Weights
  private let scale: Weights
  private let shift: Weights

  /// `weights` is (unit, piece, input) and `bias` (unit, piece), as thinc stores them.
  init(
    width: Int, inputs: Int, pieces: Int, weights: [Float], bias: [Float], scale: [Float], shift: [Float]
  ) {
    self.width = width
    self.inputs = inputs
    self.pieces = pieces
    func unitAndPiece(_ column: Int) -> Int { column % width * pieces + column / width }
    self.weights = PackedMatrix(inner: inputs, columns: pieces * width) { input, column in
      weights[unitAndPiece(column) * inputs + input]
    }
    self.bias = Weights((0..<pieces * width).map { bias[unitAndPiece($0)] })
    self.scale = Weights(scale)
    self.shift = Weights(shift)
  }

  /// Values of which the largest pieces are taken.
  var candidates: Int { pieces * width }

  /// One row of the layer's output from one row of `input · weights`.
  @inline(__always)
  func finish(_ product: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>) {
    VectorKernels.maxout(product, bias: bias.start, pieces: pieces, into: output, count: width)
    VectorKernels.normalize(output, scale: scale.start, shift: shift.start, count: width)
  }

  /// As `finish`, of a row that the bias is already part of.
  @inline(__always)
  func finishBiased(_ product: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>) {
    VectorKernels.maxout(product, pieces: pieces, into: output, count: width)
    VectorKernels.normalize(output, scale: scale.start, shift: shift.start, count: width)
  }
}

extension MaxoutLayer {
  /// A `maxout` layer and the `layernorm` that follows it.
  init(_ model: ComponentModel, maxout: Int, layerNorm: Int) throws {
    let width = try model.dimension("nO", of: maxout)
    let inputs = try model.dimension("nI", of: maxout)
    let pieces = try model.dimension("nP", of: maxout)
    self.init(
      width: width, inputs: inputs, pieces: pieces,
      weights: try model.weights("W", of: maxout, shape: [width, pieces, inputs]),
      bias: try model.weights("b", of: maxout, shape: [width, pieces]),
      scale: try model.weights("G", of: layerNorm, shape: [width]),
      shift: try model.weights("b", of: layerNorm, shape: [width]))
  }
}
