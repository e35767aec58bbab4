/// Floats at a fixed address, aligned to a cache line and zero at first: the scratch memory of one task.
///
/// The pointer is valid as long as the buffer lives; whoever holds a pointer holds the buffer too.
final class FloatBuffer {
  let start: UnsafeMutablePointer<Float>
  let count: Int

  init(_ count: Int) {
    self.count = max(count, 1)
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: self.count * MemoryLayout<Float>.stride, alignment: FloatBuffer.alignment)
    start = bytes.initializeMemory(as: Float.self, repeating: 0, count: self.count)
  }

  deinit { start.deallocate() }

  static let alignment = 64
}
