/// Reads one MessagePack value from bytes that may be anything.
///
/// Every length is checked against the bytes that are left before anything is allocated, and nesting is bounded, so
/// that a damaged file ends in an error and not in a trap.
struct MessagePackReader {
  /// Far deeper than any model file; the stack of a thread holds it easily.
  private static let deepest = 64

  private let bytes: [UInt8]
  private let file: String
  private var position = 0

  /// The value that fills `bytes` from the first to the last.
  static func read(_ bytes: [UInt8], file: String) throws -> MessagePack {
    var reader = MessagePackReader(bytes: bytes, file: file)
    let value = try reader.value(depth: 0)
    guard reader.position == bytes.count else {
      throw reader.corrupt("\(bytes.count - reader.position) bytes follow the end of its value")
    }
    return value
  }

  private init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  private func corrupt(_ what: String) -> LinguisticsError {
    LinguisticsError(.corrupt, file: file, "\(what) (byte \(position) of \(bytes.count))")
  }

  private mutating func value(depth: Int) throws -> MessagePack {
    guard depth < Self.deepest else { throw corrupt("nested deeper than \(Self.deepest) levels") }
    let type = try integer(UInt8.self)
    switch type {
    case 0x00...0x7f: return .int(Int64(type))
    case 0x80...0x8f: return try map(count: Int(type & 0x0f), depth: depth)
    case 0x90...0x9f: return try list(count: Int(type & 0x0f), depth: depth)
    case 0xa0...0xbf: return try string(count: Int(type & 0x1f))
    case 0xe0...0xff: return .int(Int64(Int8(bitPattern: type)))
    case 0xc0: return .null
    case 0xc2: return .bool(false)
    case 0xc3: return .bool(true)
    case 0xc4: return .binary(Array(try take(Int(integer(UInt8.self)))))
    case 0xc5: return .binary(Array(try take(Int(integer(UInt16.self)))))
    case 0xc6: return .binary(Array(try take(Int(integer(UInt32.self)))))
    case 0xca: return .double(Double(Float(bitPattern: try integer(UInt32.self))))
    case 0xcb: return .double(Double(bitPattern: try integer(UInt64.self)))
    case 0xd9: return try string(count: Int(integer(UInt8.self)))
    case 0xda: return try string(count: Int(integer(UInt16.self)))
    case 0xdb: return try string(count: Int(integer(UInt32.self)))
    case 0xdc: return try list(count: Int(integer(UInt16.self)), depth: depth)
    case 0xdd: return try list(count: Int(integer(UInt32.self)), depth: depth)
    case 0xde: return try map(count: Int(integer(UInt16.self)), depth: depth)
    case 0xdf: return try map(count: Int(integer(UInt32.self)), depth: depth)
    default: return try number(type)
    }
  }

  private mutating func number(_ type: UInt8) throws -> MessagePack {
    switch type {
    case 0xcc: return .int(Int64(try integer(UInt8.self)))
    case 0xcd: return .int(Int64(try integer(UInt16.self)))
    case 0xce: return .int(Int64(try integer(UInt32.self)))
    case 0xcf:
      let value = try integer(UInt64.self)
      return Int64(exactly: value).map { .int($0) } ?? .uint(value)
    case 0xd0: return .int(Int64(try integer(Int8.self)))
    case 0xd1: return .int(Int64(try integer(Int16.self)))
    case 0xd2: return .int(Int64(try integer(Int32.self)))
    case 0xd3: return .int(try integer(Int64.self))
    default: throw corrupt("unknown MessagePack type \(type)")
    }
  }

  private mutating func list(count: Int, depth: Int) throws -> MessagePack {
    guard count <= bytes.count - position else { throw corrupt("a list of \(count) values runs past the end") }
    var values: [MessagePack] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try value(depth: depth + 1)) }
    return .list(values)
  }

  private mutating func map(count: Int, depth: Int) throws -> MessagePack {
    guard count <= (bytes.count - position) / 2 else { throw corrupt("a map of \(count) entries runs past the end") }
    var entries: [(key: MessagePack, value: MessagePack)] = []
    entries.reserveCapacity(count)
    for _ in 0..<count {
      let key = try value(depth: depth + 1)
      entries.append((key, try value(depth: depth + 1)))
    }
    let map = MessagePack.map(entries)
    if map["nd"]?.bool == true { return .array(try numericArray(map)) }
    return map
  }

  private func numericArray(_ map: MessagePack) throws -> NumericArray {
    guard let type = map["type"]?.string, case .binary(let data) = map["data"],
      let shape = map["shape"]?.list?.map({ $0.int ?? -1 })
    else { throw corrupt("a numpy array without type, shape and data") }
    guard let array = NumericArray(type: type, shape: shape, data: data) else {
      throw corrupt("a numpy array of type \(type) and shape \(shape) with \(data.count) bytes of data")
    }
    return array
  }

  private mutating func string(count: Int) throws -> MessagePack {
    let start = position
    guard let text = String(validating: try take(count), as: UTF8.self) else {
      throw corrupt("text at byte \(start) is not UTF-8")
    }
    return .string(text)
  }

  private mutating func integer<T: FixedWidthInteger>(_: T.Type) throws -> T {
    try take(MemoryLayout<T>.size).reduce(T(0)) {
      T(truncatingIfNeeded: UInt64(truncatingIfNeeded: $0) << 8 | UInt64($1))
    }
  }

  private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count <= bytes.count - position else { throw corrupt("\(count) bytes run past the end") }
    defer { position += count }
    return bytes[position..<position + count]
  }
}
