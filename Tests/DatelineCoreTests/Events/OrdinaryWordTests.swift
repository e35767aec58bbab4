import Testing

@testable import DatelineCore

/// Words of events in senses that are none, or of another kind.
@Suite("Words in other senses")
struct OrdinaryWordTests {
  private func kinds(_ text: String) throws -> [String] {
    try EventFixture.extracted(text, date: "2025-03-13", language: "en").map(\.kind)
  }

  @Test(
    "They tell no such event",
    arguments: [
      ("\"It was an attack on the economy of Slovenia,\" said the foreign minister, Tanja Fajon.", "ASSAULT"),
      ("The abduction comes three weeks after the ceasefire between the government and the ELN of Colombia expired on 3 August.", "RETREAT"),
      ("Three drivers were killed in an ambush on an aid convoy in South Sudan.", "AID"),
      ("Police said three Palestinians had been detained on suspicion of firing them.", "SANCTION"),
      ("A State Department official, who declined to be named, said Washington was in touch with both sides.", "REJECT"),
      ("Gunmen attacked a post near Kalat on Monday before fleeing into the mountains.", "COERCE"),
      ("Senegal's navy said it had intercepted a canoe carrying 118 people off Mbour on Friday.", "ASSAULT"),
      ("General Tiani, who seized power in Niger, had vowed to restore security.", "THREATEN"),
    ])
  func none(text: String, event: String) throws {
    #expect(try !kinds(text).contains { $0.hasPrefix(event) })
  }

  @Test(
    "They tell another one",
    arguments: [
      ("Several hours later warplanes struck a two-storey house in Kfar Tebnit, killing three people.", "ASSAULT/airstrike"),
      ("The junta of Niger has since expelled French troops.", "SANCTION/expel"),
      ("Investigators searched offices and seized RM780,000 in cash in Sandakan.", "COERCE/raid"),
      ("The president of Peru ordered the release of emergency funds.", "AID/economic"),
      ("The officers suspended the constitution and closed the airport in the Comoros.", "COERCE/restrict"),
      ("Soldiers smashed windows to enter the National Assembly in Seoul on Tuesday.", "COERCE/raid"),
      ("The transport ministry of Peru suspended three officials over the accident.", "SANCTION/dismiss"),
      ("Demonstrators toppled statues of the late president in Coro, Venezuela.", "PROTEST/riot"),
    ])
  func other(text: String, kind: String) throws {
    #expect(try kinds(text).contains(kind))
  }

  @Test("A quake that is told again is one, wherever else it was felt")
  func quake() throws {
    let text = "At least 13 people have been killed after an earthquake struck the island of Mindanao, officials said. The quake hit at 4 am on Tuesday off Sarangani province."
    #expect(try kinds(text) == ["DISASTER/earthquake"])
  }
}
