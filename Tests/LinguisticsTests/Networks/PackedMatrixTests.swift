import Testing

@testable import Linguistics

@Suite struct PackedMatrixTests {
  /// Columns on both sides of the blocks' and vectors' borders.
  static let shapes = [(1, 1), (3, 15), (7, 16), (16, 17), (96, 48), (64, 106), (96, 144), (288, 288)]

  private func product(_ left: [Float], stride: Int, rows: Int, _ matrix: PackedMatrix) -> [Float] {
    let result = FloatBuffer(rows * matrix.columns)
    left.withUnsafeBufferPointer { left in
      let left = left.baseAddress.unsafelyUnwrapped
      matrix.multiply(left, stride: stride, rows: rows, into: result.start)
    }
    return (0..<rows * matrix.columns).map { result.start[$0] }
  }

  @Test("A product is the sum over the inner dimension", arguments: shapes)
  func product(inner: Int, columns: Int) {
    var random = TestNumbers()
    let right = random.floats(inner * columns)
    let left = random.floats(5 * inner)
    let matrix = PackedMatrix(inner: inner, columns: columns) { right[$0 * columns + $1] }
    let result = product(left, stride: inner, rows: 5, matrix)
    for row in 0..<5 {
      for column in 0..<columns {
        let exact = (0..<inner).reduce(0.0) { $0 + Double(left[row * inner + $1]) * Double(right[$1 * columns + column]) }
        #expect(abs(Double(result[row * matrix.columns + column]) - exact) < 1e-4)
        #expect(matrix[inner - 1, column] == right[(inner - 1) * columns + column])
      }
    }
  }

  @Test("A row has the same bits alone and in any company", arguments: shapes)
  func company(inner: Int, columns: Int) {
    var random = TestNumbers()
    let right = random.floats(inner * columns)
    let left = random.floats(21 * inner)
    let matrix = PackedMatrix(inner: inner, columns: columns) { right[$0 * columns + $1] }
    let together = product(left, stride: inner, rows: 21, matrix)
    for row in 0..<21 {
      let alone = product(Array(left[row * inner..<(row + 1) * inner]), stride: inner, rows: 1, matrix)
      #expect(alone == Array(together[row * matrix.columns..<(row + 1) * matrix.columns]))
    }
  }

  @Test("Overlapping rows are windows over a sequence")
  func windows() {
    var random = TestNumbers()
    let (width, window, columns) = (8, 3, 50)
    let right = random.floats(width * window * columns)
    let sequence = random.floats(width * 12)
    let matrix = PackedMatrix(inner: width * window, columns: columns) { right[$0 * columns + $1] }
    let overlapping = product(sequence, stride: width, rows: 10, matrix)
    for row in 0..<10 {
      let alone = product(Array(sequence[row * width..<(row + window) * width]), stride: width * window, rows: 1, matrix)
      #expect(alone == Array(overlapping[row * matrix.columns..<(row + 1) * matrix.columns]))
    }
  }

  @Test("A processor without vector instructions computes the same bits", arguments: shapes)
  func portable(inner: Int, columns: Int) {
    var random = TestNumbers()
    let right = random.floats(inner * columns)
    let left = random.floats(7 * inner)
    let matrix = PackedMatrix(inner: inner, columns: columns) { right[$0 * columns + $1] }
    let portable = FloatBuffer(7 * matrix.columns)
    left.withUnsafeBufferPointer {
      matrix.multiplyPortably($0.baseAddress.unsafelyUnwrapped, stride: inner, rows: 7, into: portable.start)
    }
    #expect((0..<7 * matrix.columns).map { portable.start[$0] } == product(left, stride: inner, rows: 7, matrix))
  }
}
