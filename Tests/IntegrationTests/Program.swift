import DatelineTesting
import Foundation

/// The built `dateline`, run as a user runs it: by its file, with arguments and streams.
///
/// Standard output and standard error go to files, so that no pipe can fill up and hold the program back.
final class Program: @unchecked Sendable {
  // Unchecked: `process` is used from the one test that made it.
  private let process = Process()
  private let folder: URL

  struct Output {
    var status: Int32
    var out: String
    var error: String

    var lines: [String] { out.split(separator: "\n").map(String.init) }
  }

  /// The root of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// SwiftPM puts the program beside the tests.
  static let executable = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "dateline")

  /// Starts `executable` with `arguments`; it reads `input` on standard input.
  init(_ arguments: [String], input: Data = Data(), executable: URL = Program.executable) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "dateline-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, content) in [("in", input), ("out", Data()), ("error", Data())] {
      try content.write(to: folder.appending(path: name))
    }
    process.executableURL = executable
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: folder.appending(path: "in"))
    process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "out"))
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: "error"))
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: folder)
  }

  var isRunning: Bool { process.isRunning }

  /// What it has printed so far.
  var output: Output {
    Output(status: process.isRunning ? -1 : process.terminationStatus, out: read("out"), error: read("error"))
  }

  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for its end; a program that does not end within the bound is killed, and that is an error.
  func finish(within bound: Duration = .seconds(60)) async throws -> Output {
    try await eventually("the end of dateline \(process.arguments ?? [])", within: bound) { !self.isRunning }
    return output
  }

  static func run(_ arguments: [String], input: Data = Data(), within bound: Duration = .seconds(60)) async throws -> Output {
    try await Program(arguments, input: input).finish(within: bound)
  }

  private func read(_ name: String) -> String {
    let data = (try? Data(contentsOf: folder.appending(path: name))) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}

struct NotInTime: Error, CustomStringConvertible {
  var description: String
}

/// Asks `condition` ten times a second until it holds; throws when it does not within the bound.
func eventually(_ what: String, within bound: Duration = .seconds(60), _ condition: () async throws -> Bool) async throws {
  guard try await comesTrue(within: bound, every: .milliseconds(100), condition) else {
    throw NotInTime(description: "not within \(bound): \(what)")
  }
}
