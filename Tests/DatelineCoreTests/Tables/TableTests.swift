import Testing

@testable import DatelineCore

@Suite struct TableTests {
  private enum Colour: String, CaseIterable { case red, green }

  private func table(_ text: String, required: [String] = ["name"], optional: [String] = ["n", "list", "flag"]) throws
    -> Table
  {
    try Table(text: text, file: "t.tsv", required: required, optional: optional)
  }

  @Test func `Comments and empty lines are passed over and lines still count`() throws {
    let table = try table("# about\n\nname\tn\n# more\nfirst\t1\n")
    #expect(table.rows.count == 1)
    #expect(table.rows.first?.line == 5)
    #expect(try table.rows.first?.text("name") == "first")
    #expect(try table.rows.first?.integer("n") == 1)
  }

  @Test func `Columns may stand in any order and rows may end early`() throws {
    let row = try #require(try table("n\tname\tlist\n2\tx\r\n").rows.first)
    #expect(try row.text("name") == "x")
    #expect(row.list("list").isEmpty)
    #expect(row.optional("flag") == nil)
    #expect(try row.flag("flag") == false)
  }

  @Test func `Lists are separated by bars and trimmed`() throws {
    let row = try #require(try table("name\tlist\nx\t a b | c |\n").rows.first)
    #expect(row.list("list") == ["a b", "c"])
  }

  @Test(arguments: [
    ("name\tnmae\nx\n", "t.tsv:1: unknown column \"nmae\""),
    ("n\n1\n", "t.tsv:1: column \"name\" is missing"),
    ("name\tname\nx\n", "t.tsv:1: column \"name\" stands twice"),
    ("name\nx\ty\n", "t.tsv:2: has 2 cells, but the table has 1 columns"),
    ("# nothing\n", "t.tsv: has no header row; expected name"),
  ])
  func `A malformed table names file and line`(text: String, message: String) {
    let error = #expect(throws: TableError.self) { try table(text) }
    #expect(error?.description == message)
  }

  @Test func `A cell of the wrong form names file, line and column`() throws {
    let row = try #require(try table("name\tn\tflag\n\tx\tmaybe\n").rows.first)
    #expect(throws: TableError(file: "t.tsv", line: 2, message: "column \"name\" is empty")) { try row.text("name") }
    #expect(throws: TableError(file: "t.tsv", line: 2, message: "column \"n\": \"x\" is not a whole number")) {
      try row.integer("n")
    }
    #expect(throws: TableError.self) { try row.number("n") }
    #expect(throws: TableError.self) { try row.flag("flag") }
    #expect(throws: TableError(file: "t.tsv", line: 2, message: "column \"n\": \"x\" is none of red, green")) {
      try row.choice("n", as: Colour.self)
    }
  }

  @Test func `A file that is not there is an error, not a trap`() {
    #expect(throws: TableError.self) { try Table(path: "/nonexistent/table.tsv", required: ["name"]) }
  }
}
