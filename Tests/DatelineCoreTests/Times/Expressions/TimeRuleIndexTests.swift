import Linguistics
import Testing

@testable import DatelineCore

@Suite struct TimeRuleIndexTests {
  /// A rule that the index holds back is one that would not have matched: what is found does not depend on it.
  @Test(arguments: [
    "Friday night at 9 p.m.", "the day before yesterday", "at least two more weeks", "5 1/2 hours", "23rd of March",
    "a few days ago", "every other Monday", "'98", "1990s", "two hundred and ten years ago", "the 14th century",
  ])
  func `Whatever a rule matches, the index admits`(text: String) throws {
    let grammar = try TimeText.tables().grammar
    let field = try ParsedText.field(text)
    let pieces = TimeLexer(vocabulary: grammar.vocabulary).pieces(
      of: Array(text.utf8), starts: field.document.starts, ends: field.document.ends, paragraphs: [0])
    let matcher = TimeMatcher(
      grammar: grammar, pieces: pieces, field: field, entities: TimeEntities(field.document), bounds: pieces.indices)
    var matches = 0
    for start in pieces.indices {
      for rule in grammar.rules.indices where matcher.matches(rule: rule, at: start) {
        #expect(grammar.index.admits(rule, pieces[start], matcher.piece(start + 1)))
        matches += 1
      }
    }
    #expect(matches > 0)
  }
}
