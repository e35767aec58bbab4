/// Turns the words of a text into vectors that know their neighbours: hashed embeddings, a mix of them, and window
/// layers with residual connections (spaCy's `Tok2Vec` of `MultiHashEmbed` and `MaxoutWindowEncoder`).
struct Encoder: Sendable {
  let words: WordEmbedding
  /// Tokens on either side that a layer sees.
  let window: Int
  let layers: [MaxoutLayer]
  let memory: WordMemory

  /// `layers` has at least one element; each takes `2 * window + 1` vectors of the embedding's width and gives one.
  init(words: WordEmbedding, window: Int, layers: [MaxoutLayer], memoryBytes: Int) {
    self.words = words
    self.window = window
    self.layers = layers
    memory = WordMemory(columns: words.attributes.count, width: words.rowWidth, bytes: memoryBytes)
  }

  var width: Int { words.width }

  /// Tokens on either side on which a token's vector depends.
  var reach: Int { window * layers.count }

  /// Tokens are encoded in blocks of this size, counted from the start of the text; `reach` tokens on either side are
  /// computed again for the next block.
  var blockLength: Int { max(256 - 2 * reach, 32) }

  /// Rows of one product: few enough to be still in the cache when they are finished.
  static let panel = 64

  /// Writes the vector of every token, row by row.
  func encode(
    _ features: TokenFeatures, into vectors: UnsafeMutablePointer<Float>, workspace: EncoderWorkspace
  ) {
    var start = 0
    while start < features.count {
      let end = min(start + blockLength, features.count)
      lookUp(features, from: start - reach, to: end + reach, workspace)
      encodeBlock(start..<end, into: vectors + start * width, workspace)
      start = end
    }
  }

  /// Finds the row of every word from one position to another; positions outside the text have rows of zeros, as
  /// the padding has that the model was trained with.
  private func lookUp(_ features: TokenFeatures, from: Int, to: Int, _ workspace: EncoderWorkspace) {
    workspace.newTypes.removeAll()
    for position in from..<to {
      let index = position - from
      guard position >= 0, position < features.count else {
        workspace.rows[index] = UnsafePointer(workspace.padding.start)
        continue
      }
      let key = workspace.nextKey
      for (column, attribute) in words.attributes.enumerated() {
        key[column] = features.value(attribute, of: position)
      }
      let hash = WordMemory.hash(key, count: words.attributes.count)
      workspace.rows[index] =
        memory.row(of: key, hash: hash) ?? UnsafePointer(workspace.newRow(of: key, hash: hash))
    }
    computeNewTypes(workspace)
  }

  private func computeNewTypes(_ workspace: EncoderWorkspace) {
    var first = 0
    let types = workspace.newTypes
    while first < types.count {
      let count = min(WordEmbedding.panel, types.count - first)
      words.compute(
        keys: workspace.keys + first * words.attributes.count, count: count,
        into: workspace.newRows.start + first * words.rowWidth, scratch: workspace.scratch.start)
      first += count
    }
    for type in 0..<types.count {
      memory.remember(
        workspace.newRows.start + type * words.rowWidth, of: workspace.keys + type * words.attributes.count,
        hash: types[type])
    }
  }

  /// The layers over one block. `workspace.rows` holds the words from `reach` before the block to `reach` after it.
  private func encodeBlock(
    _ block: Range<Int>, into vectors: UnsafeMutablePointer<Float>, _ workspace: EncoderWorkspace
  ) {
    let positions = block.count + 2 * reach
    var current = workspace.first.start
    var next = workspace.second.start
    firstLayer(positions: positions, into: current, workspace)
    for (index, layer) in layers.enumerated().dropFirst() {
      // Each layer needs one window less on either side than the one before it.
      let low = window * (index + 1)
      let high = positions - low
      apply(layer, from: low, to: high, input: current, into: next, workspace)
      swap(&current, &next)
    }
    VectorKernels.copy(current + reach * width, to: vectors, count: block.count * width)
  }

  /// The first layer, whose products are in the rows of the words.
  private func firstLayer(positions: Int, into output: UnsafeMutablePointer<Float>, _ workspace: EncoderWorkspace) {
    guard let layer = layers.first else { return }
    for position in window..<positions - window {
      for offset in 0...2 * window {
        workspace.parts[offset] = workspace.rows[position - window + offset] + width + offset * layer.candidates
      }
      VectorKernels.sum(
        UnsafeBufferPointer(start: workspace.parts, count: 2 * window + 1), layer.bias.start,
        into: workspace.product.start, count: layer.candidates)
      let row = output + position * width
      layer.finishBiased(workspace.product.start, into: row)
      VectorKernels.add(workspace.rows[position], to: row, count: width)
    }
  }

  private func apply(
    _ layer: MaxoutLayer, from low: Int, to high: Int, input: UnsafeMutablePointer<Float>,
    into output: UnsafeMutablePointer<Float>, _ workspace: EncoderWorkspace
  ) {
    // The window of a token is a row of the product's left factor as it lies there: rows overlap.
    for start in stride(from: low, to: high, by: Self.panel) {
      let end = min(start + Self.panel, high)
      layer.weights.multiply(
        input + (start - window) * width, stride: width, rows: end - start, into: workspace.product.start)
      for position in start..<end {
        let row = output + position * width
        layer.finish(workspace.product.start + (position - start) * layer.weights.columns, into: row)
        VectorKernels.add(input + position * width, to: row, count: width)
      }
    }
  }
}
