import Testing

@testable import DatelineCore

@Suite("Policing")
struct PolicingTests {
  private func events(_ text: String) throws -> [Event] {
    try EventFixture.extracted(text, date: "2024-05-14")
  }

  private func event(_ kind: String, in text: String) throws -> Event {
    try #require(try events(text).first { $0.kind == kind }, "no \(kind) in: \(text)")
  }

  @Test(
    "What police do is an event of its type",
    arguments: [
      ("Police registered a case against the farmers.", "ACCUSE/charge"),
      ("Police sealed off the square on Friday.", "MOBILIZE/police"),
      ("Police escorted the pilgrims.", "MOBILIZE/escort"),
      ("Police sealed the offices of two radio stations.", "COERCE/restrict"),
      ("Police moved forty families to safety.", "AID/evacuate"),
      ("Officers resorted to a baton charge outside the stadium gates.", "ASSAULT/crowd-control"),
      ("Police launched an operation against smugglers in the port.", "COERCE/intervene"),
    ])
  func acts(_ text: String, _ kind: String) throws {
    let event = try event(kind, in: text)
    #expect(event.actors.contains { $0.role == .actor && $0.sector == "COP" }, "\(event.actors)")
    #expect(event.factuality == .asserted)
  }

  @Test(
    "What police leave undone is inaction",
    arguments: [
      "Villagers said the policemen stood by as the mob set fire to the shops.",
      "The officers were reduced to mute spectators.",
      "Police turned a blind eye to the looting.",
      "Constables arrived late at the scene.",
      "The opposition criticised the police for their inaction.",
      "There was a total lack of police action when the shops were looted.",
    ])
  func inaction(_ text: String) throws {
    let event = try event("REJECT/inaction", in: text)
    #expect(event.actors.contains { $0.role == .actor && $0.sector == "COP" }, "\(event.actors)")
  }

  @Test("What police would have done was not done")
  func counterfactual() throws {
    let arrest = try event("COERCE/arrest", in: "Had the police arrested the gang leader, the market would still stand.")
    #expect(arrest.factuality == .denied)
  }

  @Test("Whoever reports an arrest as police made it")
  func reportingPolice() throws {
    let arrest = try event("COERCE/arrest", in: "Twelve people had been detained in Kisumu, the police chief said.")
    #expect(arrest.texts(.actor) == ["the police chief"])
  }

  @Test("Police that act in the sentence made the arrest that it tells without an agent")
  func operatingPolice() throws {
    let arrest = try event("COERCE/arrest", in: "Police raided a house in Kisumu on Sunday and two men were arrested.")
    #expect(arrest.texts(.actor) == ["Police"])
  }

  @Test("Nobody is added where no police are named")
  func noAgent() throws {
    let arrest = try event("COERCE/arrest", in: "Twelve people were detained in Kisumu, a shopkeeper said.")
    #expect(arrest.texts(.actor).isEmpty)
  }

  @Test("Who says “we” of an act did it")
  func firstPerson() throws {
    let shooting = try event("ASSAULT/shooting", in: "\"We opened fire on the attackers,\" the inspector said.")
    #expect(shooting.texts(.actor) == ["the inspector"])
  }

  @Test("“They” who fired tear gas are the police, not the crowd")
  func pronoun() throws {
    let control = try event(
      "ASSAULT/crowd-control", in: "Officers fell back under stones from a crowd of protesters. They fired tear gas.")
    #expect(control.texts(.actor) == ["Officers"])
  }

  @Test("Police before a firing are its actor, in any case of letters", arguments: ["Two men died in the police firing in Indore.", "two men died in the police firing in indore."])
  func firing(_ text: String) throws {
    let firing = try event("ASSAULT/shooting", in: text)
    #expect(firing.actors.contains { $0.role == .actor && $0.sector == "COP" })
    #expect(firing.casualties.killed?.count.min == 2)
  }

  @Test("A firing that did a part of the harm has no more than its part")
  func partOfToll() throws {
    let events = try events("Forty people were killed in the riots in Indore, including 12 in police firing.")
    #expect(events.allSatisfy { $0.mode != "shooting" || $0.casualties.killed?.count.min != 40 })
  }

  @Test("Initials that bodies of several countries share are those of the body of the article's country")
  func sharedInitials() throws {
    let control = try event("ASSAULT/crowd-control", in: "The RAF fired tear gas at protesters in Lucknow and Kanpur on Friday.")
    #expect(control.actors.contains { $0.role == .actor && $0.code == "INDCOP" })
  }

  @Test("An officer with rank and name is police", arguments: ["Commissioner of Police Amadou Ba", "superintendent of police Lakshmi Rao"])
  func ranked(_ officer: String) throws {
    let arrest = try event("COERCE/arrest", in: "No arrests could be made as the men had fled, \(officer) said.")
    #expect(arrest.factuality == .denied)
    #expect(arrest.actors.contains { $0.role == .actor && $0.sector == "COP" })
  }

  @Test("Arrests of different numbers of people are different arrests")
  func numbersOfDetained() throws {
    let arrests = try events(
      "Police arrested 40 students in Mombasa on Friday. Officers also arrested 12 teachers.")
      .filter { $0.kind == "COERCE/arrest" }
    #expect(arrests.count == 2)
  }

  @Test("What force is used for and the force are one event")
  func purpose() throws {
    let events = try events("Police used pepper spray to push back protesters in the square on Friday.")
    #expect(events.map(\.kind) == ["ASSAULT/crowd-control"])
    #expect(events.first?.texts(.target) == ["protesters"])
  }

  @Test("Another mob is another event, the mob again is the same")
  func newVictims() throws {
    let another = try events("Police beat a protester in the square. Later police beat a protester at the station.")
    #expect(another.filter { $0.kind == "ASSAULT/beat" }.count == 2)
  }

  @Test("A company of a force is the force's, not a business", arguments: ["Three companies of the gendarmerie were sent to the port.", "Two battalions of riot police were deployed in Kampala."])
  func companies(_ text: String) throws {
    let deployment = try event("MOBILIZE/police", in: text)
    #expect(deployment.actors.contains { $0.role == .actor && $0.sector == "COP" }, "\(deployment.actors)")
  }

  @Test("Inaction is told by its own “no” and “nothing”", arguments: ["The officers did nothing to stop the looting.", "The inspector took no action on the complaints."])
  func ownNegation(_ text: String) throws {
    #expect(try event("REJECT/inaction", in: text).factuality == .asserted)
  }

  @Test("Complaints that police do not take up are inaction")
  func refusedComplaint() throws {
    let refusal = try event("REJECT/inaction", in: "Constables refused to register a complaint from the widow.")
    #expect(refusal.texts(.actor) == ["Constables"])
  }

  @Test("Who was shot dead when officers opened fire was shot by them")
  func sufferedSide() throws {
    let shootings = try events("Two students were shot dead when officers opened fire outside the assembly in Accra.")
      .filter { $0.kind == "ASSAULT/shooting" }
    #expect(shootings.map { $0.texts(.actor) } == [["officers"]])
    #expect(shootings.first?.texts(.victim) == ["Two students"])
  }

  @Test("What batons are used for is no event of its own")
  func aim() throws {
    let events = try events("Riot police used batons to clear several hundred demonstrators from the square.")
    #expect(events.map(\.kind) == ["ASSAULT/crowd-control"])
    #expect(events.first?.texts(.target) == ["several hundred demonstrators"])
  }

  @Test("“They” in a reason may be either side")
  func reason() throws {
    let events = try events("Police fired tear gas at students after they blocked the highway.")
    #expect(!events.contains { $0.kind == "COERCE/intervene" })
  }

  @Test("Nobody was arrested for it: no arrest, and none of its victim")
  func nobodyArrested() throws {
    #expect(try events("No one has been arrested for the murder of councillor Ana Prado.").map(\.kind) == ["ASSAULT/kill"])
  }

  @Test("What is suggested was not done")
  func subjunctive() throws {
    let arrest = try event("COERCE/arrest", in: "The senator suggested that the ringleaders be arrested.")
    #expect(arrest.factuality == .possible)
  }

  @Test("A part of a toll goes to the event that it is told of, the rest to no other")
  func shares() throws {
    let events = try events("Three people were injured in Bhopal on Monday, two in stabbings and one in police firing.")
    #expect(events.first { $0.mode == "shooting" }?.casualties.injured?.count == Count(min: 1, max: 1))
    #expect(events.first { $0.mode == "stabbing" }?.casualties.injured?.count == Count(min: 2, max: 2))
  }

  @Test("People who died were some, however many")
  func uncounted() throws {
    let firing = try event("ASSAULT/shooting", in: "Most of the people who died in the police firing were farmers.")
    #expect(firing.casualties.killed?.count == Count(min: 1, max: nil))
  }

  @Test("A firing on a day is no firing on someone")
  func day() throws {
    let firing = try event("ASSAULT/shooting", in: "A trader was killed in police firing on Sunday.")
    #expect(firing.actors.contains { $0.role == .actor && $0.sector == "COP" }, "\(firing.actors)")
  }

  @Test("Firing on another mob elsewhere is another firing, though one man died in each")
  func anotherMob() throws {
    let firings = try events(
      """
      Police fired at the mob, killing one and injuring eight others. Shops stayed closed. \
      In Indore, one person was killed in police firing on a mob near the station.
      """).filter { $0.kind == "ASSAULT/shooting" }
    #expect(firings.count == 2)
  }

  @Test("The arrest of someone else by name is another arrest")
  func namesakes() throws {
    let arrests = try events(
      """
      On Monday police arrested Karim Khan and Tariq Osman in Quetta. \
      The first link was found after the arrest of Bilal Raza Khan.
      """).filter { $0.kind == "COERCE/arrest" }
    #expect(arrests.count == 2, "\(arrests.map { $0.texts(.target) })")
  }

  @Test("Who was shot when he opened fire was shot by others")
  func ownFire() throws {
    let shooting = try #require(try events("A man was shot dead when he opened fire from a roof in Accra.").first { !$0.texts(.victim).isEmpty })
    #expect(shooting.texts(.actor).isEmpty)
  }

  @Test("What police have yet to do is not done", arguments: ["Police are yet to make any arrests.", "Detectives have yet to arrest the gunmen."])
  func yet(_ text: String) throws {
    #expect(try event("COERCE/arrest", in: text).factuality == .denied)
  }

  @Test(
    "What is fired without an agent goes on from what police fired in the sentence before",
    arguments: [
      "Police fired on the crowd in Surabaya. Another nine rounds were fired in the old town.",
      "Police baton-charged the dockers. Rubber bullets were fired as well.",
    ])
  func continued(_ text: String) throws {
    let last = try #require(try events(text).last)
    #expect(last.actors.contains { $0.role == .actor && $0.sector == "COP" }, "\(last.actors)")
  }

  @Test("Rounds that followed a raid by gunmen are nobody's")
  func otherRounds() throws {
    let shooting = try events("Police dispersed the crowd. Gunmen attacked a bank in Durban. Twenty rounds were fired.").last
    #expect(shooting?.actors.contains { $0.role == .actor && $0.sector == "COP" } != true)
  }

  @Test("A second verb goes on from the police, though taggers take both for participles")
  func resorted() throws {
    let control = try #require(try events("Police resorted to a cane-charge and lobbed teargas shells to disperse the miners.").last)
    #expect(control.texts(.actor) == ["Police"])
  }

  @Test("One singled out of those who failed failed as well")
  func singledOut() throws {
    let failure = try event("REJECT/inaction", in: "What angered traders was the apathy of the administration, especially the police.")
    #expect(failure.texts(.actor).contains("the police"), "\(failure.actors)")
  }

  @Test("A share counts where the whole is told as a most")
  func shareOfMost() throws {
    let events = try events("As many as 400 people were killed in the unrest in Bhopal, including 60 in police firing, the minister said.")
    #expect(events.first { $0.mode == "shooting" }?.casualties.killed?.count == Count(min: 60, max: 60))
  }

  @Test(
    "What is held and who is a prisoner is nobody's arrest",
    arguments: [
      "The raiders wore masks and many held sticks.",
      "A jailer rushed the ailing prisoner to the hospital.",
      "The sick prisoner was taken to a clinic.",
    ])
  func noArrest(_ text: String) throws {
    #expect(try !events(text).contains { $0.mode == "arrest" })
  }

  @Test("Prisoners that are taken are arrested")
  func prisoners() throws {
    #expect(try event("COERCE/arrest", in: "Twelve rebels were taken prisoner near Goma on Friday.").texts(.target) == ["Twelve rebels"])
  }

  @Test("Police before a hyphened noun act", arguments: ["A student died in a police lathi-charge in Bhopal.", "Two students were hurt in a police baton-charge."])
  func beforeHyphen(_ text: String) throws {
    let violence = try events(text).filter { $0.eventType == "ASSAULT" }
    #expect(violence.count == 1)
    #expect(violence.first?.actors.contains { $0.role == .actor && $0.sector == "COP" } == true)
  }
}
