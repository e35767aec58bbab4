import Foundation

/// A resolved configuration as a person or a program reads it; secrets are hidden.
public struct ConfigurationListing: Sendable {
  private let settings: [Setting]
  private let keys: [ConfigurationKey]

  /// - Parameters:
  ///   - keys: all keys of the command: those that are not set are listed with their defaults.
  ///   - kafkaFile: properties that a properties file sets and no layer above it does.
  public init(_ resolved: ResolvedConfiguration, keys: [ConfigurationKey], kafkaFile: [Setting] = []) {
    let given = resolved.items.map(\.setting)
    let known = Set(given.compactMap(\.property))
    settings = given + kafkaFile.filter { !known.contains($0.property ?? "") }
    self.keys = keys
  }

  /// A configuration file that says the same, each line with a comment that says where its value is from.
  public var yaml: String {
    var lines: [(text: String, source: String)] = []
    for key in keys {
      let found = settings.filter { $0.key.name == key.name }
      guard let first = found.first else {
        lines.append(Self.unset(key))
        continue
      }
      if key.kind == .properties {
        lines.append(("\(key.name):", ""))
        for setting in found.sorted(by: { ($0.property ?? "") < ($1.property ?? "") }) {
          let value = Self.scalar(setting.shown.first ?? "")
          lines.append(("  \(Self.scalar(setting.property ?? "")): \(value)", "\(setting.source)"))
        }
      } else {
        lines.append(("\(key.name): \(Self.value(first))", "\(first.source)"))
      }
    }
    let width = min(48, lines.map(\.text.count).max() ?? 0)
    return lines.map { line in
      guard !line.source.isEmpty else { return line.text + "\n" }
      return line.text + String(repeating: " ", count: max(2, width + 2 - line.text.count)) + "# \(line.source)\n"
    }.joined()
  }

  /// One object a key, in an array.
  public var json: String {
    var rows: [Row] = []
    for key in keys {
      let found = settings.filter { $0.key.name == key.name }
      if found.isEmpty {
        rows.append(Row(key: key.name, values: key.defaultValue.map { [$0] } ?? [], source: "default"))
      }
      rows += found.map { setting in
        let values = key.kind == .toggle ? [setting.values.isEmpty ? "false" : "true"] : setting.shown
        return Row(key: key.name, property: setting.property, values: values, source: "\(setting.source)")
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(rows) else { return "[]" }
    return String(decoding: data, as: UTF8.self)
  }

  private struct Row: Encodable {
    var key: String
    var property: String?
    var values: [String]
    var source: String
  }

  private static func unset(_ key: ConfigurationKey) -> (String, String) {
    if key.kind == .toggle { return ("\(key.name): false", "default") }
    if let value = key.defaultValue {
      return ("\(key.name): \(key.kind == .list ? "[\(scalar(value))]" : scalar(value))", "default")
    }
    return ("# \(key.name):", key.whenUnset.map { "not set: \($0)" } ?? "not set")
  }

  private static func value(_ setting: Setting) -> String {
    switch setting.key.kind {
    case .toggle: setting.values.isEmpty ? "false" : "true"
    case .list: "[\(setting.shown.map(scalar).joined(separator: ", "))]"
    case .value, .properties: scalar(setting.shown.first ?? "")
    }
  }

  /// As YAML reads it back as the same text.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isLetter || $0.isNumber || $0 == "/" } ?? false
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._/-".contains($0)) }
    if isPlain { return text }
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        quoted += "\\x" + String(repeating: "0", count: scalar.value < 16 ? 1 : 0) + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return "\"\(quoted)\""
  }
}
