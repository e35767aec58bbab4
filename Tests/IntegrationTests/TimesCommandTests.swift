import Foundation
import Testing

/// `dateline times` as its users run it.
@Suite struct TimesCommandTests {
  @Test func `every article has its line, in the order of the input`() async throws {
    let input = """
      {"id":"a","text":"Rebels killed four soldiers in Mali on Friday.","dct":"2024-03-24"}
      {"id":"b","text":"Nothing happened in the quiet town that day is told of."}
      {"id":"c","text":"The mine will reopen next month after two years of repairs.","published_at":"2024-03-24"}
      """
    let run = try await Program.run(["times", "--concurrency", "3", "--any-language"], input: Data(input.utf8))
    #expect(run.status == 0, "\(run.error)")
    #expect(
      run.lines.first
        == #"{"article_id":"a","times":[{"start":39,"end":45,"type":"DATE","value":"2024-03-22","from":"2024-03-22","#
        + #""to":"2024-03-22"}]}"#)
    #expect(run.lines.count == 3)
    #expect(run.lines[2].contains(#""type":"DURATION","value":"P2Y""#))
  }

  @Test func `bad lines are reported, the rest is done, and the exit code is 65`() async throws {
    let input = "garbage\n{\"id\":\"a\",\"text\":\"It fell on 3 May 2019.\"}\n"
    let run = try await Program.run(["times", "--any-language"], input: Data(input.utf8))
    #expect(run.status == 65)
    #expect(run.lines.count == 1 && run.lines[0].contains("2019-05-03"))
    #expect(run.error.contains("stdin:1: malformed-json"))
  }

  @Test func `an article in another language is passed over with its reason`() async throws {
    let text = "Die Rebellen haben am Freitag im Norden des Landes vier Soldaten getötet und mehrere Dörfer besetzt."
    let run = try await Program.run(["times"], input: Data("{\"id\":\"a\",\"text\":\"\(text)\"}\n".utf8))
    #expect(run.status == 0 && run.out.isEmpty)
    #expect(run.error.contains("filtered: language"))
  }

  @Test func `a broken table is named with file and line, and the exit code is 78`() async throws {
    let source = Program.root.appending(path: "Sources/DatelineCore/Resources")
    let folder = FileManager.default.temporaryDirectory.appending(path: "times-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: source, to: folder)
    try Data("symbol\tpattern\tfeatures\ntime\tMONAT\t\n".utf8)
      .write(to: folder.appending(path: "lexicons/time-grammar.tsv"))
    let run = try await Program.run(["times", "--data", folder.path], input: Data("{\"text\":\"x\"}\n".utf8))
    #expect(run.status == 78)
    #expect(run.error.contains("time-grammar.tsv:2:"))
  }
}
