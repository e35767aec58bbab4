import CMatrixKernels

/// The right factor of a matrix product, laid out once so that no product has to rearrange it.
///
/// Columns lie in blocks of 48, which the kernels of `CMatrixKernels` sum in registers, on the caller's thread.
///
/// Why not OpenBLAS: it rearranges the weights in every call, which costs 15 to 40 % at the few rows of a news article
/// (114 against 85 GFLOP/s at 16 rows of 288 × 288 on a Zen 4 core), and its bits depend on the number of rows, on a
/// row's place among them (its Haswell kernels) and on the processor. The kernels' bits depend on none of these.
struct PackedMatrix: Sendable {
  let inner: Int
  /// Rounded up to whole vectors of 16; the added ones are zeros.
  let columns: Int
  private let packed: Weights

  private static let vector = 16
  private static let block = Int(matrix_kernels_block)

  /// A matrix of `inner` rows; `value` gives the element of a row and a column.
  init(inner: Int, columns: Int, value: (_ row: Int, _ column: Int) -> Float) {
    self.inner = inner
    let padded = (columns + Self.vector - 1) / Self.vector * Self.vector
    self.columns = padded
    var values: [Float] = []
    values.reserveCapacity(inner * padded)
    for first in stride(from: 0, to: padded, by: Self.block) {
      for row in 0..<inner {
        for column in first..<min(first + Self.block, padded) { values.append(column < columns ? value(row, column) : 0) }
      }
    }
    packed = Weights(values)
  }

  /// One element; for rearranging weights when a model is loaded.
  subscript(row: Int, column: Int) -> Float {
    let first = column / Self.block * Self.block
    let width = min(Self.block, columns - first)
    return packed.start[first * inner + row * width + column - first]
  }

  /// `product = left · self`. Row r of `left` begins at `left + r * stride` and may overlap the next; a row of the
  /// product has `columns` floats.
  @inline(__always)
  func multiply(
    _ left: UnsafePointer<Float>, stride: Int, rows: Int, into product: UnsafeMutablePointer<Float>
  ) {
    matrix_kernels_multiply(left, stride, packed.start, product, columns, rows, inner, columns)
  }

  /// The same bits, as processors without vector instructions compute them.
  func multiplyPortably(
    _ left: UnsafePointer<Float>, stride: Int, rows: Int, into product: UnsafeMutablePointer<Float>
  ) {
    matrix_kernels_multiply_portable(left, stride, packed.start, product, columns, rows, inner, columns)
  }
}
