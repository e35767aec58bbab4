import Testing

@testable import DatelineCore

/// Which figures of harm belong to the event that was told before, and who they are.
@Suite("Harm told after its event")
struct TollSequelTests {
  private func violence(_ text: String) throws -> [Event] {
    try EventFixture.extracted(text, date: "2025-02-11").filter { $0.eventType == "ASSAULT" }
  }

  @Test(
    "The rest of a toll is no second event",
    arguments: [
      "Gunmen attacked a convoy near Kano on Sunday, killing five soldiers. Eleven bodies were recovered from the site.",
      "Soldiers fought gunmen in Tampico on Sunday, leaving 14 gunmen dead. A bystander also died.",
      "Gunmen killed nine people in Mosul on Sunday. Two of the wounded died in hospital.",
      "Gunmen killed a trader in Basra on Sunday. His son received a bullet wound.",
      "A boy was stabbed in Leeds on Sunday. Officers closed the street. He was taken to hospital.",
    ])
  func further(_ text: String) throws { #expect(try violence(text).count == 1) }

  @Test("Those who attacked are not victims of their own attack")
  func attackers() throws {
    let events = try violence("Militants attacked a post in Gao on Sunday, killing five soldiers. Six militants were also killed.")
    #expect(events.allSatisfy { event in event.actors.filter { $0.text == "Six militants" }.allSatisfy { $0.role != .actor } })
    #expect(events.count == 2)
  }

  @Test("A participle tells the harm of its own verb")
  func participle() throws {
    let events = try violence(
      "Militants attacked a post in Marib on Sunday, killing seven soldiers before troops shot dead nine of them.")
    let attack = try #require(events.first { $0.mode == "attack" })
    #expect(attack.casualties.killed?.count == Count(min: 7, max: 7))
    #expect(attack.texts(.victim) == ["seven soldiers"])
  }

  @Test("Who died in an attack is its victim")
  func died() throws {
    let event = try #require(try violence("Four soldiers died in an ambush near Gao on Sunday.").first)
    #expect(event.texts(.victim) == ["Four soldiers"])
  }

  @Test("A list that ends in what became of it is counted as a whole")
  func list() throws {
    let event = try #require(try violence("A gunbattle left three bandits and a sergeant dead in Jolo on Sunday.").first)
    #expect(event.casualties.killed?.count == Count(min: 4, max: 4))
  }

  @Test("The day and the doer are not those of what went on meanwhile")
  func meanwhile() throws {
    let event = try #require(
      try violence("A roadside bomb exploded as a patrol was passing in Marib on Monday, killing a policeman.").first)
    #expect(event.texts(.actor) == [])
    #expect(event.time?.resolved.start == "2025-02-10")
  }

  @Test("The last day is a time of its own")
  func lastDay() throws {
    let event = try #require(try violence("Rebels shelled the Kharkiv region 74 times over the past 24 hours.").first)
    #expect(event.time?.resolved.start == "2025-02-10")
    #expect(event.texts(.target) == ["the Kharkiv region"])
  }

  @Test("Where a convict is from is not where he was sentenced")
  func origin() throws {
    let event = try #require(
      try EventFixture.extracted("Jermaine Aldous, 29, of Netherton, was jailed for 14 years in Leeds on Friday.", date: "2025-02-11")
        .first { $0.eventType == "SANCTION" })
    #expect(event.place?.text == "Leeds")
  }

  @Test("A coalition that bombs is one of armies")
  func coalition() throws {
    let event = try #require(try violence("Air raids by the coalition killed six people in Sanaa on Sunday.").first)
    #expect(event.actors.first { $0.role == .actor }?.sector == "MIL")
  }

  @Test(
    "A place that no gazetteer has lies in the country that the text puts it in",
    arguments: [
      ("Troops clashed with rebels in the village of Mokorowa, in Chad, on Sunday.", "TD"),
      ("Gunmen killed four villagers in Tchomabangowa, a village in western Niger, on Sunday.", "NE"),
    ])
  func unknownPlace(_ text: String, _ country: String) throws {
    let place = try #require(try violence(text).first?.place)
    guard case .unresolved = place.resolution else {
      Issue.record("resolved")
      return
    }
    #expect(place.within == country)
  }

  @Test("The ranks of police are not those of armies, and short forms end no sentence")
  func ranks() throws {
    let event = try #require(
      try EventFixture.extracted("Police Brig. Gen. Omar Deng blamed rebels for the bombing.", date: "2025-02-11").first { $0.eventType == "ACCUSE" })
    let speaker = try #require(event.actors.first { $0.role == .actor })
    #expect(speaker.text.hasSuffix("Omar Deng"))
    #expect(speaker.sector == "COP")
  }
}
