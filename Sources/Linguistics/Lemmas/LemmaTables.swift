/// The tables of a lemmatizer's `lookups.bin`, by name. Keys are `StringID`s or words.
struct LemmaTables {
  let file: String
  private let root: MessagePack

  init(_ directory: ModelDirectory, component: String) throws {
    file = component + "/lookups/lookups.bin"
    root = try directory.messagePack(file)
  }

  /// Throws if the table is missing and `isRequired`; else a missing table is an empty one.
  func table(_ name: String, isRequired: Bool = true) throws -> [(key: UInt64, value: MessagePack)] {
    guard let table = root[name] else {
      if isRequired { throw LinguisticsError(.corrupt, file: file, "has no table \(name)") }
      return []
    }
    guard let entries = table.map else { throw LinguisticsError(.corrupt, file: file, "table \(name) is not a map") }
    return try entries.map { key, value in
      guard let id = key.hash ?? key.string.map(StringID.of) else {
        throw LinguisticsError(.corrupt, file: file, "table \(name) has a key that is neither a number nor a word")
      }
      return (id, value)
    }
  }

  func words(_ name: String) throws -> [UInt64: String] {
    var words: [UInt64: String] = [:]
    for (key, value) in try table(name) { words[key] = value.string ?? value.list?.first?.string }
    return words
  }
}
