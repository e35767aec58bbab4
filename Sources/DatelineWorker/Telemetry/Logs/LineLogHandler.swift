import DatelineCore
import Foundation
import Logging

/// Writes log lines to standard error, one line an event whatever it holds, as text or as JSON.
public struct LineLogHandler: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var logLevel: Logger.Level = .info

  private let label: String
  private let format: LogFormat
  private let write: @Sendable ([UInt8]) -> Void

  /// - Parameter write: takes one line with its end; by default standard error.
  public init(
    label: String, format: LogFormat, write: @escaping @Sendable ([UInt8]) -> Void = Self.writeToStandardError
  ) {
    self.label = label
    self.format = format
    self.write = write
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    let metadata = (event.metadata ?? [:]).merging(metadata) { given, _ in given }
      .map { (key: $0.key, value: "\($0.value)") }.sorted { $0.key < $1.key }
    let time = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    switch format {
    case .text: write(Self.text(time, event, metadata))
    case .json: write(json(time, event, metadata))
    }
  }

  private static func text(_ time: String, _ event: LogEvent, _ metadata: [(key: String, value: String)]) -> [UInt8] {
    let pairs = metadata.map { " \($0.key)=\($0.value)" }.joined()
    let line = "\(time) \(event.level) \(event.message)\(pairs)"
    // A line break, or an escape sequence for a terminal, may come in an error text of a broker.
    let safe = line.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: safe)
    return Array(String(text).utf8) + [0x0A]
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
  }

  /// Names that the line itself has are not given to metadata.
  private static let own: Set<String> = ["time", "level", "logger", "message"]
  /// Written as numbers; everything else is text, so that a name always has one type.
  private static let numbers: Set<String> = ["partition", "offset", "suppressed", "exit_code"]

  private func json(_ time: String, _ event: LogEvent, _ metadata: [(key: String, value: String)]) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { line in
      line.member("time", time)
      line.member("level", event.level.rawValue)
      line.member("logger", label)
      line.member("message", "\(event.message)")
      for (key, value) in metadata where !Self.own.contains(key) {
        if Self.numbers.contains(key), let number = Int(value) {
          line.member(key, number)
        } else {
          line.member(key, value)
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  /// Whole lines, so that those of several threads do not mix. Where nobody reads any more, there is nobody to tell.
  public static let writeToStandardError: @Sendable ([UInt8]) -> Void = { line in
    try? FileHandle.standardError.write(contentsOf: Data(line))
  }
}
