import Testing

@testable import DatelineCore

@Suite struct TimeLexerTests {
  private func pieces(_ text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    return try TimeLexer(vocabulary: TimeText.tables().grammar.vocabulary).pieces(of: text).map {
      String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("mid-2011", ["mid", "-", "2011"]), ("1990s", ["1990", "s"]), ("Aug. 5,2019", ["Aug", ".", "5", ",", "2019"]),
    ("5pm", ["5", "pm"]), ("14:30", ["14", ":", "30"]), ("Düren’s 3–4", ["Düren", "’", "s", "3", "–", "4"]),
    ("  \n\t ", []), ("日本 9", ["日本", "9"]), ("a\u{A0}b", ["a", "b"]), ("“now”", ["“", "now", "”"]),
  ] as [(String, [String])])
  func `Letters, figures and marks part`(text: String, expected: [String]) throws {
    #expect(try pieces(text) == expected)
  }

  @Test func `Marks of one meaning are one mark`() throws {
    let lexer = TimeLexer(vocabulary: try TimeText.tables().grammar.vocabulary)
    #expect(lexer.pieces(of: "-–—’'‘`").map(\.mark) == [45, 45, 45, 39, 39, 39, 39])
  }

  @Test func `Figures that are too long have no value`() throws {
    let lexer = TimeLexer(vocabulary: try TimeText.tables().grammar.vocabulary)
    #expect(lexer.pieces(of: "999999999 9999999999").map(\.value) == [999_999_999, -1])
  }

  @Test func `Words are known whatever their case`() throws {
    let lexer = TimeLexer(vocabulary: try TimeText.tables().grammar.vocabulary)
    let found = lexer.pieces(of: "friday FRIDAY Friday qwerty")
    #expect(Set(found.prefix(3).map(\.word)).count == 1 && found[0].word >= 0 && found[3].word == -1)
    #expect(found.map(\.isCapitalized) == [false, true, true, false])
  }
}
