import Foundation

@testable import Linguistics

/// The language model that set-up installs, and damaged copies of it.
enum ModelFixture {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let directory =
    ProcessInfo.processInfo.environment["DATELINE_MODEL"]
    ?? root.appendingPathComponent(".dateline/language-model").resolvingSymlinksInPath().path

  private static let loaded = Result { try LanguageModel(directory: directory) }

  /// Loaded once for all tests; the error names the file that is missing where `scripts/setup` has not run.
  static func model() throws -> LanguageModel { try loaded.get() }

  static func tokenizer() throws -> Tokenizer {
    let directory = ModelDirectory(path: directory)
    return try Tokenizer(directory, lexicon: Lexicon(directory))
  }

  /// A copy of the model, changed by `change`, that is removed after `body`.
  static func withCopy<T>(_ change: (URL) throws -> Void, _ body: (String) throws -> T) throws -> T {
    let copy = FileManager.default.temporaryDirectory.appendingPathComponent("model-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: URL(fileURLWithPath: directory), to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    try change(copy)
    return try body(copy.path)
  }
}
