import Testing

@testable import DatelineCore

@Suite struct TenseReaderTests {
  @Test(arguments: [
    ("Guards fired on Monday.", Tense.past), ("Guards will fire on Monday.", .future),
    ("Guards have fired on Monday.", .past), ("Guards had fired on Monday.", .past),
    ("Guards may have fired on Monday.", .past), ("Guards could not be reached on Monday.", .past),
    ("Guards are leaving on Monday.", .future), ("Guards were leaving on Monday.", .past),
    ("Guards leave on Monday.", .present), ("Guards agreed to leave on Monday.", .future),
    ("Guards managed to leave on Monday.", .past), ("The trial is scheduled for Monday.", .future),
    ("They delayed the trial until Monday.", .future), ("They had delayed the trial until Monday.", .past),
    ("Monday's raid killed two guards.", .unknown), ("They would leave on Monday.", .future),
    ("The convoy arrived as early as Monday.", .future), ("Monday", .unknown),
    ("They announced a march on Monday.", .future), ("They announced the arrest on Monday.", .unknown),
  ])
  func `The governing verb says when`(text: String, expected: Tense) throws {
    let field = try ParsedText.field(text)
    let monday = try #require(field.words.firstIndex(of: "Monday"))
    let reader = TenseReader(field: field, verbs: try TimeText.tables().verbs)
    #expect(reader.tense(of: monday..<monday + 1) == expected)
  }

  @Test func `Nothing is read where nothing stands`() throws {
    let reader = TenseReader(field: try ParsedText.field("Guards fired."), verbs: [:])
    #expect(reader.tense(of: 0..<0) == .unknown && reader.tense(of: 90..<99) == .unknown)
  }
}
