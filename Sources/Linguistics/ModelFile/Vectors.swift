/// A pipeline's static word vectors: `vocab/vectors`, `vocab/key2row`, `vocab/vectors.cfg`.
struct Vectors: Sendable {
  private static let file = "vocab/vectors"

  /// Numbers a vector; 0 where the pipeline has none.
  let width: Int
  /// Rows one after another.
  let values: [Float]
  private let rows: [UInt64: Int32]

  var count: Int { width == 0 ? 0 : values.count / width }

  init(_ directory: ModelDirectory) throws {
    struct Settings: Decodable { var mode: String? }
    guard directory.has(Self.file) else {
      (width, values, rows) = (0, [], [:])
      return
    }
    if directory.has("vocab/vectors.cfg") {
      let mode = try directory.json("vocab/vectors.cfg", as: Settings.self).mode ?? "default"
      guard mode == "default" else {
        throw LinguisticsError(
          .unsupported, file: "vocab/vectors.cfg", "vectors of mode \(mode); only default ones are read")
      }
    }
    let array = try NumpyFile.read(directory.bytes(Self.file), file: Self.file)
    guard array.shape.count == 2, let values = array.floats else {
      throw LinguisticsError(
        .corrupt, file: Self.file, "array of shape \(array.shape) and type \(array.type), expected a table of <f4")
    }
    width = array.shape[0] == 0 ? 0 : array.shape[1]
    self.values = values
    rows = try Self.rows(directory, count: array.shape[0])
  }

  /// The row of a word by its string id, nil if the word has no vector.
  func row(_ word: UInt64) -> Int? { rows[word].map(Int.init) }

  private static func rows(_ directory: ModelDirectory, count: Int) throws -> [UInt64: Int32] {
    let file = "vocab/key2row"
    guard count > 0 else { return [:] }
    guard let entries = try directory.messagePack(file).map else {
      throw LinguisticsError(.corrupt, file: file, "is not a map of words to rows")
    }
    var rows: [UInt64: Int32] = [:]
    rows.reserveCapacity(entries.count)
    for (key, value) in entries {
      guard let word = key.hash, let row = value.int, row < count, let row = Int32(exactly: row) else {
        throw LinguisticsError(.corrupt, file: file, "names a row that the \(count) rows of vocab/vectors do not have")
      }
      if row >= 0 { rows[word] = row }
    }
    return rows
  }
}
