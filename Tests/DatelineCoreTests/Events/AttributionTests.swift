import Testing

@testable import DatelineCore

@Suite("Attribution")
struct AttributionTests {
  @Test(
    "The one who says it is named, wherever he stands",
    arguments: [
      ("{A:COP|Police} said {A:REB|gunmen} attacked {P:ML|Gao}.", "Police", Event.Attribution.Stance.reports),
      ("{A:COP|Police} said in a statement that {A:REB|gunmen} attacked {P:ML|Gao}.", "Police", .reports),
      ("{A:REB|Gunmen} attacked {P:ML|Gao}, {A:COP|police} said.", "police", .reports),
      ("{A:REB|Gunmen} attacked {P:ML|Gao}, said {H:GOV|the mayor}.", "the mayor", .reports),
      ("{A:REB|Gunmen} attacked {P:ML|Gao}, according to {A:NGO|a monitor}.", "a monitor", .reports),
      ("{A:MIL|The army} claimed that {A:REB|gunmen} attacked {P:ML|Gao}.", "The army", .claims),
      ("{A:MIL|The army} confirmed that {A:REB|gunmen} attacked {P:ML|Gao}.", "The army", .confirms),
      ("“{A:REB|Gunmen} attacked {P:ML|Gao},” {H:GOV|the mayor} said.", "the mayor", .reports),
      ("{N:REB|JNIM} claimed responsibility for the attack on {P:ML|Gao}.", "JNIM", .claims),
    ])
  func attribution(_ text: String, _ source: String, _ stance: Event.Attribution.Stance) throws {
    let events = try EventFixture.events(text)
    let attack = try #require(events.first { $0.kind == "ASSAULT/attack" }, "found \(events.map(\.kind))")
    #expect(attack.attributions.map(\.text) == [source])
    #expect(attack.attributions.map(\.stance) == [stance])
  }

  @Test("What the article itself asserts has no source")
  func none() throws {
    let events = try EventFixture.events("{A:REB|Gunmen} attacked {P:ML|Gao}.")
    #expect(events.map { $0.attributions.isEmpty } == [true])
  }

  @Test("A source quoted by another keeps its quoter")
  func nested() throws {
    let events = try EventFixture.events(
      "{A:MED|The agency} reported that {A:COP|police} said {A:REB|gunmen} attacked {P:ML|Gao}.")
    let attack = try #require(events.first)
    #expect(attack.attributions.map(\.text) == ["police"])
    #expect(attack.attributions.map(\.via) == ["The agency"])
  }

  @Test("Who says something goes on to accuse, although the parser joins the accusing to what is said")
  func parallelSpeech() throws {
    let events = try EventFixture.events(
      "{A:BUS|The company} said {H:CVL|the woman} was dismissed for lateness and accused {A:LAB|the union} of lying.")
    let accusation = try #require(events.first { $0.eventType == "ACCUSE" })
    #expect(accusation.texts(.actor) == ["The company"])
    #expect(accusation.attributions.isEmpty)
  }

  @Test("A quotation that goes on keeps its speaker")
  func runningQuotation() throws {
    let events = try EventFixture.events(
      "“{R|We} are safe,” {H:GOV|the mayor} said. “{A:REB|Gunmen} attacked {P:ML|Gao} {T:2024-03-22|on Friday}.”")
    let attack = try #require(events.first { $0.kind == "ASSAULT/attack" })
    #expect(attack.attributions.map(\.text) == ["the mayor"])
  }
}
