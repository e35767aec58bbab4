import Testing

@testable import DatelineCore

@Suite("Statements")
struct StatementTests {
  private static func statements(_ text: String, title: String? = nil) throws -> [Event] {
    try EventFixture.events(text, title: title).filter { $0.eventType == "STATEMENT" }
  }

  @Test(
    "What a public speaker says of which nothing else is told is a statement of his",
    arguments: [
      ("{H:GOV|The governor} said the road would be mended.", "The governor"),
      ("The road would be mended, {H:GOV|the governor} said.", "the governor"),
      ("“The road will be mended,” said {H:GOV|the governor}.", "the governor"),
      ("The road was wide, according to {A:COP|police}.", "police"),
      ("{A:IGO|The commission} announced the results {T:2024-03-22|on Friday}.", "The commission"),
      ("{M:ML|Bamako} said the road would be mended.", "Bamako"),
      ("{A:REB|The rebels} said in a statement that the road was wide.", "The rebels"),
      ("{H:GOV|The minister} was quoted as saying that the road was wide.", "The minister"),
      ("{H:GOV|The minister}, who said the road was wide, had tea.", "The minister"),
      ("{H:GOV|The minister} issued a statement.", "The minister"),
      ("{H:GOV|The president} addressed the nation {T:2024-03-22|on Friday}.", "The president"),
    ])
  func spoken(_ text: String, _ speaker: String) throws {
    let found = try Self.statements(text)
    #expect(found.map(\.kind) == ["STATEMENT"])
    #expect(found.map { $0.texts(.actor) } == [[speaker]])
    #expect(found.map(\.codes.cameo) == ["010"])
    #expect(found.map(\.codes.ploverEvent) == [nil])
    #expect(found.map(\.attributions.isEmpty) == [true])
  }

  @Test(
    "Only those who speak in public make statements",
    arguments: [
      "{H:CVL|The farmer} said the road would be mended.", "{A:BUS|The company} said the road would be mended.",
      "“The road is wide,” said {H:MED|the doctor}.", "{H:JRN|A reporter} wrote that the road was wide.",
      "{HN|Anna Brook} said the road was wide.", "{H:CVL|The farmer} issued a statement.",
      "{A:GOV|The weather service} said the road would be dry.", "{H:CVL|The widow} laid a wreath.",
      "{H:JUD|His lawyer} said the road was wide.", "{H:OPP|The protesters} said the road was wide.",
    ])
  func private_(_ text: String) throws {
    #expect(try Self.statements(text).isEmpty)
  }

  @Test(
    "Words that hold an event are that event, told by the speaker",
    arguments: [
      ("{A:COP|Police} said {A:REB|gunmen} attacked {P:ML|Gao}.", "ASSAULT/attack"),
      ("{A:REB|Gunmen} attacked {P:ML|Gao}, according to {A:COP|police}.", "ASSAULT/attack"),
      ("{H:GOV|The minister} said {M:ML|Bamako} had imposed sanctions on {M:NE|Niamey}.", "SANCTION/impose"),
      ("{H:GOV|The minister} issued a statement condemning {M:NE|Niamey}.", "ACCUSE/disapprove"),
    ])
  func told(_ text: String, _ kind: String) throws {
    let events = try EventFixture.events(text)
    #expect(events.map(\.kind).contains(kind))
    #expect(!events.contains { $0.eventType == "STATEMENT" })
  }

  @Test("A toll that someone gives is no statement, with an event of ours or without")
  func tolls() throws {
    #expect(try Self.statements("{C:killed:19|Nineteen people drowned}, {A:GOV|the agency} said.").isEmpty)
  }

  @Test(
    "What was not said is none",
    arguments: [
      "{H:GOV|The governor} did not say when the road would be mended.",
      "{H:GOV|The governor} is expected to say that the road is wide.",
      "If {H:GOV|the governor} says the road is wide, it is.",
      "{A:REB|The rebels} have not claimed responsibility.",
      "There was no warning, nor has {A:REB|any movement} claimed responsibility.",
      "{H:GOV|The president} spoke in what {R|he} described as a test.",
      "The road that {H:GOV|the president} announced is wide.",
    ])
  func unsaid(_ text: String) throws {
    #expect(try Self.statements(text).isEmpty)
  }

  @Test(
    "CAMEO's kinds of statement are modes",
    arguments: [
      ("{H:GOV|Governors} warned that {H|drivers} could not afford the road.", "pessimistic", "012"),
      ("{H:GOV|The minister} voiced doubts about the road.", "pessimistic", "012"),
      ("{H:GOV|The minister} expressed hope that the road would be mended.", "optimistic", "013"),
      ("{A:GOV|The government} is considering a proposal for a road.", "consider", "014"),
      ("{N:REB|JNIM} claimed responsibility for the attack on {P:ML|Gao}.", "claim-responsibility", "015"),
      ("{H:GOV|The president} laid a wreath at the tomb.", "symbolic", "017"),
      ("{A:LEG|Parliament} observed a minute of silence.", "symbolic", "017"),
      ("{H:GOV|The two ministers} concurred on the road.", "accord", "019"),
    ])
  func modes(_ text: String, _ mode: String, _ cameo: String) throws {
    let found = try #require(try Self.statements(text).first)
    #expect(found.mode == mode)
    #expect(found.codes.cameo == cameo)
  }

  @Test("Who claims an attack stays its claimant beside the statement")
  func claim() throws {
    let events = try EventFixture.events("{N:REB|JNIM} claimed responsibility for the attack on {P:ML|Gao}.")
    #expect(Set(events.map(\.kind)) == ["ASSAULT/attack", "STATEMENT/claim-responsibility"])
    #expect(events.first { $0.kind == "ASSAULT/attack" }?.attributions.map(\.stance) == [.claims])
  }

  @Test("Who admits what he has done acknowledges it; another's deed he only confirms")
  func admission() throws {
    let own = try EventFixture.events("{A:MIL|The army} admitted that {R|it} had shelled {P:ML|Gao}.")
    #expect(Set(own.map(\.kind)) == ["ASSAULT/shelling", "STATEMENT/claim-responsibility"])
    let other = try EventFixture.events("{A:MIL|The army} admitted that {A:REB|rebels} had shelled {P:ML|Gao}.")
    #expect(other.map(\.kind) == ["ASSAULT/shelling"])
    #expect(try Self.statements("{A:MIL|The army} admitted that the road was wide.").map(\.kind) == ["STATEMENT"])
  }

  @Test("One speaker's words on one day are one statement, another's are another")
  func merged() throws {
    let found = try Self.statements(
      """
      {H:GOV|The governor} said the road was wide. {R|He} said it would be mended. {H:LEG|A deputy} said the road was \
      narrow.
      """)
    #expect(found.map { $0.texts(.actor) } == [["The governor"], ["A deputy"]])
    #expect(found.map(\.mentions.count) == [1, 0])
  }

  @Test("What one speaker says on two days are two statements")
  func days() throws {
    let found = try Self.statements(
      """
      {H:GOV|The governor} said {T:2024-03-20|on Wednesday} that the road was wide. {R|He} said {T:2024-03-22|on Friday} \
      that it was narrow.
      """)
    #expect(found.map(\.time?.resolved.start) == ["2024-03-20", "2024-03-22"])
  }

  @Test("A quotation that goes on in its paragraph is a further mention")
  func runningQuotation() throws {
    let found = try Self.statements("“The road is wide,” {H:GOV|the mayor} said. “It will be mended.”")
    #expect(found.map(\.mentions.count) == [1])
  }

  @Test(
    "Whom it is said to, or what state or body is spoken of, is the target",
    arguments: [
      ("{H:GOV|The minister} told {A:LEG|parliament} that the road was wide.", ["parliament"]),
      ("{H:GOV|The minister} said {M:NE|Niamey} was late.", ["Niamey"]),
      ("{H:GOV|The minister} told {H:JRN|reporters} that the road was wide.", ["reporters"]),
    ])
  func targets(_ text: String, _ targets: [String]) throws {
    #expect(try Self.statements(text).map { $0.texts(.target) } == [targets])
  }

  @Test("A statement is what an article is about only where nothing else is told")
  func main() throws {
    let alone = try EventFixture.events("{H:GOV|The governor} said the road was wide.")
    #expect(alone.map(\.main) == [true])
    let beside = try EventFixture.events(
      "{H:GOV|The governor} said the road was wide. The weather was fine. {A:REB|Gunmen} attacked {P:ML|Gao}.")
    #expect(beside.filter(\.main).map(\.kind) == ["ASSAULT/attack"])
  }

  @Test("A day in what is said is not the day on which it is said")
  func day() throws {
    let found = try Self.statements("{H:GOV|The governor} said the road was closed {T:2024-03-22|on Friday}.")
    #expect(found.map(\.time?.basis) == [.publication])
    #expect(found.map(\.time?.resolved.start) == ["2024-03-24"])
  }

  @Test("A title's statement is the text's or none")
  func title() throws {
    let found = try Self.statements("The road is long.", title: "{H:GOV|Governor} says road is wide")
    #expect(found.isEmpty)
  }

  @Test("What someone says that another has said is the other's statement, with its source")
  func nested() throws {
    let found = try Self.statements("{A:GOV|The ministry} said {A:COP|police} had said that the road was wide.")
    #expect(found.map { $0.texts(.actor) } == [["police"]])
    #expect(found.map { $0.attributions.map(\.text) } == [["The ministry"]])
  }
}
