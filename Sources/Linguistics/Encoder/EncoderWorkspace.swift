/// The memory that one task needs to encode one block: made once, of a size that no text changes.
final class EncoderWorkspace {
  /// Row of each position of the block, its surroundings included.
  let rows: UnsafeMutablePointer<UnsafePointer<Float>>
  let parts: UnsafeMutablePointer<UnsafePointer<Float>>
  /// The row of positions outside the text.
  let padding: FloatBuffer
  /// Keys and rows of the types that the memory did not hold.
  let keys: UnsafeMutablePointer<UInt64>
  let newRows: FloatBuffer
  /// Their hashes, in the same order.
  var newTypes: [UInt64] = []
  let scratch: FloatBuffer
  let first: FloatBuffer
  let second: FloatBuffer
  let product: FloatBuffer

  private let columns: Int
  private let rowWidth: Int
  /// Place in `newTypes` plus one for each hash, 0 where free: an open table, cleared for each block.
  private var places: [Int32]

  init(_ encoder: Encoder) {
    let positions = encoder.blockLength + 2 * encoder.reach
    let productColumns = encoder.layers.map(\.weights.columns).max() ?? 0
    columns = encoder.words.attributes.count
    rowWidth = encoder.words.rowWidth
    rows = .allocate(capacity: positions)
    parts = .allocate(capacity: 2 * encoder.window + 1)
    padding = FloatBuffer(rowWidth)
    // One key more than there are positions: the one that is being looked up.
    keys = .allocate(capacity: (positions + 1) * columns)
    newRows = FloatBuffer(positions * rowWidth)
    newTypes.reserveCapacity(positions)
    scratch = FloatBuffer(encoder.words.scratchCount)
    first = FloatBuffer(positions * encoder.width)
    second = FloatBuffer(positions * encoder.width)
    product = FloatBuffer(Encoder.panel * productColumns)
    var size = 64
    while size < 4 * positions { size *= 2 }
    places = Array(repeating: 0, count: size)
  }

  deinit {
    rows.deallocate()
    parts.deallocate()
    keys.deallocate()
  }

  /// Where the key of the next position is written before it is looked up.
  var nextKey: UnsafeMutablePointer<UInt64> { keys + newTypes.count * columns }

  /// The row in which a type that is not remembered will be computed: the same for each of its positions in the
  /// block. `key` is `nextKey`.
  func newRow(of key: UnsafePointer<UInt64>, hash: UInt64) -> UnsafeMutablePointer<Float> {
    if newTypes.isEmpty {
      places.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    }
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] != 0 {
      let type = Int(places[place]) - 1
      if newTypes[type] == hash, isKey(of: type, equalTo: key) { return newRows.start + type * rowWidth }
      place = (place + 1) & (places.count - 1)
    }
    newTypes.append(hash)
    places[place] = Int32(newTypes.count)
    return newRows.start + (newTypes.count - 1) * rowWidth
  }

  private func isKey(of type: Int, equalTo key: UnsafePointer<UInt64>) -> Bool {
    for column in 0..<columns where keys[type * columns + column] != key[column] { return false }
    return true
  }
}
