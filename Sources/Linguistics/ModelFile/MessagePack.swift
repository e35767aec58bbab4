/// One value of a MessagePack file, with numpy arrays already recognised.
///
/// Arrays travel the way Python's `srsly` writes them: as a map of `nd`, `type`, `shape` and `data`.
/// Source: the MessagePack specification (github.com/msgpack/msgpack/blob/master/spec.md).
enum MessagePack: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  /// Only for numbers past `Int64.max`: the upper half of the 64-bit string hashes.
  case uint(UInt64)
  case double(Double)
  case string(String)
  case binary([UInt8])
  case list([MessagePack])
  /// In file order. Keys are strings or numbers; a repeated key keeps its last value in `subscript`.
  case map([(key: MessagePack, value: MessagePack)])
  case array(NumericArray)
}

extension MessagePack {
  var string: String? {
    switch self {
    case .string(let value): value
    case .binary(let bytes): String(validating: bytes, as: UTF8.self)
    default: nil
    }
  }

  var int: Int? {
    switch self {
    case .int(let value): Int(exactly: value)
    case .uint(let value): Int(exactly: value)
    default: nil
    }
  }

  /// A 64-bit hash. Python writes one of the upper half as unsigned and one of the lower half as either.
  var hash: UInt64? {
    switch self {
    case .int(let value): UInt64(bitPattern: value)
    case .uint(let value): value
    default: nil
    }
  }

  var double: Double? {
    switch self {
    case .double(let value): value
    case .int(let value): Double(value)
    default: nil
    }
  }

  var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  var list: [MessagePack]? {
    if case .list(let values) = self { values } else { nil }
  }

  var map: [(key: MessagePack, value: MessagePack)]? {
    if case .map(let entries) = self { entries } else { nil }
  }

  var array: NumericArray? {
    if case .array(let array) = self { array } else { nil }
  }

  var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The value of a map's string key. Linear: for the small maps of a header, not for tables.
  subscript(key: String) -> MessagePack? {
    map?.last { $0.key.string == key }?.value
  }
}
