import Foundation
import Testing

@testable import DatelineCore

@Suite struct DataDirectoryTests {
  /// A folder of its own, with the marker file in each of the folders named.
  private func withFolder(holding folders: [String], _ body: (String) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("data-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: root) }
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for folder in folders {
      try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
      try Data("{}".utf8).write(to: URL(fileURLWithPath: "\(root)/\(folder)/\(DataDirectory.schemaFile)"))
    }
    try body(root)
  }

  @Test func `a running test finds the tables beside itself`() throws {
    let found = try DataDirectory.find(environment: [:])
    #expect(found.hasSuffix("dateline_DatelineCore.resources/Resources"))
  }

  @Test func `what is named comes before the environment, and both before the program's own`() throws {
    try withFolder(holding: ["named", "variable", "bin/dateline_DatelineCore.resources/Resources", "share/dateline"]) {
      root in
      let program = "\(root)/bin/dateline"
      let environment = [DataDirectory.environmentKey: "\(root)/variable"]
      let named = try DataDirectory.find(explicit: "\(root)/named", environment: environment, executable: program)
      #expect(named == "\(root)/named")
      #expect(try DataDirectory.find(environment: environment, executable: program) == "\(root)/variable")
      let own = try DataDirectory.find(environment: [:], executable: program)
      #expect(own == "\(root)/bin/dateline_DatelineCore.resources/Resources")
    }
  }

  @Test func `an installed program finds share beside its bin`() throws {
    try withFolder(holding: ["share/dateline"]) { root in
      let found = try DataDirectory.find(environment: [:], executable: "\(root)/bin/dateline")
      #expect(found == "\(root)/share/dateline")
    }
  }

  @Test func `a named folder without tables is an error, even if others have them`() throws {
    try withFolder(holding: ["share/dateline"]) { root in
      do throws(DataDirectoryError) {
        _ = try DataDirectory.find(explicit: "\(root)/nope", environment: [:], executable: "\(root)/bin/dateline")
        Issue.record("accepted")
      } catch {
        #expect(error.message.contains("--data names \(root)/nope"))
      }
    }
  }

  @Test func `the error lists where it looked`() throws {
    try withFolder(holding: []) { root in
      do throws(DataDirectoryError) {
        _ = try DataDirectory.find(environment: [:], executable: "\(root)/bin/dateline")
        Issue.record("accepted")
      } catch {
        #expect(error.message.contains("\(root)/bin/dateline_DatelineCore.resources/Resources"))
        #expect(error.message.contains("\(root)/share/dateline"))
        #expect(error.message.contains("DATELINE_DATA"))
      }
    }
  }
}
