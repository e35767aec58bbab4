import Testing

@testable import Linguistics

@Suite struct StringIDTests {
  /// Computed by spaCy 3.8, `nlp.vocab.strings[word]`.
  @Test(
    "A string has the number that spaCy gives it",
    arguments: [
      ("", 0 as UInt64),
      ("a", 11_901_859_001_352_538_922),
      ("the", 7_425_985_699_627_899_538),
      ("nsubj", 429),
      ("FLAG21", 21),
      ("DEPRECATED100", 203),
      ("_", 456),
      ("GPE", 384),
      ("apple", 8_566_208_034_543_834_098),
      ("fighters", 5_153_069_407_068_605_919),
      ("northwestern", 14_158_464_289_338_777_012),
      ("anti-aircraft-missile", 7_563_105_819_804_366_770),
      ("Ивановское", 15_307_755_997_449_894_600),
      ("🙂", 3_101_843_886_198_765_765),
      (
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        8_460_673_862_528_987_856
      ),
    ])
  func id(string: String, expected: UInt64) {
    #expect(StringID.of(string) == expected)
  }
}
