import Foundation
import Testing

@testable import DatelineCore

@Suite("Ontology")
struct OntologyTests {
  @Test("The project's own tables load, with a type for every PLOVER event")
  func loads() throws {
    let ontology = try EventFixture.ontology.get()
    let plover = Set(PloverEvent.allCases.map(\.rawValue))
    #expect(plover.count == 16)
    #expect(plover.isSubset(of: ontology.types.map(\.event)))
    #expect(plover.isSubset(of: ontology.triggers.map { ontology.types[$0.type].event }))
  }

  @Test(
    "Every inflected form leads to its verb",
    arguments: [
      ("seize", ["seize", "seizes", "seized", "seizing"]), ("stab", ["stabs", "stabbed", "stabbing"]),
      ("overrun", ["overran", "overrun", "overrunning"]), ("deny", ["denies", "denied", "denying"]),
      ("clash", ["clashes", "clashed", "clashing"]), ("free", ["frees", "freed", "freeing"]),
      ("withdraw", ["withdrew", "withdrawn", "withdrawing"]), ("torch", ["torches", "torched"]),
    ])
  func inflection(_ verb: String, _ forms: [String]) throws {
    let vocabulary = try EventFixture.ontology.get().vocabulary
    let base = vocabulary.lookUp(verb)
    for form in forms {
      #expect(vocabulary.word(vocabulary.lookUp(form))?.verb == base, "\(form)")
    }
  }

  @Test("A row stands for every choice of its alternatives; one that is cut has a pattern of its own")
  func alternatives() throws {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appendingPathComponent("ontology-\(UUID().uuidString)").path
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: folder) }
    let table = "trigger\tpart\tevent\tmode\tframe\tneeds\tunless\nglorp|zorp ~ mib|fib|mi-fi\tverb\tASSAULT\tattack\tv.act\t-\t-\n"
    try table.write(toFile: folder + "/triggers.tsv", atomically: true, encoding: .utf8)
    let ontology = try Ontology(folder: EventFixture.ontologyFolder, addition: folder)
    let triggers = Array(ontology.triggers.prefix(2))
    #expect(triggers.map(\.name) == ["glorp|zorp ~ mib|fib", "glorp|zorp ~ mi-fi"])
    #expect(triggers.map(\.phrases) == [["glorp ~ mib", "glorp ~ fib", "zorp ~ mib", "zorp ~ fib"], ["glorp ~ mi-fi", "zorp ~ mi-fi"]])
    #expect(triggers.map(\.phraseCount) == [4, 2] && triggers.map(\.wordCount) == [2, 4])
    #expect(triggers.allSatisfy { $0.line == 2 })
    for form in ["glorped", "zorps"] {
      #expect(ontology.vocabulary.triggers(ontology.vocabulary.lookUp(form)) == [0, 1])
    }
  }

  @Test("The parts of a table come before it, in order of their names, further ones behind it")
  func parts() throws {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appendingPathComponent("ontology-\(UUID().uuidString)").path
    try manager.createDirectory(atPath: folder + "/triggers", withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: folder) }
    let heading = "trigger\tpart\tevent\tmode\tframe\tneeds\tunless\n"
    for (file, word) in [("triggers/b", "zorp"), ("triggers/a", "glorp"), ("triggers", "morp")] {
      try (heading + "\(word)\tverb\tASSAULT\tattack\tv.act\t-\t-\n").write(toFile: "\(folder)/\(file).tsv", atomically: true, encoding: .utf8)
    }
    let ontology = try Ontology(folder: EventFixture.ontologyFolder, addition: folder)
    #expect(ontology.triggers.prefix(3).map(\.name) == ["glorp", "zorp", "morp"])
    #expect(ontology.triggers.first?.source == "triggers/a.tsv:2")
    // Further wordings are tried when nothing else has fired.
    let further = ontology.triggers.map { $0.source.hasPrefix("further/") }
    #expect(further.contains(true) && further.firstIndex(of: true) == further.lastIndex(of: false).map { $0 + 1 })
    let before = OntologyTables.fingerprint(of: folder)
    try manager.removeItem(atPath: folder + "/triggers/b.tsv")
    #expect(OntologyTables.fingerprint(of: folder) != before)
  }

  /// Fifteen words.
  private static let many = (0..<15).map { "word\($0)" }.joined(separator: "|")

  @Test(
    "A faulty row is an error that names its file and line",
    arguments: [
      ("triggers.tsv", "smash\tverb\tASSAULT\tno-such-mode\tv.act\t-\t-", "is no row of event-types.tsv"),
      ("triggers.tsv", "smash\tverb\tASSAULT\tattack\tv.nothing\t-\t-", "is no row of frames.tsv"),
      ("triggers.tsv", "smash\tverb\tASSAULT\tattack\tv.act\tfoo\t-", "\"foo\" is no condition"),
      ("triggers.tsv", "smash\tverb\tASSAULT\tattack\tv.act\tactor:foo\t-", "is no class of words.tsv"),
      ("triggers.tsv", "smash\tverb\tASSAULT\tattack\tv.act\t-\twhen=now", "is no exclusion"),
      ("triggers.tsv", "~ smash\tverb\tASSAULT\tattack\tv.act\t-\t-", "begins and ends with a word"),
      ("triggers.tsv", "smash|\tverb\tASSAULT\tattack\tv.act\t-\t-", "has an empty alternative"),
      (
        "triggers.tsv", "\(many) \(many)\tverb\tASSAULT\tattack\tv.act\t-\t-", "stands for more than 200 triggers"
      ),
      ("words.tsv", "foo\tbar", "unknown class \"foo\""),
      ("event-types.tsv", "ASSAULT\tnew\t-\t190\t11\t-\t-\tany\t-", "from -10 to 10"),
      ("event-types.tsv", "ASSAULT\tnew\t-\t190\t-\t-\t-\tany\t-", "is missing for CAMEO 190"),
      ("event-types.tsv", "FLARE\tnew\t-\t-\t-5\t-\t-\tany\t-", "there is none"),
      ("event-types.tsv", "FLARE\tnew\t-\t1x\t-5\t-\t-\tany\t-", "is not a code of two to four digits"),
      ("event-types.tsv", "FLARE\tnew\t-\t-\t-\t-\t-\tany\t-\tFlood", "is not a code of two capitals"),
      ("frames.tsv", "v.new\tsubj:villain\tyes\tno", "is not SLOT:ROLE"),
      ("verbs.tsv", "weak\tgo", "is none of"),
      ("attribution.tsv", "hum\treports\tloud\tclause", "STATEMENT loud is no row of event-types.tsv"),
      ("attribution.tsv", "hum\treports\tplain\t-", "\"content\" is empty"),
      ("attribution.tsv", "hum\treports\tplain\tsome", "is none of"),
      ("speakers.tsv", "person\tGOV", "is none of"),
    ])
  func faultyRow(_ file: String, _ row: String, _ message: String) throws {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appendingPathComponent("ontology-\(UUID().uuidString)").path
    try manager.copyItem(atPath: EventFixture.ontologyFolder, toPath: folder)
    defer { try? manager.removeItem(atPath: folder) }
    let path = folder + "/" + file
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try (text + row + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let error = #expect(throws: TableError.self) { try Ontology(folder: folder) }
    #expect(error?.message.contains(message) == true, "\(String(describing: error))")
    #expect(error?.line == text.split(separator: "\n", omittingEmptySubsequences: false).count)
    #expect(error?.file == path)
  }
}
