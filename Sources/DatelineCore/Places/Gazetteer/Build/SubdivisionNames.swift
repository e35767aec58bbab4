/// English names of subdivisions by ISO 3166-2 code in small letters without hyphen (`uahd`, `usca`), from CLDR.
struct SubdivisionNames {
  private static let opening = "<subdivision type=\""
  private var names: [String: String] = [:]

  init(path: String) throws(GazetteerError) {
    let text = try SourceFile.text(path)
    var number = 0
    var isClosed = false
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map({ Substring($0) }) {
      number += 1
      if line.contains("</ldml>") { isClosed = true }
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      guard trimmed.hasPrefix(Self.opening) else { continue }
      let rest = trimmed.dropFirst(Self.opening.count)
      guard let quote = rest.firstIndex(of: "\""), let open = rest[quote...].firstIndex(of: ">"),
        let close = rest[open...].firstIndex(of: "<")
      else {
        throw GazetteerError(.badSource, file: path, line: number, "a subdivision without a name")
      }
      // Alternatives of a name follow the usual one and bear an attribute.
      if rest[quote..<open].contains("alt=") { continue }
      names[String(rest[..<quote])] = Self.unescaped(rest[rest.index(after: open)..<close])
    }
    guard !names.isEmpty, isClosed else {
      throw GazetteerError(.badSource, file: path, line: number, "holds no subdivisions, or is cut short")
    }
  }

  subscript(isoCode: String) -> String? { names[isoCode.lowercased().filter { $0 != "-" }] }

  /// Countries whose units bear other codes here than in `units`, by ISO 3166-1 alpha-2: ISO has given their codes anew
  /// (Morocco in 2015, Iran in 2020), and what stands here under a code is another unit's name. There, most of the names
  /// resemble none of the unit's own.
  func renumberedCountries(_ units: [LocalisUnits.Unit]) -> Set<String> {
    var strangers: [String: (count: Int, of: Int)] = [:]
    for unit in units where unit.level == 1 {
      guard let name = self[unit.isoCode] else { continue }
      let own = ([unit.name] + unit.aliases).reduce(into: Set<Substring>()) { $0.formUnion(Self.beginnings($1)) }
      strangers[unit.country, default: (0, 0)].of += 1
      if own.isDisjoint(with: Self.beginnings(name)) { strangers[unit.country, default: (0, 0)].count += 1 }
    }
    return Set(strangers.filter { 2 * $0.value.count > $0.value.of }.keys)
  }

  /// The first letters of each word, by which spellings of one name are told from another name.
  private static func beginnings(_ name: String) -> Set<Substring> {
    Set(GazetteerKey.fold(name).split(separator: " ").filter { $0.count > 2 }.map { $0.prefix(3) })
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    var parts = text.split(separator: "&", omittingEmptySubsequences: false).map(String.init)
    for index in parts.indices.dropFirst() {
      let escape = parts[index].prefix { $0 != ";" }
      guard let character = escapes[String(escape)] else { continue }
      parts[index] = character + parts[index].dropFirst(escape.count + 1)
    }
    return parts.joined()
  }

  private static let escapes = ["amp": "&", "apos": "'", "quot": "\"", "lt": "<", "gt": ">"]
}
