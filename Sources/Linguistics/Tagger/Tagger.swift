/// Gives each token the label whose score is highest: a fine-grained tag, or whether a sentence starts.
struct Tagger: Sendable {
  let labels: [String]
  private let inputs: Int
  /// `inputs` × labels.
  private let weights: PackedMatrix
  private let bias: Weights

  /// Rows of one product.
  private static let panel = 64

  /// Reads the `softmax` layer that `model`'s top layer names. The softmax itself is not computed: it does not change
  /// which score is highest.
  init(_ model: ComponentModel, labels: [String], tokenVectors inputs: Int) throws {
    let layer = try model.reference("softmax")
    let values = try model.weights("W", of: layer, shape: [labels.count, inputs])
    guard !labels.isEmpty, labels.count <= Int(UInt16.max) else {
      throw LinguisticsError(.corrupt, file: model.file, "\(labels.count) labels")
    }
    self.labels = labels
    self.inputs = inputs
    weights = PackedMatrix(inner: inputs, columns: labels.count) { input, label in values[label * inputs + input] }
    bias = Weights(try model.weights("b", of: layer, shape: [labels.count]))
  }

  var scratchCount: Int { Self.panel * weights.columns }

  /// The label of each token, as an index into `labels`; the first of equals.
  func tag(
    _ vectors: UnsafePointer<Float>, count: Int, scratch scores: UnsafeMutablePointer<Float>
  ) -> [UInt16] {
    var tags: [UInt16] = []
    tags.reserveCapacity(count)
    for start in stride(from: 0, to: count, by: Self.panel) {
      let rows = min(Self.panel, count - start)
      weights.multiply(vectors + start * inputs, stride: inputs, rows: rows, into: scores)
      for row in 0..<rows {
        let first = scores + row * weights.columns
        VectorKernels.add(bias.start, to: first, count: labels.count)
        var best = 0
        for label in 1..<max(labels.count, 1) where first[label] > first[best] { best = label }
        tags.append(UInt16(truncatingIfNeeded: best))
      }
    }
    return tags
  }
}
