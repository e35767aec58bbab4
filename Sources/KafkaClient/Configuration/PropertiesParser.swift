/// Reads the text form of `java.util.Properties`.
///
/// Source: the documentation of java.util.Properties.load (Java SE 21).
enum PropertiesParser {
  struct Entry: Hashable {
    var key: String
    var value: String
    /// Of the entry's first line, counted from 1.
    var line: Int
  }

  static func entries(in text: String, source: String) throws(KafkaError) -> [Entry] {
    var entries: [Entry] = []
    for (number, line) in logicalLines(of: text) {
      let (key, value) = split(line)
      guard let key = unescaped(key), let value = unescaped(value) else {
        throw .configuration("\(source):\(number): a '\\u' is not followed by four hexadecimal digits of a character.")
      }
      guard !key.isEmpty else { throw .configuration("\(source):\(number): a value without a key.") }
      entries.append(Entry(key: key, value: value, line: number))
    }
    return entries
  }

  /// Lines with their continuations joined; comments and blank lines left out.
  private static func logicalLines(of text: String) -> [(number: Int, line: [Unicode.Scalar])] {
    var lines: [(number: Int, line: [Unicode.Scalar])] = []
    var pending: (number: Int, line: [Unicode.Scalar])?
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let content = Array(raw.unicodeScalars.drop { isBlank($0) })
      if pending == nil, content.isEmpty || content.first == "#" || content.first == "!" { continue }
      var line = pending ?? (index + 1, [])
      line.line += content
      // An even number of backslashes at the end is so many escaped ones.
      if !line.line.reversed().prefix(while: { $0 == "\\" }).count.isMultiple(of: 2) {
        line.line.removeLast()
        pending = line
      } else {
        lines.append(line)
        pending = nil
      }
    }
    if let pending { lines.append(pending) }
    return lines
  }

  /// At the first unescaped `=`, `:` or blank.
  private static func split(_ line: [Unicode.Scalar]) -> (
    key: ArraySlice<Unicode.Scalar>, value: ArraySlice<Unicode.Scalar>
  ) {
    var escaped = false
    let end = line.firstIndex { scalar in
      defer { escaped = scalar == "\\" && !escaped }
      return !escaped && (scalar == "=" || scalar == ":" || isBlank(scalar))
    }
    guard let end else { return (line[...], []) }
    var value = line[end...].drop { isBlank($0) }
    if value.first == "=" || value.first == ":" { value = value.dropFirst().drop { isBlank($0) } }
    return (line[..<end], value)
  }

  /// `nil` where a `\u` is malformed.
  private static func unescaped(_ text: ArraySlice<Unicode.Scalar>) -> String? {
    var units: [UInt16] = []
    var rest = text
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        units += UTF16.encode(scalar).map { Array($0) } ?? []
        continue
      }
      guard let next = rest.popFirst() else { break }
      switch next {
      case "n": units.append(0x0a)
      case "r": units.append(0x0d)
      case "t": units.append(0x09)
      case "f": units.append(0x0c)
      case "u":
        let digits = String(String.UnicodeScalarView(rest.prefix(4)))
        guard digits.utf8.count == 4, digits.first?.isHexDigit == true, let unit = UInt16(digits, radix: 16) else {
          return nil
        }
        units.append(unit)
        rest = rest.dropFirst(4)
      default: units += UTF16.encode(next).map { Array($0) } ?? []
      }
    }
    return String(validating: units, as: UTF16.self)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{0C}"
  }
}
