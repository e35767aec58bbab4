/// Parameters of a layer: read once, shared by every task.
///
/// `@unchecked`: the memory is written in `init` alone, before anyone else can hold the object.
final class Weights: @unchecked Sendable {
  private let buffer: FloatBuffer

  init(_ values: [Float]) {
    buffer = FloatBuffer(values.count)
    for (index, value) in values.enumerated() { buffer.start[index] = value }
  }

  var start: UnsafePointer<Float> { UnsafePointer(buffer.start) }
  var count: Int { buffer.count }
}
