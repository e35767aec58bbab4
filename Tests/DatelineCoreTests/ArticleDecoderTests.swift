import Testing

@testable import DatelineCore

@Suite struct ArticleDecoderTests {
  private func decode(_ text: String, as format: ArticleFormat = .detected) throws(ArticleError) -> Article {
    try ArticleDecoder().decode(Array(text.utf8), as: format)
  }

  private func code(_ bytes: [UInt8], maximumBytes: Int = ArticleDecoder.defaultMaximumBytes) -> ArticleError.Code? {
    do throws(ArticleError) {
      _ = try ArticleDecoder(maximumBytes: maximumBytes).decode(bytes)
      return nil
    } catch {
      return error.code
    }
  }

  // MARK: - JSON

  @Test func `every known key is read`() throws {
    let article = try decode(
      """
      {"id": "a1", "title": "T", "text": "Troops advanced.", "published_at": "2024-03-24T06:30:00Z",
       "url": "https://news.example/1", "publisher": "P", "language": "en", "section": {"name": ["world", 1e9, null]}}
      """)
    #expect(article.id == "a1")
    #expect(article.title == "T")
    #expect(article.text == "Troops advanced.")
    #expect(article.publishedAt == "2024-03-24T06:30:00Z")
    #expect(article.date == ArticleDate(year: 2024, month: 3, day: 24))
    #expect(article.url == "https://news.example/1")
    #expect(article.publisher == "P")
    #expect(article.language == "en")
    #expect(article.bodyStart == 0)
    #expect(article.dateline == nil)
  }

  @Test(arguments: [
    (#"{"id": 42, "text": "x"}"#, "42"),
    (#"{"id": -7, "text": "x"}"#, "-7"),
    (#"{"id": 123456789012345678901234567890, "text": "x"}"#, "123456789012345678901234567890"),
  ])
  func `a whole number is an id, digit for digit`(json: String, id: String) throws {
    #expect(try decode(json).id == id)
  }

  @Test func `body stands for text, and date and dct for published_at`() throws {
    #expect(try decode(#"{"body": "b"}"#).text == "b")
    #expect(try decode(#"{"body": "b", "text": "t"}"#).text == "t")
    #expect(try decode(#"{"body": "b", "text": null}"#).text == "b")
    #expect(try decode(#"{"text": "t", "date": "2024-01-02"}"#).publishedAt == "2024-01-02")
    #expect(try decode(#"{"text": "t", "dct": "2024-01-03"}"#).publishedAt == "2024-01-03")
    #expect(try decode(#"{"text": "t", "dct": "2024-01-03", "date": "2024-01-02"}"#).publishedAt == "2024-01-02")
  }

  @Test func `null and empty strings count as absent`() throws {
    let article = try decode(#"{"id": "", "title": null, "text": "", "url": "u", "publisher": ""}"#)
    #expect(article.id.hasPrefix("url:"))
    #expect(article.title == nil)
    #expect(article.publisher == nil)
    #expect(article.text == "")
  }

  @Test func `the last of equal keys counts`() throws {
    #expect(try decode(#"{"text": "first", "text": "last"}"#).text == "last")
  }

  @Test func `escapes are undone before offsets count`() throws {
    let article = try decode(#"{"text": "\u004bYIV \u2014 Caf\u00e9 \ud83d\ude00\n\"q\" \/ \\ \u0000"}"#)
    #expect(article.text == "KYIV — Café 😀\n\"q\" / \\ \u{0}")
    #expect(article.dateline == Span(0, 4))
    #expect(article.bodyStart == 9)
  }

  @Test func `a byte-order mark before JSON is passed over`() throws {
    #expect(try decode("\u{FEFF} {\"text\": \"t\"}").text == "t")
    #expect(try decode("\u{FEFF}{\"text\": \"t\"}", as: .json).text == "t")
  }

  @Test(arguments: ["id", "title", "text", "body", "published_at", "date", "dct", "url", "publisher", "language"])
  func `a value of a wrong type is rejected with its key`(key: String) {
    for value in ["[]", "{}", "true", "1.5"] {
      do throws(ArticleError) {
        _ = try decode("{\"text\": \"t\", \"\(key)\": \(value)}")
        Issue.record("\(key): \(value) was accepted")
      } catch {
        #expect(error.code == .wrongType)
        #expect(error.message.contains("'\(key)'"))
      }
    }
  }

  @Test(arguments: [
    ("", ArticleError.Code.emptyValue),
    ("{}", .missingText),
    (#"{"title": "only"}"#, .missingText),
    (#"{"text": null}"#, .missingText),
    ("[1, 2]", .notAnObject),
    (#"[{"text": "t"}]"#, .notAnObject),
    ("null", .notAnObject),
    (" 12.5e3 ", .notAnObject),
    ("true", .notAnObject),
    (#""He said so.""#, .notAnObject),
    ("{", .malformedJSON),
    (#"{"text": "t""#, .malformedJSON),
    (#"{"text": "t"} {"text": "u"}"#, .malformedJSON),
    (#"{"text": "t",}"#, .malformedJSON),
    (#"{,"text": "t"}"#, .malformedJSON),
    (#"{"text" "t"}"#, .malformedJSON),
    (#"{text: "t"}"#, .malformedJSON),
    (#"{'text': 't'}"#, .malformedJSON),
    (#"{"text": "\x"}"#, .malformedJSON),
    (#"{"text": "\u12"}"#, .malformedJSON),
    (#"{"text": "\ud800"}"#, .malformedJSON),
    (#"{"text": "\ud800\u0041"}"#, .malformedJSON),
    (#"{"text": "\udc00\ud800"}"#, .malformedJSON),
    (#"{"x": "\ud800", "text": "t"}"#, .malformedJSON),
    ("{\"text\": \"a\nb\"}", .malformedJSON),
    ("{\"text\": \"a\u{0}b\"}", .malformedJSON),
    (#"{"text": "t", "n": 01}"#, .malformedJSON),
    (#"{"text": "t", "n": +1}"#, .malformedJSON),
    (#"{"text": "t", "n": 1.}"#, .malformedJSON),
    (#"{"text": "t", "n": NaN}"#, .malformedJSON),
    (#"{"text": "t", "n": tru}"#, .malformedJSON),
    (#"{"text": "t", "n": [}]}"#, .malformedJSON),
    ("[}", .malformedJSON),
  ])
  func `what is no article is rejected by a stable code`(input: String, code: ArticleError.Code) {
    #expect(self.code(Array(input.utf8)) == code)
  }

  @Test func `a line of JSON Lines is never plain text`() {
    #expect(throws: ArticleError.self) { try decode("KYIV - Troops advanced.", as: .json) }
    #expect(throws: ArticleError.self) { try decode("  ", as: .json) }
  }

  @Test func `numbers beyond every machine number are passed over`() throws {
    let digits = String(repeating: "9", count: 100_000)
    #expect(try decode("{\"n\": -\(digits).\(digits)e\(digits), \"text\": \"t\"}").text == "t")
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
  func `nesting ten thousand deep is rejected, under any key`(opening: String) {
    let deep = String(repeating: opening, count: 10_000)
    #expect(code(Array(deep.utf8)) == .tooDeep)
    #expect(code(Array("{\"text\": \"t\", \"extra\": \(deep)".utf8)) == .tooDeep)
    #expect(code(Array("{\"text\": \(deep)".utf8)) == .tooDeep)
  }

  @Test func `nesting that articles may have is passed over`() throws {
    let nested = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(try decode("{\"extra\": \(nested), \"text\": \"t\"}").text == "t")
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x80]] as [[UInt8]])
  func `invalid UTF-8 is rejected with its place`(bytes: [UInt8]) {
    let json = Array("{\"text\": \"".utf8) + bytes + Array("\"}".utf8)
    do throws(ArticleError) {
      _ = try ArticleDecoder().decode(json)
      Issue.record("accepted")
    } catch {
      #expect(error.code == .invalidUTF8)
      #expect(error.message.contains("byte 10 "))
    }
    #expect(code(bytes) == .invalidUTF8)
  }

  @Test func `more bytes than the limit are refused, as many are not`() {
    let text = Array("{\"text\": \"abc\"}".utf8)
    #expect(code(text, maximumBytes: text.count) == nil)
    #expect(code(text, maximumBytes: text.count - 1) == .tooLarge)
  }

  @Test func `a text of fifty megabytes is read when the limit allows`() throws {
    let bytes = Array("{\"text\": \"".utf8) + [UInt8](repeating: 0x61, count: 50 << 20) + Array("\"}".utf8)
    #expect(code(bytes) == .tooLarge)
    #expect(try ArticleDecoder(maximumBytes: 64 << 20).decode(bytes).text.utf8.count == 50 << 20)
  }

  @Test func `no message quotes the article`() {
    for input in [#"{"text": 5, "secret": "s3cret"}"#, #"{"text": "s3cret" oops"#, #"["s3cret"]"#, #"{"s3cret": 1}"#] {
      do throws(ArticleError) {
        _ = try decode(input)
        Issue.record("accepted")
      } catch {
        #expect(!error.description.contains("s3cret"))
      }
    }
  }

  // MARK: - Plain text

  @Test func `plain text is the whole input, with its header's date and dateline`() throws {
    let input = " date 2023-11-05 GAZA CITY, GAZA - Two people died.\n\n“It was loud,” one said."
    let article = try decode(input)
    #expect(article.text == input)
    #expect(article.publishedAt == "2023-11-05")
    #expect(article.dateline == Span(17, 32))
    #expect(article.bodyStart == 35)
    #expect(article.id.hasPrefix("text:"))
  }

  @Test func `a byte-order mark is part of a plain text's offsets`() throws {
    let article = try decode("\u{FEFF}date 2023-11-05 KYIV - Troops left.")
    #expect(article.text.utf8.count == 38)
    #expect(article.publishedAt == "2023-11-05")
    #expect(article.dateline == Span(19, 23))
    #expect(article.bodyStart == 26)
  }

  @Test(arguments: [" ", "\n\n\t ", "\u{FEFF}"])
  func `a blank text is an article without a story`(input: String) throws {
    let article = try decode(input)
    #expect(article.text.utf8.elementsEqual(input.utf8))
    #expect(article.bodyStart == input.utf8.count)
  }

  @Test(arguments: [
    #""We saw it," she said."#, "12 people died.", "true stories are rare.", "- a list", "null and void",
  ])
  func `text that only begins like JSON is plain text`(input: String) throws {
    #expect(try decode(input).text == input)
  }

  // MARK: - Identity and date

  @Test func `without an id the url names the article, and without a url its text`() throws {
    let byURL = try decode(#"{"text": "a", "url": "https://news.example/1"}"#)
    #expect(byURL.id == (try decode(#"{"text": "b", "url": "https://news.example/1"}"#).id))
    #expect(byURL.id != (try decode(#"{"text": "a", "url": "https://news.example/2"}"#).id))
    #expect(byURL.id.count == "url:".count + 32)
    let byText = try decode(#"{"text": "a", "title": "x"}"#)
    // The first half of SHA-256("a"), as sha256sum prints it.
    #expect(byText.id == "text:ca978112ca1bbdcafac231b39a23dc4d")
    #expect(try decode("a").id == byText.id)
  }

  @Test func `a header in a JSON article dates it only when nothing else does`() throws {
    #expect(try decode(#"{"text": "date 2024-03-24 x"}"#).publishedAt == "2024-03-24")
    #expect(try decode(#"{"text": "date 2024-03-24 x", "published_at": "2024-03-25"}"#).publishedAt == "2024-03-25")
  }

  @Test func `a date in no known form is kept and dates nothing`() throws {
    let article = try decode(#"{"text": "x", "published_at": "last Tuesday"}"#)
    #expect(article.publishedAt == "last Tuesday")
    #expect(article.date == nil)
  }

  @Test func `a complete object is told from the first line of one`() {
    #expect(ArticleDecoder.isCompleteObject(Array(#"{"text": "a"} "#.utf8)))
    #expect(!ArticleDecoder.isCompleteObject(Array(#"{"text": {}"#.utf8)))
    #expect(!ArticleDecoder.isCompleteObject(Array("[1]".utf8)))
    #expect(!ArticleDecoder.isCompleteObject([0x7B, 0xFF, 0x7D]))
    #expect(!ArticleDecoder.isCompleteObject([]))
  }
}
