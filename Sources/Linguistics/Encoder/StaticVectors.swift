/// Word vectors that came with the model and were not trained with it, brought to the encoder's width.
struct StaticVectors: Sendable {
  /// Width of the vectors, and of what they are brought to.
  let width: Int
  let outputs: Int
  private let table: Vectors
  /// `width` × `outputs`.
  private let projection: PackedMatrix

  /// `weights` is `outputs` × `width`, as thinc stores it.
  init(table: Vectors, outputs: Int, weights: [Float]) {
    self.table = table
    self.outputs = outputs
    width = table.width
    let width = table.width
    projection = PackedMatrix(inner: width, columns: outputs) { input, output in weights[output * width + input] }
  }

  var productColumns: Int { projection.columns }

  /// Writes the projected vector of each key; a word without a vector has zeros.
  func project(
    keys: UnsafePointer<UInt64>, stride keyStride: Int, count: Int,
    into output: UnsafeMutablePointer<Float>, stride: Int, gathered: UnsafeMutablePointer<Float>,
    product: UnsafeMutablePointer<Float>
  ) {
    gathered.update(repeating: 0, count: count * width)
    table.values.withUnsafeBufferPointer { values in
      for type in 0..<count {
        guard let start = values.baseAddress, let row = table.row(keys[type * keyStride]) else { continue }
        VectorKernels.copy(start + row * width, to: gathered + type * width, count: width)
      }
    }
    projection.multiply(gathered, stride: width, rows: count, into: product)
    for type in 0..<count {
      VectorKernels.copy(product + type * projection.columns, to: output + type * stride, count: outputs)
    }
  }
}
