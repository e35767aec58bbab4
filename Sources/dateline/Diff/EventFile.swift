import DatelineCore

/// A file of events, one a line.
struct EventFile {
  private static let longestLine = 256 << 20

  let path: String

  /// Its events in the order of their ids. What is no event is said and counted, and the rest is taken.
  ///
  /// - Throws: `CommandFailure` when the file cannot be read, `ComparisonError` when the disk is full.
  func sorted(in folder: String, memory: Int, problems: inout Int) throws -> SortedEntries {
    var sorter = ExternalSorter(folder: folder, memory: memory)
    let reader: ByteReader
    var number = 0
    do {
      reader = try ByteReader(path: path, maximumBytes: Self.longestLine)
      while let piece = try reader.line() {
        number += 1
        guard let entry = entry(piece, number, &problems) else { continue }
        try sorter.add(entry)
      }
    } catch let failure as ByteReader.Failure {
      throw CommandFailure(status: .badInput, message: "\(path): \(failure.message)")
    }
    return try sorter.sorted()
  }

  private func entry(_ piece: ByteReader.Piece, _ number: Int, _ problems: inout Int) -> SpillEntry? {
    guard case .bytes(var line) = piece else {
      return note("longer than \(ByteCount(Self.longestLine))", number, &problems)
    }
    if line.last == 0x0D { line.removeLast() }
    if line.allSatisfy(ByteReader.isBlank) { return nil }
    do {
      return SpillEntry(key: Array(try EventLabel(json: line).eventID.utf8), value: line)
    } catch {
      return note(error.message, number, &problems)
    }
  }

  private func note(_ message: String, _ number: Int, _ problems: inout Int) -> SpillEntry? {
    problems += 1
    Console.error("\(path):\(number): \(message)")
    return nil
  }
}
