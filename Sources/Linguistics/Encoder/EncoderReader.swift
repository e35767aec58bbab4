/// Reads an encoder from the part of a component's model that `section` of the configuration describes.
///
/// The architectures' names come from the configuration, every size from the weights.
struct EncoderReader {
  /// The architecture of a component that works on another component's vectors.
  static let listener = "spacy.Tok2VecListener.v1"

  let directory: ModelDirectory
  let configuration: Configuration
  let section: String
  let model: ComponentModel

  private static let whole: Set = ["spacy.HashEmbedCNN.v1", "spacy.HashEmbedCNN.v2"]
  private static let composed: Set = ["spacy.Tok2Vec.v1", "spacy.Tok2Vec.v2"]
  private static let embeddings: Set = ["spacy.MultiHashEmbed.v2"]
  private static let encoders: Set = ["spacy.MaxoutWindowEncoder.v2"]

  /// Layers that hold or name parameters of an encoder, those that only pass data on, and those around an encoder.
  private static let known: Set = [
    "extract_features", "list2ragged", "ragged2list", "ints-getitem", "hashembed", "static_vectors", "maxout",
    "layernorm", "dropout", "expand_window", "list2array", "linear", "softmax", "precomputable_affine", "noop",
    "parser_model", "tok2vec-listener",
  ]

  func read(memoryBytes: Int) throws -> Encoder {
    try checkArchitecture()
    try checkLayers()
    let maxouts = layers("maxout")
    let norms = layers("layernorm")
    guard maxouts.count >= 2, maxouts.count == norms.count else {
      throw corrupt("\(maxouts.count) maxout and \(norms.count) layernorm layers")
    }
    let all = try zip(maxouts, norms).map { try MaxoutLayer(model, maxout: $0, layerNorm: $1) }
    // In the file's order the mix comes before the window layers: it lies less deep.
    let mix = all[0]
    let windowLayers = Array(all.dropFirst())
    let window = try windowSize(depth: windowLayers.count)
    for layer in windowLayers where layer.width != mix.width || layer.inputs != (2 * window + 1) * mix.width {
      throw corrupt("a window layer of \(layer.inputs) inputs and width \(layer.width) over vectors of \(mix.width)")
    }
    let tables = try embeddingTables()
    let vectors = try staticVectors()
    guard mix.inputs == tables.map(\.width).reduce(vectors?.outputs ?? 0, +) else {
      throw corrupt("a mix of \(mix.inputs) inputs over embeddings of another width")
    }
    let words = WordEmbedding(
      tables: tables, vectors: vectors, mix: mix, firstLayer: windowLayers[0], positions: 2 * window + 1)
    return Encoder(words: words, window: window, layers: windowLayers, memoryBytes: memoryBytes)
  }

  private func layers(_ name: String) -> [Int] { model.layers.indices.filter { model.layers[$0].name == name } }

  private func corrupt(_ what: String) -> LinguisticsError { LinguisticsError(.corrupt, file: model.file, what) }

  private func checkArchitecture() throws {
    let name = configuration.string(section, "@architectures") ?? "none"
    if Self.whole.contains(name) { return }
    try require(section, among: Self.composed.union(Self.whole))
    try require(section + ".embed", among: Self.embeddings)
    try require(section + ".encode", among: Self.encoders)
  }

  private func require(_ section: String, among names: Set<String>) throws {
    let name = configuration.string(section, "@architectures") ?? "none"
    guard names.contains(name) else {
      throw LinguisticsError(
        .unsupported, file: configuration.file,
        "[\(section)] architecture \(name); understood here: \(names.sorted().joined(separator: ", "))")
    }
  }

  /// Compound layers have names made of their parts'; only simple names are looked at.
  private func checkLayers() throws {
    for layer in model.layers where !layer.name.contains(where: { ">|(".contains($0) }) {
      guard Self.known.contains(layer.name) else {
        throw LinguisticsError(.unsupported, file: model.file, "a layer of kind \(layer.name)")
      }
    }
  }

  private func windowSize(depth: Int) throws -> Int {
    let sizes = try layers("expand_window").map { try model.integer("window_size", of: $0) }
    guard sizes.count == depth, let size = sizes.first, (1...8).contains(size), sizes.allSatisfy({ $0 == size }) else {
      throw corrupt("window sizes \(sizes) for \(depth) window layers")
    }
    // The padding between texts keeps them apart only if it is as wide as what a token sees.
    if let encode = model.layers.lazy.compactMap({ $0.references["encode"] }).first {
      guard try model.integer("pad", of: encode) >= size * depth else {
        throw LinguisticsError(.unsupported, file: model.file, "padding that is narrower than what a token sees")
      }
    }
    return size
  }

  private func embeddingTables() throws -> [HashEmbedding] {
    guard let extract = layers("extract_features").first,
      let names = model.layers[extract].attributes["columns"]?.list?.map({ $0.string ?? "?" })
    else { throw corrupt("has no feature columns") }
    return try layers("hashembed").map { layer in
      let column = try model.integer("column", of: layer)
      guard names.indices.contains(column) else { throw corrupt("an embedding of column \(column) of \(names.count)") }
      guard let attribute = FeatureAttribute(rawValue: names[column]) else {
        throw LinguisticsError(.unsupported, file: model.file, "token attribute \(names[column])")
      }
      let (shape, table) = try model.weights("E", of: layer)
      guard shape.count == 2, let rows = UInt32(exactly: shape[0]), rows > 0, shape[1] > 0 else {
        throw corrupt("an embedding table of shape \(shape)")
      }
      guard let seed = UInt32(exactly: try model.integer("seed", of: layer)) else { throw corrupt("a seed out of range") }
      return HashEmbedding(attribute: attribute, rows: rows, width: shape[1], seed: seed, table: table)
    }
  }

  private func staticVectors() throws -> StaticVectors? {
    guard let layer = layers("static_vectors").first else { return nil }
    let table = try Vectors(directory)
    let outputs = try model.dimension("nO", of: layer)
    guard table.width > 0 else {
      throw LinguisticsError(.corrupt, file: "vocab/vectors", "is empty, but \(model.file) needs word vectors")
    }
    return StaticVectors(
      table: table, outputs: outputs, weights: try model.weights("W", of: layer, shape: [outputs, table.width]))
  }
}
