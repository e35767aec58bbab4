import Testing

@testable import DatelineCore

@Suite struct TimeRangesTests {
  /// "words|first day|last day|value" of each time of a text that was written on Sunday, 24 March 2024.
  private func rows(_ text: String) throws -> [String] {
    let field = try ParsedText.field(text)
    let mentions = try TimeText.expressions(text).filter { $0.type == .date && !$0.tokens.isEmpty }.map(\.mention)
    return TimeRanges.joined(mentions, in: field).map { mention in
      "\(field.text(mention.tokens))|\(mention.time.start ?? "")|\(mention.time.end ?? "")|\(mention.time.value)"
    }
  }

  @Test(arguments: [
    (
      "Shelling went on between Monday and Wednesday.",
      "Monday and Wednesday|2024-03-18|2024-03-20|2024-03-18/2024-03-20"
    ),
    ("The truce held from 3 to 5 March.", "3 to 5 March|2024-03-03|2024-03-05|2024-03-03/2024-03-05"),
    ("He ruled from 2003 until 2011.", "2003 until 2011|2003-01-01|2011-12-31|2003/2011"),
    ("Crowds rioted on 1 and 2 March.", "1 and 2 March|2024-03-01|2024-03-02|2024-03-01/2024-03-02"),
    ("Police raided homes on 3, 4 and 5 March.", "3, 4 and 5 March|2024-03-03|2024-03-05|2024-03-03/2024-03-05"),
    ("Students rioted on Wednesday and Thursday.", "Wednesday and Thursday|2024-03-20|2024-03-21|2024-03-20/2024-03-21"),
    ("Rain fell January through February.", "January through February|2024-01-01|2024-02-29|2024-01/2024-02"),
  ])
  func `Two dates that a range lies between are one time`(text: String, row: String) throws {
    #expect(try rows(text) == [row])
  }

  @Test(arguments: [
    "Police arrested two men on Monday and Wednesday.", "They met on 3 March and 5 March.",
    "The vote was put off from Wednesday to Monday.",
  ])
  func `Dates of a list, and of an order turned round, stay two`(text: String) throws {
    #expect(try rows(text).count == 2)
  }
}
