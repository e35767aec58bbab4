import Synchronization

/// What was computed for a word type, remembered for the next time it is met: a bounded table, shared by all tasks.
///
/// A type is the values of its columns; a row is what the columns give, so that it does not matter to any result
/// whether a row was found here or computed again. Rows are only ever added, which keeps reading free of locks, and
/// only on a type's second appearance, so that the words that appear once do not use up the table. When the table is
/// full, words that are not in it are computed each time.
///
/// `@unchecked`: a row's memory is written by the one task that took its number from `used`, before its slot is
/// published (releasing) and never after; readers reach it through a published slot alone (acquiring).
final class WordMemory: @unchecked Sendable {
  let columns: Int
  let width: Int
  let capacity: Int
  private let keys: UnsafeMutablePointer<UInt64>
  private let rows: UnsafeMutablePointer<Float>
  /// 0 for a free slot, else the row's number plus one, with the upper half of the type's hash above it.
  private let slots: UnsafeMutablePointer<Atomic<UInt64>>
  private let slotMask: Int
  private let appeared: UnsafeMutablePointer<Atomic<UInt64>>
  private let appearedMask: UInt64
  private let used = Atomic<Int>(0)

  /// A table of types of `columns` numbers whose rows have `width` floats, in at most `bytes` of memory.
  init(columns: Int, width: Int, bytes: Int) {
    self.columns = columns
    self.width = width
    let rowBytes = width * MemoryLayout<Float>.stride + columns * MemoryLayout<UInt64>.stride
    capacity = max(1, min(bytes / max(rowBytes, 1), 1 << 24))
    var slotCount = 64
    while slotCount < 2 * capacity { slotCount *= 2 }
    slotMask = slotCount - 1
    appearedMask = UInt64(slotCount / 4 - 1)
    keys = .allocate(capacity: capacity * columns)
    rows = UnsafeMutableRawPointer.allocate(
      byteCount: capacity * width * MemoryLayout<Float>.stride, alignment: FloatBuffer.alignment
    ).bindMemory(to: Float.self, capacity: capacity * width)
    slots = .allocate(capacity: slotCount)
    for index in 0..<slotCount { (slots + index).initialize(to: Atomic(0)) }
    appeared = .allocate(capacity: slotCount / 4)
    for index in 0..<slotCount / 4 { (appeared + index).initialize(to: Atomic(0)) }
  }

  deinit {
    keys.deallocate()
    rows.deallocate()
    slots.deinitialize(count: slotMask + 1)
    slots.deallocate()
    appeared.deinitialize(count: Int(appearedMask) + 1)
    appeared.deallocate()
  }

  /// Types that are remembered now.
  var count: Int { min(used.load(ordering: .relaxed), capacity) }

  @inline(__always)
  static func hash(_ key: UnsafePointer<UInt64>, count: Int) -> UInt64 {
    var state: UInt64 = 0x9e37_79b9_7f4a_7c15
    for column in 0..<count {
      state = (state ^ key[column]) &* 0xff51_afd7_ed55_8ccd
      state ^= state >> 32
    }
    return state
  }

  /// The row of a type, nil where it is not remembered. `key` has `columns` numbers and the hash `hash`.
  @inline(__always)
  func row(of key: UnsafePointer<UInt64>, hash: UInt64) -> UnsafePointer<Float>? {
    var slot = Int(truncatingIfNeeded: hash) & slotMask
    while true {
      let content = slots[slot].load(ordering: .acquiring)
      if content == 0 { return nil }
      if (content ^ hash) >> 32 == 0, let row = rowNumber(content, matching: key) {
        return UnsafePointer(rows + row * width)
      }
      slot = (slot + 1) & slotMask
    }
  }

  /// Remembers the row of a type that was looked for and not found, if the type has appeared before and there is
  /// room. Nothing changes for readers if another task was faster.
  func remember(_ row: UnsafePointer<Float>, of key: UnsafePointer<UInt64>, hash: UInt64) {
    let bit: UInt64 = 1 << (hash >> 58)
    let earlier = appeared[Int((hash >> 32) & appearedMask)].bitwiseOr(bit, ordering: .relaxed).oldValue
    guard earlier & bit != 0, used.load(ordering: .relaxed) < capacity else { return }
    let number = used.wrappingAdd(1, ordering: .relaxed).oldValue
    // Several tasks can pass the check above at once; the table still never grows.
    guard number < capacity else {
      used.wrappingSubtract(1, ordering: .relaxed)
      return
    }
    (keys + number * columns).update(from: key, count: columns)
    (rows + number * width).update(from: row, count: width)
    publish(UInt64(number + 1) | (hash >> 32) << 32, of: key, hash: hash)
  }

  /// At least half of the slots are always free, so that the search ends. If the type is already there, the new row
  /// stays unreachable: at most one a task and type.
  private func publish(_ content: UInt64, of key: UnsafePointer<UInt64>, hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & slotMask
    while true {
      let (exchanged, found) = slots[slot].compareExchange(
        expected: 0, desired: content, successOrdering: .acquiringAndReleasing, failureOrdering: .acquiring)
      if exchanged { return }
      if (found ^ hash) >> 32 == 0, rowNumber(found, matching: key) != nil { return }
      slot = (slot + 1) & slotMask
    }
  }

  @inline(__always)
  private func rowNumber(_ content: UInt64, matching key: UnsafePointer<UInt64>) -> Int? {
    let row = Int(content & 0xffff_ffff) - 1
    let stored = keys + row * columns
    for column in 0..<columns where stored[column] != key[column] { return nil }
    return row
  }
}
