extension JSONValue {
  /// As JSON, members in the order of their names: equal values give equal bytes.
  var canonicalBytes: [UInt8] {
    switch self {
    case .null: return Array("null".utf8)
    case .bool(let value): return Array((value ? "true" : "false").utf8)
    case .number(let text): return Array(text.utf8)
    case .string(let text):
      var writer = JSONWriter()
      writer.string(text)
      return writer.bytes
    case .array(let elements):
      return Self.joined(elements.map(\.canonicalBytes), UInt8(ascii: "["), UInt8(ascii: "]"))
    case .object(let members):
      let pairs = members.sorted { $0.key < $1.key }.map { name, value in
        JSONValue.string(name).canonicalBytes + [UInt8(ascii: ":")] + value.canonicalBytes
      }
      return Self.joined(pairs, UInt8(ascii: "{"), UInt8(ascii: "}"))
    }
  }

  private static func joined(_ parts: [[UInt8]], _ opening: UInt8, _ closing: UInt8) -> [UInt8] {
    [opening] + Array(parts.joined(separator: [UInt8(ascii: ",")])) + [closing]
  }
}
