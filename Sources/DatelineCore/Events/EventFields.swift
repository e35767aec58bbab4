/// The members of one JSON object of an event, read with their path in the error.
///
/// Keys that are not asked for are passed over: a minor version of the schema may add some.
struct EventFields {
  private let members: [String: JSONValue]
  /// "" for the event, "actors[2]." within one of its actors.
  private let path: String

  init(_ value: JSONValue, path: String = "") throws(EventError) {
    guard case .object(let members) = value else {
      let name = path.isEmpty ? "the event" : "'\(path.dropLast())'"
      let code: EventError.Code = path.isEmpty ? .notAnObject : .wrongType
      throw EventError(code: code, message: "\(name) is \(value.kindName); it must be an object")
    }
    self.members = members
    self.path = path
  }

  /// Nil when the key is absent or null, here and in every other optional member.
  func optionalString(_ key: String) throws(EventError) -> String? {
    guard let value = value(key) else { return nil }
    guard case .string(let string) = value else { throw wrongType(key, value, "a string") }
    return string
  }

  func string(_ key: String) throws(EventError) -> String {
    try required(key, optionalString(key))
  }

  func optionalInt(_ key: String) throws(EventError) -> Int? {
    guard let value = value(key) else { return nil }
    guard case .number(let digits) = value, let number = Int(digits) else {
      throw wrongType(key, value, "a whole number")
    }
    return number
  }

  func int(_ key: String) throws(EventError) -> Int {
    try required(key, optionalInt(key))
  }

  func optionalDouble(_ key: String) throws(EventError) -> Double? {
    guard let value = value(key) else { return nil }
    guard case .number(let digits) = value, let number = Double(digits), number.isFinite else {
      throw wrongType(key, value, "a number within a double's range")
    }
    return number
  }

  func double(_ key: String) throws(EventError) -> Double {
    try required(key, optionalDouble(key))
  }

  func bool(_ key: String) throws(EventError) -> Bool {
    let value = try required(key, value(key))
    guard case .bool(let flag) = value else { throw wrongType(key, value, "a boolean") }
    return flag
  }

  /// One of an enumeration's names.
  func word<Word: RawRepresentable<String>>(_ key: String, _: Word.Type) throws(EventError) -> Word {
    guard let word = Word(rawValue: try string(key)) else {
      throw EventError(
        code: .unknownValue, message: "'\(path)\(key)' holds a word that this release does not know")
    }
    return word
  }

  func optionalWord<Word: RawRepresentable<String>>(_ key: String, _ type: Word.Type) throws(EventError) -> Word? {
    value(key) == nil ? nil : try word(key, type)
  }

  /// The half-open range of bytes under two keys.
  func span(_ startKey: String = "start", _ endKey: String = "end") throws(EventError) -> Span {
    let span = Span(try int(startKey), try int(endKey))
    guard 0 <= span.start, span.start <= span.end else {
      throw EventError(
        code: .unknownValue, message: "'\(path)\(startKey)' and '\(path)\(endKey)' are no range of bytes")
    }
    return span
  }

  func optionalObject(_ key: String) throws(EventError) -> EventFields? {
    guard let value = value(key) else { return nil }
    return try EventFields(value, path: "\(path)\(key).")
  }

  func object(_ key: String) throws(EventError) -> EventFields {
    try required(key, optionalObject(key))
  }

  func objects(_ key: String) throws(EventError) -> [EventFields] {
    var objects: [EventFields] = []
    for (index, value) in try array(key).enumerated() {
      objects.append(try EventFields(value, path: "\(path)\(key)[\(index)]."))
    }
    return objects
  }

  func strings(_ key: String) throws(EventError) -> [String] {
    var strings: [String] = []
    for (index, value) in try array(key).enumerated() {
      guard case .string(let string) = value else { throw wrongType("\(key)[\(index)]", value, "a string") }
      strings.append(string)
    }
    return strings
  }

  func missing(_ key: String) -> EventError {
    EventError(code: .missingKey, message: "'\(path)\(key)' is missing")
  }

  private func array(_ key: String) throws(EventError) -> [JSONValue] {
    let value = try required(key, value(key))
    guard case .array(let elements) = value else { throw wrongType(key, value, "an array") }
    return elements
  }

  private func value(_ key: String) -> JSONValue? {
    guard let value = members[key], value != .null else { return nil }
    return value
  }

  private func required<Value>(_ key: String, _ value: Value?) throws(EventError) -> Value {
    guard let value else { throw missing(key) }
    return value
  }

  private func wrongType(_ key: String, _ value: JSONValue, _ wanted: String) -> EventError {
    EventError(code: .wrongType, message: "'\(path)\(key)' is \(value.kindName); it must be \(wanted)")
  }
}
