/// Walks over JSON (RFC 8259) and builds nothing but what the caller asks for.
///
/// Strict: no comments, no trailing commas, no raw control characters in strings, no lone surrogate
/// escapes. Bounded: nesting past `maximumDepth` is an error, and values that are passed over use neither
/// the call stack nor memory of their own size. The bytes must already be valid UTF-8.
///
/// Foundation's decoder is not used: it builds every value it meets, so that sixteen megabytes of
/// brackets become gigabytes, and it cannot say where and why it stopped without quoting the input.
struct JSONScanner {
  enum Kind {
    case object, array, string, number, bool, null
  }

  static let maximumDepth = 256

  private let bytes: [UInt8]
  private(set) var position: Int
  private var depth = 0
  /// Between an opening bracket and its first member, where no comma may stand.
  private var atOpening = false

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  // MARK: - Whole values

  /// What the next value is, judged by its first byte.
  mutating func kind() throws(JSONError) -> Kind {
    skipBlanks()
    guard let current else { throw malformed("a value") }
    switch current {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    default: throw malformed("a value")
    }
  }

  mutating func null() throws(JSONError) {
    try literal("null")
  }

  mutating func bool() throws(JSONError) -> Bool {
    skipBlanks()
    if current == UInt8(ascii: "t") {
      try literal("true")
      return true
    }
    try literal("false")
    return false
  }

  /// The number as written: it may be larger than any machine number.
  mutating func number() throws(JSONError) -> String {
    skipBlanks()
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    if current == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if current == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  mutating func string() throws(JSONError) -> String {
    skipBlanks()
    try expect(UInt8(ascii: "\""), "a string")
    let start = position
    if try runToQuoteOrEscape() == UInt8(ascii: "\"") {
      defer { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    var unescaped = Array(bytes[start..<position])
    while current == UInt8(ascii: "\\") {
      unescaped.append(contentsOf: String(try escape()).utf8)
      let run = position
      _ = try runToQuoteOrEscape()
      unescaped.append(contentsOf: bytes[run..<position])
    }
    position += 1
    return String(decoding: unescaped, as: UTF8.self)
  }

  /// Passes over one value of any kind.
  mutating func skip() throws(JSONError) {
    var open: [Kind] = []
    repeat {
      let next = try kind()
      switch next {
      case .object:
        try enterObject()
        open.append(next)
      case .array:
        try enterArray()
        open.append(next)
      case .string: try skipString()
      case .number: _ = try number()
      case .bool: _ = try bool()
      case .null: try null()
      }
      while let container = open.last {
        let hasMore = container == .object ? try skipToNextMember() : try nextElement()
        if hasMore { break }
        open.removeLast()
      }
    } while !open.isEmpty
  }

  /// Checks that nothing but blanks is left.
  mutating func finish() throws(JSONError) {
    skipBlanks()
    if position < bytes.count { throw malformed("nothing more") }
  }

  // MARK: - Containers

  /// Goes into an object. Then, until it returns nil: `nextKey`, and one value each time.
  mutating func enterObject() throws(JSONError) {
    skipBlanks()
    try expect(UInt8(ascii: "{"), "an object")
    try descend()
  }

  mutating func nextKey() throws(JSONError) -> String? {
    guard try nextMember(closing: UInt8(ascii: "}"), "a comma or '}'") else { return nil }
    let key = try string()
    try colon()
    return key
  }

  /// Goes into an array. Then, until it returns false: `nextElement`, and one value each time.
  mutating func enterArray() throws(JSONError) {
    skipBlanks()
    try expect(UInt8(ascii: "["), "an array")
    try descend()
  }

  mutating func nextElement() throws(JSONError) -> Bool {
    try nextMember(closing: UInt8(ascii: "]"), "a comma or ']'")
  }

  private mutating func skipToNextMember() throws(JSONError) -> Bool {
    guard try nextMember(closing: UInt8(ascii: "}"), "a comma or '}'") else { return false }
    try skipString()
    try colon()
    return true
  }

  private mutating func descend() throws(JSONError) {
    depth += 1
    if depth > Self.maximumDepth {
      throw JSONError(code: .tooDeep, offset: position, expected: "nested deeper than \(Self.maximumDepth) levels")
    }
    atOpening = true
  }

  private mutating func nextMember(closing: UInt8, _ expected: String) throws(JSONError) -> Bool {
    skipBlanks()
    let isFirst = atOpening
    atOpening = false
    if current == closing {
      position += 1
      depth -= 1
      return false
    }
    if !isFirst { try expect(UInt8(ascii: ","), expected) }
    return true
  }

  private mutating func colon() throws(JSONError) {
    skipBlanks()
    try expect(UInt8(ascii: ":"), "':' after a key")
  }

  // MARK: - Parts of strings and numbers

  private mutating func skipString() throws(JSONError) {
    skipBlanks()
    try expect(UInt8(ascii: "\""), "a string")
    while try runToQuoteOrEscape() == UInt8(ascii: "\\") { _ = try escape() }
    position += 1
  }

  /// Moves to the next quote or backslash and returns it.
  private mutating func runToQuoteOrEscape() throws(JSONError) -> UInt8 {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return byte }
      if byte < 0x20 { throw malformed("control characters in strings to be escaped") }
      position += 1
    }
    throw malformed("the end of a string")
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    position += 1
    guard let letter = current else { throw malformed("the end of a string") }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      position -= 1
      throw malformed("an escape that JSON knows")
    }
  }

  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let start = position - 2
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, current == UInt8(ascii: "\\"), byte(at: position + 1) == UInt8(ascii: "u") {
      position += 2
      let second = try hexadecimal()
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    position = start
    throw malformed("surrogate escapes in pairs, not a lone one,")
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw malformed("four hexadecimal digits after \\u")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    if position == start { throw malformed("a digit") }
  }

  // MARK: - Bytes

  private var current: UInt8? { byte(at: position) }

  private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position].isJSONBlank { position += 1 }
  }

  private mutating func literal(_ word: StaticString) throws(JSONError) {
    skipBlanks()
    let expected = word.description
    for byte in expected.utf8 { try expect(byte, expected) }
  }

  private mutating func expect(_ byte: UInt8, _ expected: String) throws(JSONError) {
    guard current == byte else { throw malformed(expected) }
    position += 1
  }

  private func malformed(_ expected: String) -> JSONError {
    JSONError(code: .malformed, offset: position, expected: expected)
  }
}

extension UInt8 {
  /// Space, tab, line feed or carriage return: what JSON allows between its tokens.
  var isJSONBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
