/// Any JSON value, built whole: for objects of a known, small size. Articles are scanned instead.
enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// As written.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// The last of several equal keys wins.
  case object([String: JSONValue])

  /// Exactly one value, with nothing but blanks around it. The bytes must be valid UTF-8.
  init(parsing bytes: [UInt8]) throws(JSONError) {
    var scanner = JSONScanner(bytes)
    self = try Self.next(&scanner)
    try scanner.finish()
  }

  /// Recursion is bounded by the scanner's maximum depth.
  private static func next(_ scanner: inout JSONScanner) throws(JSONError) -> JSONValue {
    switch try scanner.kind() {
    case .null:
      try scanner.null()
      return .null
    case .bool: return .bool(try scanner.bool())
    case .number: return .number(try scanner.number())
    case .string: return .string(try scanner.string())
    case .array:
      var elements: [JSONValue] = []
      try scanner.enterArray()
      while try scanner.nextElement() { elements.append(try next(&scanner)) }
      return .array(elements)
    case .object:
      var members: [String: JSONValue] = [:]
      try scanner.enterObject()
      while let key = try scanner.nextKey() { members[key] = try next(&scanner) }
      return .object(members)
    }
  }

  /// The value's kind, for messages.
  var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
