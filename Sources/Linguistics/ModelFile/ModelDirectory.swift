import Foundation

/// A spaCy v3 pipeline as it lies on disk: the folder that holds `config.cfg`.
public struct ModelDirectory: Sendable {
  public let path: String

  public init(path: String) {
    self.path = path
  }

  func has(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + file)
  }

  func bytes(_ file: String) throws -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + file)))
    } catch {
      throw LinguisticsError(.missing, file: file, "cannot be read from \(path); is it a spaCy v3 pipeline directory?")
    }
  }

  func messagePack(_ file: String) throws -> MessagePack {
    try MessagePackReader.read(bytes(file), file: file)
  }

  func text(_ file: String) throws -> String {
    guard let text = String(validating: try bytes(file), as: UTF8.self) else {
      throw LinguisticsError(.corrupt, file: file, "is not UTF-8 text")
    }
    return text
  }

  func json<T: Decodable>(_ file: String, as type: T.Type) throws -> T {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes(file)))
    } catch let error as LinguisticsError {
      throw error
    } catch {
      throw LinguisticsError(.corrupt, file: file, "is not the JSON that was expected")
    }
  }
}
