/// Element-wise arithmetic on rows of floats. Written over vectors of eight with a scalar rest, so that any width works.
///
/// Callers own the memory and vouch for the counts; every count comes from a model that was checked when it was
/// loaded, never from a text.
enum VectorKernels {
  typealias Vector = SIMD8<Float>
  private static let lanes = Vector.scalarCount

  @inline(__always)
  static func load(_ pointer: UnsafePointer<Float>) -> Vector {
    UnsafeRawPointer(pointer).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  static func store(_ vector: Vector, _ pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: Vector.self)
  }

  @inline(__always)
  static func copy(_ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, count: Int) {
    target.update(from: source, count: count)
  }

  /// `target += source`
  @inline(__always)
  static func add(_ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, count: Int) {
    var index = 0
    while index + lanes <= count {
      store(load(target + index) + load(source + index), target + index)
      index += lanes
    }
    while index < count {
      target[index] += source[index]
      index += 1
    }
  }

  /// `target = (((first + second) + …) + last) + bias`, row by row in that order.
  @inline(__always)
  static func sum(
    _ rows: UnsafeBufferPointer<UnsafePointer<Float>>, _ bias: UnsafePointer<Float>,
    into target: UnsafeMutablePointer<Float>, count: Int
  ) {
    var index = 0
    while index + 2 * lanes <= count {
      var low = load(rows[0] + index)
      var high = load(rows[0] + index + lanes)
      for row in 1..<rows.count {
        low += load(rows[row] + index)
        high += load(rows[row] + index + lanes)
      }
      store(low + load(bias + index), target + index)
      store(high + load(bias + index + lanes), target + index + lanes)
      index += 2 * lanes
    }
    while index < count {
      var value = rows[0][index]
      for row in 1..<rows.count { value += rows[row][index] }
      target[index] = value + bias[index]
      index += 1
    }
  }

  /// The largest of each unit's pieces. `row` holds all first pieces, then all second pieces and so on.
  @inline(__always)
  static func maxout(
    _ row: UnsafePointer<Float>, pieces: Int, into target: UnsafeMutablePointer<Float>, count: Int
  ) {
    var index = 0
    while index + lanes <= count {
      var best = load(row + index)
      for piece in 1..<max(pieces, 1) {
        let value = load(row + piece * count + index)
        best = value.replacing(with: best, where: best .>= value)
      }
      store(best, target + index)
      index += lanes
    }
    while index < count {
      var best = row[index]
      for piece in 1..<max(pieces, 1) {
        let value = row[piece * count + index]
        best = best >= value ? best : value
      }
      target[index] = best
      index += 1
    }
  }

  /// As `maxout`, of `row + bias`.
  @inline(__always)
  static func maxout(
    _ row: UnsafePointer<Float>, bias: UnsafePointer<Float>, pieces: Int, into target: UnsafeMutablePointer<Float>,
    count: Int
  ) {
    var index = 0
    while index + lanes <= count {
      var best = load(row + index) + load(bias + index)
      for piece in 1..<max(pieces, 1) {
        let value = load(row + piece * count + index) + load(bias + piece * count + index)
        best = value.replacing(with: best, where: best .>= value)
      }
      store(best, target + index)
      index += lanes
    }
    while index < count {
      var best = row[index] + bias[index]
      for piece in 1..<max(pieces, 1) {
        let value = row[piece * count + index] + bias[piece * count + index]
        best = best >= value ? best : value
      }
      target[index] = best
      index += 1
    }
  }

  /// Brings a row to mean 0 and variance 1, then scales and shifts it; in place.
  @inline(__always)
  static func normalize(
    _ row: UnsafeMutablePointer<Float>, scale: UnsafePointer<Float>, shift: UnsafePointer<Float>, count: Int
  ) {
    var sums = Vector.zero
    var index = 0
    while index + lanes <= count {
      sums += load(row + index)
      index += lanes
    }
    var sum = sums.sum()
    while index < count {
      sum += row[index]
      index += 1
    }
    let mean = sum / Float(count)

    var squares = Vector.zero
    index = 0
    while index + lanes <= count {
      let distance = load(row + index) - mean
      squares += distance * distance
      index += lanes
    }
    var variance = squares.sum()
    while index < count {
      let distance = row[index] - mean
      variance += distance * distance
      index += 1
    }
    variance = variance / Float(count) + 1e-8

    let factor = 1 / variance.squareRoot()
    index = 0
    while index + lanes <= count {
      store((load(row + index) - mean) * factor * load(scale + index) + load(shift + index), row + index)
      index += lanes
    }
    while index < count {
      row[index] = (row[index] - mean) * factor * scale[index] + shift[index]
      index += 1
    }
  }
}
