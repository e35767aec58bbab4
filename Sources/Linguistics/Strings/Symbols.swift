/// spaCy's built-in symbols: the strings whose id is a small number and not a hash.
enum Symbols {
  static let byName: [String: UInt64] = {
    var names: [String: UInt64] = [:]
    for line in ResourceLines(PackageResources.symbols_tsv) {
      guard line.count == 2, let first = UInt64(line[0].prefix { $0 != "-" }) else { continue }
      let last = line[0].split(separator: "-").last.flatMap { UInt64($0) } ?? first
      for id in first...max(first, last) { names[numbered(line[1], by: Int(id - first))] = id }
    }
    return names
  }()

  /// In UTF-8 bytes; a longer string cannot be a symbol and need not be looked up.
  static let longest = byName.keys.map(\.utf8.count).max() ?? 0

  /// The name that comes `offset` places after a numbered one: `FLAG21` is two after `FLAG19`.
  private static func numbered(_ name: String, by offset: Int) -> String {
    let stem = name.prefix { !$0.isASCII || !$0.isNumber }
    let digits = name.dropFirst(stem.count)
    guard offset > 0, let number = Int(digits) else { return name }
    let next = String(number + offset)
    return stem + String(repeating: "0", count: max(0, digits.count - next.count)) + next
  }
}
