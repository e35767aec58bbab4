import Foundation
import Yams

/// A configuration file, YAML or JSON: keys with their values, and the line on which each stands.
public struct ConfigurationFile: Sendable {
  public struct Entry: Sendable, Hashable {
    public enum Value: Sendable, Hashable {
      /// Text as it is written; nil where nothing is, which is as if the key were not there.
      case scalar(String?)
      case list([String])
      case map([Property])
    }
    public var name: String
    public var value: Value
    /// From 1.
    public var line: Int
  }

  public struct Property: Sendable, Hashable {
    public var name: String
    public var value: String
    public var line: Int
  }

  public let path: String
  /// In the order of the file.
  public private(set) var entries: [Entry] = []
  /// Everything in it that has no form that a key could have.
  public private(set) var mistakes: [ConfigurationMistake] = []

  /// Far more than all keys need.
  private static let largest = 1 << 20

  /// Reads the file; what cannot be read is a mistake of it.
  public init(path: String) {
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      data = try handle.read(upToCount: Self.largest + 1) ?? Data()
    } catch {
      self.init(path: path, unreadable: "cannot be read: check that it exists and may be read")
      return
    }
    guard data.count <= Self.largest else {
      self.init(path: path, unreadable: "is larger than 1 MiB")
      return
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      self.init(path: path, unreadable: "is not UTF-8")
      return
    }
    self.init(text: text, path: path)
  }

  private init(path: String, unreadable reason: String) {
    self.path = path
    mistakes = [ConfigurationMistake(origin: path, message: reason)]
  }

  /// - Parameter path: for messages.
  public init(text: String, path: String) {
    self.path = path
    do {
      // JSON is YAML too, but for characters that are escaped as surrogate pairs, which no key needs.
      guard let root = try Yams.compose(yaml: text) else { return }
      read(root)
    } catch let error as YamlError {
      add(line: Self.line(of: error), "is neither YAML nor JSON: \(Self.reason(of: error))")
    } catch {
      add(line: nil, "is neither YAML nor JSON")
    }
  }

  private mutating func read(_ root: Node) {
    if case .scalar(let scalar) = root, scalar.string.isEmpty { return }
    guard case .mapping(let mapping) = root else {
      add(line: root.mark?.line, "must be keys with their values, like 'brokers: kafka:9092'")
      return
    }
    for (key, value) in mapping {
      guard case .scalar(let name) = key else {
        add(line: key.mark?.line, "a key must be a word")
        continue
      }
      let line = key.mark?.line ?? 1
      guard let value = self.value(value, of: name.string, line: line) else { continue }
      entries.append(Entry(name: name.string, value: value, line: line))
    }
  }

  private mutating func value(_ node: Node, of name: String, line: Int) -> Entry.Value? {
    switch node {
    case .scalar: return .scalar(Self.text(node))
    case .sequence(let sequence):
      var texts: [String] = []
      for item in sequence {
        guard case .scalar = item, let text = Self.text(item) else {
          add(line: item.mark?.line ?? line, "\(name): a list here holds plain texts")
          return nil
        }
        texts.append(text)
      }
      return .list(texts)
    case .mapping(let mapping):
      var properties: [Property] = []
      for (key, value) in mapping {
        guard case .scalar(let property) = key, case .scalar = value, let text = Self.text(value) else {
          add(line: key.mark?.line ?? line, "\(name): a property here has one plain value")
          return nil
        }
        properties.append(Property(name: property.string, value: text, line: key.mark?.line ?? line))
      }
      return .map(properties)
    case .alias:
      add(line: line, "\(name): aliases are not read")
      return nil
    }
  }

  /// Text as it is written, so that `3.10` stays what it is; nil for null.
  private static func text(_ node: Node) -> String? {
    guard case .scalar(let scalar) = node else { return nil }
    guard scalar.style == .plain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) else { return scalar.string }
    return nil
  }

  private mutating func add(line: Int?, _ message: String) {
    mistakes.append(ConfigurationMistake(origin: line.map { "\(path):\($0)" } ?? path, message: message))
  }

  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }

  /// Without the lines of the file that the error carries: they may hold a secret.
  private static func reason(of error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
    case .duplicatedKeysInMapping(let keys, _): "key '\(keys.joined(separator: "', '"))' stands twice"
    default: "it cannot be parsed"
    }
  }
}
