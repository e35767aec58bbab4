import Foundation
import Testing

@testable import DatelineCore

@Suite struct OntologyCheckTests {
  /// Checks the project's ontology with a folder of the given files beside it.
  private func check(_ files: [String: String]) throws -> OntologyCheck.Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ontology-check-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return OntologyCheck.check(folder: EventFixture.ontologyFolder, addition: folder.path)
  }

  private static let heading = "trigger\tpart\tevent\tmode\tframe\tneeds\tunless\n"

  @Test func `the project's own ontology is sound, and no row of it waits in vain`() {
    let result = OntologyCheck.check(folder: EventFixture.ontologyFolder)
    #expect(result.faults.isEmpty, "\(result.faults)")
    #expect(result.warnings.isEmpty, "\(result.warnings)")
    #expect(result.summary != nil)
  }

  @Test func `every fault is named with its line, not only the first`() throws {
    let result = try check([
      "triggers.tsv": Self.heading
        + "smash\tverb\tASSAULT\tno-such-mode\tv.act\t-\t-\n"
        + "wreck\tverb\tASSAULT\tdestroy\tv.act\t-\t-\n"
        + "crush\tverb\tASSAULT\tattack\tv.nothing\t-\t-\n"
        + "maul\tverb\tASSAULT\tattack\tv.act\tvillain\t-\n"
    ])
    #expect(result.faults.map(\.line) == [2, 4, 5])
    #expect(result.faults.allSatisfy { $0.file.hasSuffix("/triggers.tsv") })
    #expect(result.summary == nil)
  }

  @Test func `faults of several files are named together`() throws {
    let result = try check([
      "words.tsv": "class\twords\nno-such-class\tfoo\n",
      "triggers.tsv": Self.heading + "smash\tadverb\tASSAULT\tattack\tv.act\t-\t-\n",
    ])
    #expect(Set(result.faults.compactMap { $0.file.split(separator: "/").last }) == ["words.tsv", "triggers.tsv"])
  }

  @Test func `a fault of a whole file ends the check`() throws {
    let result = try check(["triggers.tsv": "trigger\tpart\n"])
    #expect(result.faults.count == 1)
    #expect(result.faults.first?.message.contains("is missing") == true)
  }

  @Test func `a row behind one that asks for nothing is warned of`() throws {
    let result = try check([
      "triggers.tsv": Self.heading
        + "befog\tverb\tASSAULT\tattack\tv.act\t-\t-\n"
        + "befog\tverb\tCOERCE\tcyber\tv.act\tactor\t-\n"
    ])
    #expect(result.faults.isEmpty, "\(result.faults)")
    #expect(result.warnings.map(\.line) == [3])
  }
}
