import Testing

@testable import DatelineCore

@Suite struct TimeExpressionJSONTests {
  @Test func `An article's times are one object, absent members left out`() throws {
    let times = try TimeText.expressions("It began at 5 p.m. EST on Friday and took days.")
    let json = String(decoding: TimeExpression.json(articleID: "a \"1\"", times), as: UTF8.self)
    #expect(
      json == #"{"article_id":"a \"1\"","times":[{"start":12,"end":32,"type":"TIME","value":"2024-03-22T17:00","#
        + #""zone":"-05:00","from":"2024-03-22","to":"2024-03-22"},"#
        + #"{"start":42,"end":46,"type":"DURATION","value":"PXD"}]}"#)
  }

  @Test func `An article without times has a line too`() {
    #expect(TimeExpression.json(articleID: "x", []) == Array(#"{"article_id":"x","times":[]}"#.utf8))
  }
}
