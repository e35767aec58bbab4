import Testing

@testable import DatelineCore

@Suite struct EventComparatorTests {
  private func fields(_ before: String, _ after: String, countsVersions: Bool = false) throws -> [String]? {
    try EventComparator(countsVersions: countsVersions).change(from: Array(before.utf8), to: Array(after.utf8))?.fields
  }

  @Test func `equal bytes are no change`() throws {
    #expect(try fields(#"{"a":1}"#, #"{"a":1}"#) == nil)
  }

  @Test func `the order of keys and blanks are no change`() throws {
    #expect(try fields(#"{"a":1,"b":[2]}"#, #"{ "b": [2], "a": 1 }"#) == nil)
  }

  @Test func `members of objects are named, lists as a whole`() throws {
    let before = #"{"place":{"name":"Kidal","lat":18.4},"actors":[{"role":"actor"}],"main":true}"#
    let after = #"{"place":{"name":"Gao","lat":18.4},"actors":[],"main":true}"#
    #expect(try fields(before, after) == ["actors", "place.name"])
  }

  @Test func `a field that comes or goes is a change with one side`() throws {
    let change = try EventComparator().change(from: Array(#"{"mode":"raid"}"#.utf8), to: Array(#"{"goldstein":-9}"#.utf8))
    guard case .changed(_, _, let fields)? = change else {
      Issue.record("no change")
      return
    }
    #expect(fields == [
      FieldChange(field: "goldstein", before: nil, after: Array("-9".utf8)),
      FieldChange(field: "mode", before: Array(#""raid""#.utf8), after: nil),
    ])
  }

  @Test func `the versions that made an event count only where they are asked for`() throws {
    let (before, after) = (#"{"a":1,"extractor":{"version":"1"}}"#, #"{"a":1,"extractor":{"version":"2"}}"#)
    #expect(try fields(before, after) == nil)
    #expect(try fields(before, after, countsVersions: true) == ["extractor.version"])
  }

  @Test func `what is no object is an error without its text`() {
    let error = #expect(throws: ComparisonError.self) { try fields(#"{"a":1}"#, "[secret]") }
    #expect(error?.message.contains("secret") == false)
  }
}
