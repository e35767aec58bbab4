import Testing

@testable import Linguistics

@Suite struct EncoderTests {
  /// A small encoder with all its parameters at hand, so that it can be computed a second time by the book.
  struct Sample {
    var width = 12
    var pieces = 3
    var depth = 2
    var rows = 37
    var tables: [[Float]] = []
    var mix: [[Float]] = []
    var layers: [[[Float]]] = []

    init() {
      var random = TestNumbers()
      let (width, pieces, rows) = (width, pieces, rows)
      tables = (0..<2).map { _ in random.floats(rows * width) }
      func layer(_ inputs: Int) -> [[Float]] {
        [width * pieces * inputs, width * pieces, width, width].map { random.floats($0) }
      }
      mix = layer(2 * width)
      layers = (0..<depth).map { _ in layer(3 * width) }
    }

    func encoder(memoryBytes: Int) -> Encoder {
      func layer(_ arrays: [[Float]], _ inputs: Int) -> MaxoutLayer {
        MaxoutLayer(
          width: width, inputs: inputs, pieces: pieces, weights: arrays[0], bias: arrays[1], scale: arrays[2],
          shift: arrays[3])
      }
      let attributes: [FeatureAttribute] = [.norm, .spacy]
      let windows = layers.map { layer($0, 3 * width) }
      let words = WordEmbedding(
        tables: attributes.enumerated().map { index, attribute in
          HashEmbedding(
            attribute: attribute, rows: UInt32(rows), width: width, seed: UInt32(8 + index), table: tables[index])
        },
        vectors: nil, mix: layer(mix, 2 * width), firstLayer: windows[0], positions: 3)
      return Encoder(words: words, window: 1, layers: windows, memoryBytes: memoryBytes)
    }

    /// The formulas, one after another, in double precision.
    func byTheBook(_ features: TokenFeatures) -> [[Double]] {
      let padding = Array(repeating: [Double](repeating: 0, count: width), count: depth)
      var vectors = padding
      for token in 0..<features.count {
        var input: [Double] = []
        for (table, value) in zip(0..<2, [features.norm[token], features.spacy[token] ? 1 : 0]) {
          let hashes = HashedRows.hash(value, seed: UInt32(8 + table))
          let starts = (0..<4).map { Int(hashes[$0]) % rows * width }
          for unit in 0..<width { input.append(starts.map { Double(tables[table][$0 + unit]) }.reduce(0, +)) }
        }
        vectors.append(maxout(input, mix))
      }
      vectors += padding
      for layer in layers {
        let before = vectors
        let zeros = [[Double](repeating: 0, count: width)]
        let wide = zeros + before + zeros
        for index in before.indices {
          let output = maxout(wide[index] + wide[index + 1] + wide[index + 2], layer)
          vectors[index] = zip(before[index], output).map { $0 + $1 }
        }
      }
      return Array(vectors[depth..<depth + features.count])
    }

    private func maxout(_ input: [Double], _ arrays: [[Float]]) -> [Double] {
      var best: [Double] = []
      for unit in 0..<width {
        var candidates: [Double] = []
        for piece in 0..<pieces {
          let row = unit * pieces + piece
          var sum = Double(arrays[1][row])
          for (index, value) in input.enumerated() { sum += value * Double(arrays[0][row * input.count + index]) }
          candidates.append(sum)
        }
        best.append(candidates.max() ?? 0)
      }
      let mean = best.reduce(0, +) / Double(width)
      let variance = best.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(width) + 1e-8
      return best.enumerated().map { unit, value in
        (value - mean) / variance.squareRoot() * Double(arrays[2][unit]) + Double(arrays[3][unit])
      }
    }
  }

  static func encode(_ features: TokenFeatures, _ encoder: Encoder) -> [Float] {
    let vectors = FloatBuffer(features.count * encoder.width)
    encoder.encode(features, into: vectors.start, workspace: EncoderWorkspace(encoder))
    return (0..<features.count * encoder.width).map { vectors.start[$0] }
  }

  @Test("Vectors are those of the formulas, at the ends of a text and where blocks meet", arguments: [1, 2, 5, 251, 252, 253, 700])
  func formulas(count: Int) {
    let sample = Sample()
    var random = TestNumbers()
    let features = random.features(count, words: 90)
    let vectors = Self.encode(features, sample.encoder(memoryBytes: 1 << 16))
    for (token, expected) in sample.byTheBook(features).enumerated() {
      for unit in 0..<sample.width {
        #expect(abs(Double(vectors[token * sample.width + unit]) - expected[unit]) < 2e-3)
      }
    }
  }

  @Test("A text has the same bits cold and warm, and whatever was remembered", arguments: [1, 1 << 12, 1 << 20])
  func history(memoryBytes: Int) {
    let sample = Sample()
    var random = TestNumbers()
    let texts = (0..<12).map { _ in random.features(Int(random.next() % 300) + 1, words: 400) }
    let cold = texts.map { Self.encode($0, sample.encoder(memoryBytes: memoryBytes)) }
    let encoder = sample.encoder(memoryBytes: memoryBytes)
    for _ in 0..<3 {
      for index in texts.indices.shuffled(using: &random) {
        #expect(Self.encode(texts[index], encoder) == cold[index])
      }
    }
  }

  @Test("Eight tasks at once see the same bits as one alone")
  func tasks() async {
    let sample = Sample()
    var random = TestNumbers()
    let texts = (0..<16).map { _ in random.features(Int(random.next() % 200) + 1, words: 300) }
    let alone = texts.map { Self.encode($0, sample.encoder(memoryBytes: 1)) }
    let encoder = sample.encoder(memoryBytes: 1 << 15)
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<40).allSatisfy { round in
            let index = (round * 7 + task * 3) % texts.count
            return Self.encode(texts[index], encoder) == alone[index]
          }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
