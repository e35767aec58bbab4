import Testing

@testable import Linguistics

@Suite("Characters read with the wrong code page")
struct MojibakeTests {
  @Test(
    "are read back to what was meant",
    arguments: [
      ("â€œno", "“no"), ("noâ€\u{9D}", "no”"), ("noâ€\u{FFFD}", "no”"), ("theyâ€™ve", "they’ve"), ("â€˜â€˜so", "‘‘so"), ("aâ€”b", "a—b"),
      ("1990â€“95", "1990–95"), ("â€¢", "•"), ("cafÃ©", "café"), ("â‚¬40", "€40"), ("Â«non", "«non"),
    ])
  func repaired(_ misread: String, _ meant: String) {
    #expect(Mojibake.repaired(misread) == meant)
  }

  @Test("other text stays as it is", arguments: ["âge", "Ângela", "São", "SÃO", "château", "€40", "â", "Ã", "plain", "â€", ""])
  func untouched(_ text: String) {
    #expect(Mojibake.repaired(text) == text)
  }

  @Test("the model reads what was meant, with offsets of the text as received")
  func offsets() {
    let source = Array("â€œWe fledÂ  home,â€\u{FFFD} he said.".utf8)
    let text = CollapsedText(source[...])
    #expect(String(decoding: text.bytes, as: UTF8.self) == "“We fled home,” he said.")
    let quote = Int(text.start(0))..<Int(text.end(3))
    #expect(String(decoding: source[quote], as: UTF8.self) == "â€œ")
    #expect(text.start(3) == text.end(3))
  }
}
