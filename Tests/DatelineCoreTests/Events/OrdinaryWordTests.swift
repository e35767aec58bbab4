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
      ("The United States offered a $5m reward for the arrest of a gang leader in Haiti.", "COERCE"),
      ("A lawyer in Benin urged the government not to use the mutiny as a pretext for a crackdown.", "ASSAULT"),
      ("Despite the truce, an Israeli drone strike killed two Palestinians in Gaza on Saturday.", "RETREAT"),
      ("Demonstrators in Nairobi threw stones and set fire to a police van.", "PROTEST/demonstrate"),
      ("A health worker and a police guard were killed by a bomb in Bannu.", "MOBILIZE"),
      ("The president of the Philippines cancelled a trip to Cebu.", "SANCTION"),
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
      ("Togo closed its border with Benin on Sunday and reopened it on Monday.", "CONCEDE/ease"),
      ("European Union ambassadors agreed to impose asset freezes on 11 Russian officials.", "SANCTION/impose"),
      ("Moscow accused two British diplomats of spying and ordered them out.", "SANCTION/expel"),
      ("Loyalist troops crushed an attempt by soldiers to seize power in Benin.", "COERCE/repress"),
      ("Prosecutors in Poland say a Russian network was behind a fire in Warsaw.", "ASSAULT/arson"),
      ("Nigeria's air force struck a column of vehicles near Sokoto.", "ASSAULT/airstrike"),
      ("Poland reintroduced checks on its borders with Germany on Monday.", "COERCE/restrict"),
      ("The China Coast Guard fired water cannon at a boat off Palawan.", "ASSAULT/crowd-control"),
      ("The authorities in Niger announced the suspension of the BBC's broadcasts.", "COERCE/censor"),
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
