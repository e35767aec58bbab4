import Foundation

/// A pipeline's `config.cfg`: sections of JSON values under dotted names.
///
/// `${section.name}` and `${section:name}` stand for another value and are resolved when the file is read.
struct Configuration: Sendable {
  enum Value: Sendable, Hashable, Decodable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case list([Value])
    case object([String: Value])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let value = try? container.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? container.decode(Double.self) {
        self = .number(value)
      } else if let value = try? container.decode(String.self) {
        self = .string(value)
      } else if let value = try? container.decode([Value].self) {
        self = .list(value)
      } else {
        self = .object(try container.decode([String: Value].self))
      }
    }
  }

  let file: String
  private var sections: [String: [String: Value]] = [:]

  init(_ text: String, file: String) throws {
    self.file = file
    var section = ""
    for (index, raw) in Self.lines(text).enumerated() {
      let line = raw.trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        section = String(line.dropFirst().dropLast())
        sections[section] = sections[section] ?? [:]
        continue
      }
      guard let equals = line.firstIndex(of: "=") else {
        throw LinguisticsError(.corrupt, file: file, "line \(index + 1) is neither a section nor a setting")
      }
      let name = line[..<equals].trimmingCharacters(in: .whitespaces)
      let value = line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces)
      sections[section, default: [:]][name] = Self.value(value)
    }
    try resolve()
  }

  /// The value of a setting, nil where the section or the setting is absent.
  func value(_ section: String, _ name: String) -> Value? { sections[section]?[name] }

  func string(_ section: String, _ name: String) -> String? {
    if case .string(let value) = value(section, name) { value } else { nil }
  }

  func bool(_ section: String, _ name: String) -> Bool? {
    if case .bool(let value) = value(section, name) { value } else { nil }
  }

  func integer(_ section: String, _ name: String) -> Int? {
    if case .number(let value) = value(section, name) { Int(exactly: value) } else { nil }
  }

  func strings(_ section: String, _ name: String) -> [String]? {
    guard case .list(let values) = value(section, name) else { return nil }
    return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  func integers(_ section: String, _ name: String) -> [Int]? {
    guard case .list(let values) = value(section, name) else { return nil }
    return values.compactMap { if case .number(let number) = $0 { Int(exactly: number) } else { nil } }
  }

  func hasSection(_ section: String) -> Bool { sections[section] != nil }

  /// Also where a file came by way of Windows: Swift takes its two-part line end for one character.
  private static func lines(_ text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  /// What is not JSON is a plain string, as in the format's own reader.
  private static func value(_ text: String) -> Value {
    (try? JSONDecoder().decode(Value.self, from: Data(text.utf8))) ?? .string(text)
  }

  /// Replaces references, one into another at most as often as there are settings: a ring is an error.
  private mutating func resolve() throws {
    for (section, settings) in sections {
      for (name, value) in settings {
        var value = value
        var steps = 0
        while case .string(let text) = value, text.hasPrefix("${"), text.hasSuffix("}") {
          guard steps < 32, let target = self.target(of: String(text.dropFirst(2).dropLast())) else {
            throw LinguisticsError(.corrupt, file: file, "[\(section)] \(name) refers to \(text), which has no value")
          }
          value = target
          steps += 1
        }
        sections[section]?[name] = value
      }
    }
  }

  private func target(of reference: String) -> Value? {
    guard let separator = reference.lastIndex(where: { $0 == ":" || $0 == "." }) else { return nil }
    return value(String(reference[..<separator]), String(reference[reference.index(after: separator)...]))
  }
}
