import Testing

@testable import DatelineCore

@Suite("Factuality")
struct FactualityTests {
  @Test(
    "Negation, modals, conditions, plans and hedges take an event out of the asserted",
    arguments: [
      ("{A:MIL|The army} attacked {P:ML|Gao}.", Event.Factuality.asserted),
      ("{A:MIL|The army} did not attack {P:ML|Gao}.", .denied),
      ("{A:MIL|The army} failed to attack {P:ML|Gao}.", .denied),
      ("{A:MIL|The army} denied attacking {P:ML|Gao}.", .denied),
      ("{A:MIL|The army} may attack {P:ML|Gao}.", .possible),
      ("If {A:MIL|the army} attacked {P:ML|Gao}, {R|it} would lose.", .possible),
      ("{A:MIL|The army} allegedly attacked {P:ML|Gao}.", .possible),
      ("{M:ML|Bamako} accused {A:REB|the rebels} of attacking {P:ML|Gao}.", .possible),
      ("{A:MIL|The army} will attack {P:ML|Gao}.", .future),
      ("{A:MIL|The army} plans to attack {P:ML|Gao}.", .future),
      ("{A:MIL|The army} intends to attack {P:ML|Gao}.", .future),
      ("{A:COP|Police} said {R|they} had foiled a plot to attack {P:ML|Gao}.", .denied),
    ])
  func factuality(_ text: String, _ expected: Event.Factuality) throws {
    let events = try EventFixture.events(text).filter { $0.kind == "ASSAULT/attack" }
    #expect(events.map(\.factuality) == [expected])
  }

  @Test(
    "What somebody was not able to do, and what was done to no one, is denied",
    arguments: [
      "{A:COP|Police} have not been able to arrest {H|the kidnappers}.",
      "Not a single {H|rioter} has been arrested.",
      "{H|No one} was arrested.",
      "Neither {H|the mayor} nor {H|his aide} was arrested.",
    ])
  func inability(_ text: String) throws {
    let arrests = try EventFixture.events(text).filter { $0.kind == "COERCE/arrest" }
    #expect(arrests.map(\.factuality) == [.denied])
  }

  @Test("A denial keeps the denier's word for what is denied")
  func denial() throws {
    let events = try EventFixture.events("{A:GOV|The ministry} denied that {A:MIL|its troops} had shelled {P:ML|Gao}.")
    let shelling = try #require(events.first { $0.kind == "ASSAULT/shelling" })
    #expect(shelling.factuality == .denied)
    #expect(shelling.attributions.map(\.stance) == [.denies])
    #expect(events.contains { $0.kind == "REJECT/deny" && $0.factuality == .asserted })
  }

  @Test("a rescue that is tried goes on, a raid that is tried may not have been")
  func efforts() throws {
    func factuality(_ text: String, _ kind: String) throws -> [Event.Factuality] {
      try EventFixture.extracted(text, date: "2026-04-02").filter { $0.kind == kind }.map(\.factuality)
    }
    #expect(try factuality("Rescuers in Bolivia are trying to reach five miners who are trapped in a shaft.", "AID/rescue") == [.asserted])
    #expect(try factuality("Firefighters struggled to rescue the driver from the wreckage of the lorry.", "AID/rescue") == [.asserted])
    #expect(try factuality("Gunmen tried to storm the barracks in Sidon.", "ASSAULT/raid") == [.possible])
  }

  private func told(_ text: String, _ kind: String) throws -> [Event.Factuality] {
    try EventFixture.extracted(text, date: "2026-04-02").filter { $0.kind == kind }.map(\.factuality)
  }

  @Test(
    "What was done instead says that the other thing was not done",
    arguments: [
      ("Instead of arresting the arsonists, police beat the shopkeepers.", "COERCE/arrest"),
      ("Constables fled rather than arrest the smugglers.", "COERCE/arrest"),
      ("Marines shot the pirates rather than arresting them.", "COERCE/arrest"),
    ])
  func instead(_ text: String, _ kind: String) throws {
    #expect(try told(text, kind) == [.denied])
  }

  @Test("What should have been done was not, and what should not have been done was")
  func missed() throws {
    #expect(try told("The sheriff should have arrested the poachers.", "COERCE/arrest") == [.denied])
    #expect(try told("Guards ought to have arrested the thieves.", "COERCE/arrest") == [.denied])
    #expect(try told("The guards should not have shot the unarmed boy.", "ASSAULT/shooting") == [.asserted])
    #expect(try told("The government should arrest the smugglers.", "COERCE/arrest") != [.denied])
  }

  @Test("Who did it and why may be unknown: that it was done is not denied, and whether it was is open")
  func asked() throws {
    #expect(try told("It was not clear who shot the trader.", "ASSAULT/shooting") == [.asserted])
    #expect(try told("The mayor could not say why soldiers shelled the port.", "ASSAULT/shelling") == [.asserted])
    #expect(try told("The garrison did not know whether the rebels had captured the dam.", "ASSAULT/seize-territory") == [.possible])
    #expect(try told("It is not true that guards beat the miners.", "ASSAULT/beat") == [.denied])
  }

  @Test("An order whose harm is told was carried out")
  func order() throws {
    let killed = "The warden had ordered firing at the inmates in which three men were killed."
    #expect(try told(killed, "ASSAULT/shooting") == [.asserted])
    #expect(try told("The colonel ordered his men to fire on the marchers, killing twelve.", "ASSAULT/shooting") == [.asserted])
    #expect(try told("The warden had ordered firing at the inmates.", "ASSAULT/shooting") != [.asserted])
  }

  @Test(
    "What is wanted beside another thing, prepared for or allowed is not yet done",
    arguments: [
      "Bishops demanded a ban on the militia and the arrest of its leaders.",
      "Arrangements for detaining the dockers were made at two stations.",
    ])
  func wanted(_ text: String) throws {
    #expect(try told(text, "COERCE/arrest").allSatisfy { $0 == .future })
  }

  @Test("What would have been, had he been held, was not")
  func had() throws {
    #expect(try told("Officials believe that had the preacher been detained in Multan, the march would have ended.", "COERCE/arrest") == [.denied])
  }

  @Test("What is not confirmed is open, what is not denied stands")
  func unconfirmed() throws {
    #expect(try told("The navy did not confirm that it had shelled the port.", "ASSAULT/shelling") == [.possible])
    #expect(try told("Officers refused to say that they had arrested the smuggler.", "COERCE/arrest") == [.possible])
    #expect(try told("The spokesman neither confirmed nor denied that gunmen had kidnapped the priest.", "ASSAULT/abduct") == [.possible])
    #expect(try told("The minister did not deny that soldiers had kidnapped the priest.", "ASSAULT/abduct") == [.asserted])
    #expect(try told("The minister denied that soldiers had kidnapped the priest.", "ASSAULT/abduct") == [.denied])
  }
}
