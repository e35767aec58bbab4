/// What an encoder knows of a word type by itself: its embedding, and what the embedding contributes to the first
/// window layer from each position of the window.
///
/// Both depend on the type's columns alone, so they are computed once for a type and remembered. A row is the
/// embedding (`width` floats), then one projection (`firstLayer.candidates` floats) for each position of the window,
/// from the leftmost on.
struct WordEmbedding: Sendable {
  /// The columns that make a word type: the attributes of the embedding tables in order, then the key of the static
  /// vectors where the model has them.
  let attributes: [FeatureAttribute]
  let width: Int
  let rowWidth: Int
  private let tables: [HashEmbedding]
  private let vectors: StaticVectors?
  private let mix: MaxoutLayer
  /// `width` × (window positions · candidates of the first layer).
  private let projections: PackedMatrix

  /// Types are computed at most this many at a time.
  static let panel = 64

  init(tables: [HashEmbedding], vectors: StaticVectors?, mix: MaxoutLayer, firstLayer: MaxoutLayer, positions: Int) {
    self.tables = tables
    self.vectors = vectors
    self.mix = mix
    attributes = tables.map(\.attribute) + (vectors == nil ? [] : [.orth])
    width = mix.width
    let candidates = firstLayer.candidates
    rowWidth = mix.width + positions * candidates
    // The first layer's weights are (position, input) × candidate; here each position gets columns of its own.
    projections = PackedMatrix(inner: mix.width, columns: positions * candidates) { input, column in
      firstLayer.weights[column / candidates * mix.width + input, column % candidates]
    }
  }

  var scratchCount: Int {
    Self.panel * (mix.inputs + productColumns + mix.width + (vectors?.width ?? 0))
  }

  private var productColumns: Int { max(mix.weights.columns, projections.columns, vectors?.productColumns ?? 0) }

  /// Writes the rows of up to `panel` types. `keys` holds `attributes.count` numbers a type; `scratch` has room for
  /// `scratchCount` floats.
  func compute(
    keys: UnsafePointer<UInt64>, count: Int, into rows: UnsafeMutablePointer<Float>,
    scratch: UnsafeMutablePointer<Float>
  ) {
    let input = scratch
    let product = input + Self.panel * mix.inputs
    let embedding = product + Self.panel * productColumns
    let vectorScratch = embedding + Self.panel * width
    for type in 0..<count {
      var target = input + type * mix.inputs
      for (column, table) in tables.enumerated() {
        table.embed(keys[type * attributes.count + column], into: target)
        target += table.width
      }
    }
    if let vectors {
      vectors.project(
        keys: keys + tables.count, stride: attributes.count, count: count,
        into: input + (mix.inputs - vectors.outputs), stride: mix.inputs, gathered: vectorScratch, product: product)
    }
    mix.weights.multiply(input, stride: mix.inputs, rows: count, into: product)
    for type in 0..<count { mix.finish(product + type * mix.weights.columns, into: embedding + type * width) }
    projections.multiply(embedding, stride: width, rows: count, into: product)
    for type in 0..<count {
      let row = rows + type * rowWidth
      VectorKernels.copy(embedding + type * width, to: row, count: width)
      VectorKernels.copy(product + type * projections.columns, to: row + width, count: rowWidth - width)
    }
  }
}
