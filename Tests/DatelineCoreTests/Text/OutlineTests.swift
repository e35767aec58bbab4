import Testing

@testable import DatelineCore

@Suite("Outline")
struct OutlineTests {
  private let furniture: PageFurniture

  init() throws { furniture = try PageFurniture(data: EventFixture.dataFolder) }

  /// Each part with a mark before it: # heading, @ label, < source, nothing for prose.
  private func parts(_ text: String) -> [String] {
    let source = Array(text.utf8)
    return Outline.parts(of: Paragraphs.ranges(in: source, from: 0), in: source, furniture: furniture).map { part in
      let text = String(decoding: source[part.range], as: UTF8.self)
      switch part.role {
      case .prose, .headline: return text
      case .heading: return "#" + text
      case .label: return "@" + text
      case .source: return "<" + text
      }
    }
  }

  @Test("A bullet goes, and a name and a colon behind it are a label")
  func bullets() {
    #expect(parts("* Lyman: two killed.\n* Izium region: a shop burned.") == ["@Lyman", "two killed.", "@Izium region", "a shop burned."])
    #expect(parts("• Sumy - drones hit a depot.") == ["@Sumy", "drones hit a depot."])
  }

  @Test("A date is a label by itself, names only beside others like them")
  func labels() {
    #expect(parts("March 3: Gunmen killed nine.") == ["@March 3", "Gunmen killed nine."])
    #expect(parts("Kaya: Gunmen killed nine.") == ["Kaya: Gunmen killed nine."])
    #expect(parts("Kaya: Gunmen killed nine.\n\nDori: A convoy was hit.") == ["@Kaya", "Gunmen killed nine.", "@Dori", "A convoy was hit."])
    #expect(parts("MR. ROE: We call for calm.") == ["@MR. ROE", "We call for calm."])
  }

  @Test("A day and a full stop behind a dash end a label")
  func datedLabels() {
    #expect(parts("NIGER, Diffa - 4 March. Gunmen came.") == ["@NIGER, Diffa - 4 March", "Gunmen came."])
    #expect(parts("Ghana, Bawku - Night of 4-5 March. Shops burned.") == ["@Ghana, Bawku - Night of 4-5 March", "Shops burned."])
    #expect(parts("Togo, Lome - 6 March (planned). A rally.") == ["@Togo, Lome - 6 March (planned)", "A rally."])
    #expect(parts("Kaya - 14 killed. The army denied it.") == ["Kaya - 14 killed. The army denied it."])
    #expect(parts("Kaya - 4 March.") == ["Kaya - 4 March."])
  }

  @Test("Prose with a colon or a dash in it stays whole", arguments: [
    "The minister said: We will rebuild.", "Hamas - which rules the strip - agreed.", "There is one way: to talk.",
    "A ceasefire took hold on Friday: nobody fired.",
  ])
  func prose(_ text: String) {
    #expect(parts(text) == [text])
  }

  @Test("Numbers before paragraphs go where there are several")
  func numbers() {
    #expect(parts("1. Rebels left.\n2. Troops came.") == ["Rebels left.", "Troops came."])
    #expect(parts("3. The army denied it.") == ["3. The army denied it."])
  }

  @Test("A short line above prose is a heading, and so is a label without an end")
  func headings() {
    #expect(parts("Senegal\nPolice fired tear gas.") == ["#Senegal", "Police fired tear gas."])
    #expect(parts("Mali: Rebels advance\nThe town fell on Friday.") == ["#Mali", "Rebels advance", "The town fell on Friday."])
  }

  @Test("A time of day stands above its entry or before it")
  func clocks() {
    #expect(parts("14:32 GMT\nThe president left.") == ["#14:32 GMT", "The president left."])
    #expect(parts("11:15 - A tank fired.") == ["@11:15", "A tank fired."])
    #expect(parts("18.40pm LATEST: A tank fired.") == ["@18.40pm", "A tank fired."])
    #expect(parts("Footage of the strike, 01:12") == ["Footage of the strike, 01:12"])
  }

  @Test("Kickers go, with what joins them to the news")
  func kickers() {
    #expect(parts("BREAKING - Bomb kills nine.") == ["Bomb kills nine."])
    #expect(parts("UPDATE 2-Bomb kills nine.") == ["Bomb kills nine."])
    #expect(parts("Update-driven sales fell.") == ["Update-driven sales fell."])
  }

  @Test("Whose news a headline is stands behind it")
  func sources() {
    #expect(parts("* Bomb kills nine in port - police") == ["Bomb kills nine in port", "<police"])
    #expect(parts("* Gunmen killed 8 in a bar (state media).") == ["Gunmen killed 8 in a bar", "<state media"])
    #expect(parts("The Rapid Support Forces (RSF).") == ["The Rapid Support Forces (RSF)."])
    let title = Array("ALERT: Blast kills three in port: officials".utf8)
    #expect(Outline.title([title.indices], in: title, furniture: furniture).map { String(decoding: title[$0.range], as: UTF8.self) } == [
      "Blast kills three in port", "officials",
    ])
  }

  @Test("Any bytes are a text", arguments: ["", "*", "* ", "1.", "1. \n2. ", ":", " - ", "A:", "A |", "12:3", "12:30 |", "(", "* (a)", "- - -", "[", "é: é", "* x (é)."])
  func hostile(_ text: String) {
    let source = Array(text.utf8)
    for part in Outline.parts(of: Paragraphs.ranges(in: source, from: 0), in: source, furniture: furniture) {
      #expect(part.range.lowerBound >= 0 && part.range.upperBound <= source.count)
    }
    _ = Outline.title([source.indices], in: source, furniture: furniture)
    _ = FootnoteMarks.blanked(source)
  }

  @Test("A short line without a full stop is written like a headline, an article that has lost its last one is not")
  func open() {
    let isItem = { (text: String) in
      let source = Array(text.utf8)
      return Outline.parts(of: Paragraphs.ranges(in: source, from: 0), in: source, furniture: furniture).map(\.isItem)
    }
    #expect(isItem("Rebels seize airport in Kaya") == [true])
    let sentence = "Rebels seized the airport in Kaya on Monday, the governor said. "
    #expect(isItem(String(repeating: sentence, count: 12) + "With reports by our correspondents") == [false])
  }
}
