import Testing

@testable import DatelineCore

@Suite struct FilterReasonTests {
  @Test(arguments: [
    (#"{"id":"1","text":"Rebels killed four soldiers in Mali on Friday."}"#, nil),
    (#"{"id":"1","text":"Rebels killed four.","language":"en-GB"}"#, nil),
    (#"{"id":"1","text":"Rebels killed four.","language":"fr"}"#, .language),
    (
      #"{"id":"1","text":"Les forces de sécurité ont arrêté douze manifestants dans la capitale après une nuit de violences, a annoncé le ministère de l'intérieur."}"#,
      .language
    ),
    (
      #"{"id":"1","text":"Полиция задержала двенадцать участников протеста в столице после ночи беспорядков."}"#,
      .language
    ),
    (#"{"id":"1","text":" \n\t "}"#, .emptyText),
  ] as [(String, FilterReason?)])
  func `an article is passed over only by a stated rule`(json: String, expected: FilterReason?) throws {
    let article = try ArticleDecoder().decode(Array(json.utf8))
    #expect(FilterReason(article) == expected)
  }
}
