import CMatrixKernels
import COpenBLAS

/// The right factor of a matrix product, laid out once so that no product has to rearrange it.
///
/// Columns lie in blocks of 48, which the kernels of `CMatrixKernels` sum in registers; processors that they do not
/// know (no AVX2) multiply block by block with OpenBLAS. Either way a product runs on the caller's thread.
///
/// Why not OpenBLAS alone: it rearranges the weights in every call, which costs 15 to 40 % at the few rows of a news
/// article (114 against 85 GFLOP/s at 16 rows of 288 × 288 on a Zen 4 core), and its bits depend on the number of rows
/// and on the processor. The kernels' bits depend on neither.
struct PackedMatrix: Sendable {
  let inner: Int
  /// Rounded up to whole vectors of 16; the added ones are zeros.
  let columns: Int
  private let packed: Weights

  private static let vector = 16
  private static let block = Int(matrix_kernels_block)
  static let hasKernels = matrix_kernels_supported()
  /// Kernels that are compiled without optimisation are a hundred times slower: debug builds multiply with OpenBLAS.
  static let usesKernels: Bool = {
    #if DEBUG
      false
    #else
      hasKernels
    #endif
  }()
  private static let singleThreaded: Void = openblas_set_num_threads(1)

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
    if !Self.usesKernels { _ = Self.singleThreaded }
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
    if Self.usesKernels {
      multiplyWithKernels(left, stride: stride, rows: rows, into: product)
    } else {
      multiplyWithOpenBLAS(left, stride: stride, rows: rows, into: product)
    }
  }

  @inline(__always)
  func multiplyWithKernels(
    _ left: UnsafePointer<Float>, stride: Int, rows: Int, into product: UnsafeMutablePointer<Float>
  ) {
    matrix_kernels_multiply(left, stride, packed.start, product, columns, rows, inner, columns)
  }

  /// No factor is transposed: OpenBLAS 0.3.21 has kernels for transposed ones whose bits change at one to four rows.
  /// It takes no overlapping rows, so these are summed piece by piece.
  func multiplyWithOpenBLAS(
    _ left: UnsafePointer<Float>, stride step: Int, rows: Int, into product: UnsafeMutablePointer<Float>
  ) {
    guard rows > 0, step > 0 else { return }
    for first in stride(from: 0, to: columns, by: Self.block) {
      let width = min(Self.block, columns - first)
      for piece in stride(from: 0, to: inner, by: step) {
        cblas_sgemm(
          CblasRowMajor, CblasNoTrans, CblasNoTrans, blasint(rows), blasint(width), blasint(min(step, inner - piece)),
          1, left + piece, blasint(step), packed.start + first * inner + piece * width, blasint(width),
          piece == 0 ? 0 : 1, product + first, blasint(columns))
      }
    }
  }
}
