import Testing

@testable import DatelineCore

@Suite("Attitudes and what they are about")
struct CompositionTests {
  @Test(
    "An attitude and the act that it is about are one event, coded by both",
    arguments: [
      ("{A:MIL|The army} threatened to attack {P:ML|Gao}.", "THREATEN/violence", "138"),
      ("{M:SE|Sweden} demanded that {M:ML|Mali} release {H:MED|the journalist}.", "REQUEST/demand-release", "1053"),
      ("{M:SE|Sweden} called on {M:ML|Mali} to withdraw {A:MIL|its troops}.", "REQUEST/ceasefire", "0256"),
      ("{M:ML|Mali} agreed to release {H:MED|the journalist}.", "AGREE/release", "0353"),
      ("{M:ML|Mali} refused to release {H:MED|the journalist}.", "REJECT/yield", "124"),
      ("{M:ML|Mali} vowed that it would not release {H:MED|the journalist}.", "REJECT/yield", "124"),
      ("{A:OPP|Protesters} are demanding elections and the release of {H:MED|a journalist}.", "REQUEST/demand-release", "1053"),
    ])
  func attitude(_ text: String, _ kind: String, _ cameo: String) throws {
    let events = try EventFixture.events(text)
    #expect(events.map(\.kind) == [kind])
    #expect(events.map(\.codes.cameo) == [cameo])
    #expect(events.map(\.factuality) == [.asserted])
  }

  @Test("A cooperative act told in the future tense is an agreement to act")
  func intention() throws {
    let events = try EventFixture.events("{M:SE|Sweden} will release {H:MED|the journalist}.")
    #expect(events.map(\.kind) == ["AGREE/release"])
    #expect(events.first?.texts(.target) == ["the journalist"])
  }

  @Test("What someone says that he will not do is a refusal")
  func refusal() throws {
    let events = try EventFixture.events("{M:ML|Mali} will not release {H:MED|the journalist}.")
    #expect(events.map(\.kind) == ["REJECT/yield"])
  }

  @Test("Violence told in the future tense stays what it is")
  func violence() throws {
    let events = try EventFixture.events("{A:MIL|The army} will attack {P:ML|Gao}.")
    #expect(events.map(\.kind) == ["ASSAULT/attack"])
    #expect(events.map(\.factuality) == [.future])
  }

  @Test("What is said that someone must do is a demand on him")
  func obligation() throws {
    let events = try EventFixture.events("{H:GOV|The minister} said that {A:REB|the rebels} must leave {P:ML|Gao}.")
    let demand = try #require(events.first { $0.eventType == "REQUEST" })
    #expect(demand.texts(.actor) == ["The minister"])
    #expect(demand.texts(.target) == ["the rebels"])
  }
}
