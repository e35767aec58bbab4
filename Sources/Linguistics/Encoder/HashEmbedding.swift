/// A table of vectors for one attribute of a token: a value's vector is the sum of its four hashed rows.
struct HashEmbedding: Sendable {
  let attribute: FeatureAttribute
  let width: Int
  private let rows: UInt32
  private let seed: UInt32
  private let table: Weights

  /// `table` is `rows` × `width`.
  init(attribute: FeatureAttribute, rows: UInt32, width: Int, seed: UInt32, table: [Float]) {
    self.attribute = attribute
    self.rows = rows
    self.width = width
    self.seed = seed
    self.table = Weights(table)
  }

  /// Writes the vector of `value`.
  func embed(_ value: UInt64, into output: UnsafeMutablePointer<Float>) {
    let hashes = HashedRows.hash(value, seed: seed)
    VectorKernels.copy(row(hashes[0]), to: output, count: width)
    for lane in 1..<4 { VectorKernels.add(row(hashes[lane]), to: output, count: width) }
  }

  private func row(_ hash: UInt32) -> UnsafePointer<Float> { table.start + Int(hash % rows) * width }
}
