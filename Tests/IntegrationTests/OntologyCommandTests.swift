import Foundation
import Testing

/// `dateline ontology` and `extract --explain`, as users run them.
@Suite struct OntologyCommandTests {
  private static let heading = "trigger\tpart\tevent\tmode\tframe\tneeds\tunless\n"

  /// Runs with a folder of the given files, whose path stands for `DIR` among the arguments.
  private func run(_ arguments: [String], files: [String: String]) async throws -> Program.Output {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return try await Program.run(arguments.map { $0 == "DIR" ? folder.path : $0 })
  }

  @Test func `check says that the program's own ontology is sound`() async throws {
    let run = try await Program.run(["ontology", "check"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.out.hasPrefix("sound: "))
  }

  @Test func `check names every fault of a folder with file and line`() async throws {
    let rows = "jam\tverb\tCOERCE\tno-such-mode\tv.act\t-\t-\nmuffle\tverb\tCOERCE\tcyber\tv.nothing\t-\t-\n"
    let run = try await run(["ontology", "check", "DIR"], files: ["triggers.tsv": Self.heading + rows])
    #expect(run.status == 78)
    #expect(run.out.isEmpty)
    #expect(run.error.contains("/triggers.tsv:2: COERCE no-such-mode is no row of event-types.tsv"))
    #expect(run.error.contains("/triggers.tsv:3: v.nothing is no row of frames.tsv"))
    #expect(run.error.contains("2 faults"))
  }

  @Test func `list gives the codes of every type`() async throws {
    let run = try await Program.run(["ontology", "list"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.lines.first == "event\tmode\tcameo\tgoldstein\tacled\tglide\ttriggers")
    let row = try #require(run.lines.first { $0.hasPrefix("ASSAULT\tairstrike\t") })
    #expect(row.hasPrefix("ASSAULT\tairstrike\t195\t-10.0\tExplosions/Remote violence: Air/drone strike\t"))
    #expect(run.lines.allSatisfy { $0.split(separator: "\t").count == 7 })
  }

  @Test func `list narrows triggers by type, mode and text`() async throws {
    let run = try await Program.run(
      ["ontology", "list", "triggers", "--event", "coerce", "--mode", "arrest", "--trigger", "custody"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.lines.count > 1)
    #expect(run.lines.dropFirst().allSatisfy { $0.contains("\tCOERCE\tarrest\t") && $0.contains("custody") })
  }

  @Test func `explain shows the tree, what fires, and the way to every participant`() async throws {
    let run = try await Program.run(
      ["ontology", "explain", "Rebels shelled a base near Goma on Friday.", "--date", "2024-05-06"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.out.contains("fires: \"shell\" (verb), ontology/triggers.tsv:"))
    #expect(run.out.contains("“Rebels” [0-6]  shelled ↓nsubj Rebels"))
    #expect(run.out.contains("“Friday” [35-41]"))
    #expect(run.out.contains("2024-05-03"))
  }

  @Test func `the article on adding an event type does what it says, as it stands`() async throws {
    let article = try String(
      contentsOf: Program.root.appending(path: "Sources/DatelineCore/DatelineCore.docc/AddingAnEventType.md"),
      encoding: .utf8)
    let blocks = article.split(separator: "```").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    func block(_ start: String) throws -> String {
      String(try #require(blocks.first { $0.hasPrefix("\n\(start)") }, "no block that begins with \(start)").dropFirst())
    }
    let files = ["event-types.tsv": try block("event\tmode"), "triggers.tsv": try block("trigger\tpart")]
    let check = try await run(["ontology", "check", "DIR"], files: files)
    #expect(check.status == 0, "\(check.error)")
    let misspelt = try await run(
      ["ontology", "check", "DIR"],
      files: files.merging(["triggers.tsv": try block("trigger\tpart").replacing("COERCE\tjam\tv", with: "COERCE\tjamm\tv")]) { $1 })
    #expect(misspelt.error.contains("triggers.tsv:2: COERCE jamm is no row of event-types.tsv"))

    let sentences = article.matches(of: /"([A-Z][^"]+\.)"/).map { String($0.1) }
    try #require(sentences.count == 2)
    let told = try await run(
      ["ontology", "explain", "--ontology", "DIR", "--date", "2024-05-06", sentences[0]], files: files)
    #expect(told.out.contains("COERCE · jam"))
    for line in ["jammed ↓nsubj forces", "= 2024-05-03", "jammed ↑ccomp said ↓nsubj ministry"] {
      #expect(article.contains(line) && told.out.contains(line), "\(line)")
    }
    let untold = try await run(["ontology", "explain", "--ontology", "DIR", sentences[1]], files: files)
    #expect(untold.out.contains("no: ruled out by unless near=traffic|guitar|door|paper"))
    #expect(untold.out.hasSuffix("Events\n  none\n"))
  }

  @Test func `every quotation of an explanation is the article's own words at its bytes`() async throws {
    let text = """
      Gunmen on motorbikes attacked a market in the village of Dioura on Friday, killing at least 14 people, the governor \
      said. Police in Bamako denied that soldiers had been abducted. “They fled,” Awa Coulibaly said.
      """
    let article = try JSONSerialization.data(withJSONObject: ["id": "a", "text": text, "published_at": "2025-11-03"])
    let run = try await Program(["extract", "--explain", "-"], input: article + Data([0x0A])).finish()
    #expect(run.status == 0, "\(run.error)")
    let bytes = Array(text.utf8)
    let quotations = run.out.matches(of: /“([^”]*)” \[(\d+)-(\d+)\]/)
    #expect(quotations.count > 8)
    for quotation in quotations {
      let (start, end) = (try #require(Int(quotation.2)), try #require(Int(quotation.3)))
      try #require(start <= end && end <= bytes.count)
      #expect(String(decoding: bytes[start..<end], as: UTF8.self) == quotation.1)
    }
  }
}
