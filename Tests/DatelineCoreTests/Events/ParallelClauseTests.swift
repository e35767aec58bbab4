import Testing

@testable import DatelineCore

/// Verbs that go on from another one than the nearest, and who takes part in them.
@Suite("Parallel clauses")
struct ParallelClauseTests {
  private func event(_ type: String, _ mode: String? = nil, in text: String) throws -> Event {
    try EventFixture.event(type, mode, in: text, date: "2024-05-22")
  }

  @Test("Behind a clause with its own subject the verbs of its list are that subject's")
  func listOfClause() throws {
    let text = "The train was attacked on Tuesday in the pass, where gunmen blew up the track, opened fire on the engine and took hundreds hostage."
    #expect(try event("ASSAULT", "shooting", in: text).texts(.actor) == ["gunmen"])
    #expect(try event("ASSAULT", "abduct", in: text).texts(.actor) == ["gunmen"])
  }

  @Test("Who slept did not burn the station down")
  func aside() throws {
    let arson = try event("ASSAULT", "arson", in: "The gang fired on people as they slept and burned down the police station.")
    #expect(arson.texts(.actor) == ["The gang"])
  }

  @Test("Those of whom others say it have done it, and not those who say it")
  func twoSubjects() throws {
    let text = "Drivers blocked the highway to demand protection from extortion gangs, who they say have murdered more than 40 drivers since last year."
    #expect(try event("ASSAULT", "kill", in: text).texts(.actor) == ["extortion gangs"])
  }

  @Test("What a bombing did is not done by those who accuse")
  func resultOfBlame() throws {
    let text = "The Arakan Army, which is fighting for autonomy, accused the junta of bombing a hospital in Minbya on Tuesday, killing three patients."
    let bombing = try event("ASSAULT", "bombing", in: text)
    #expect(bombing.texts(.actor) == ["the junta"])
    #expect(bombing.casualties.killed?.count.min == 3)
  }

  @Test("Suspects are arrested, and not what they are suspected of")
  func suspects() throws {
    let arrest = try event("COERCE", "arrest", in: "Two Turkish nationals suspected of steering the boat were arrested, police said.")
    #expect(arrest.texts(.target) == ["Two Turkish nationals"])
    #expect(arrest.factuality == .asserted)
  }

  @Test("A place that opens the sentence does not act")
  func placeOpening() throws {
    let protest = try event("PROTEST", in: "Meanwhile, in Quetta, several hundred supporters of the Baloch Committee staged a sit-in outside the press club.")
    #expect(protest.texts(.actor).contains("several hundred supporters"))
    #expect(!protest.texts(.actor).contains("Quetta"))
  }

  @Test("His lawyer speaks of him, whatever the lawyer's name")
  func hisLawyer() throws {
    let text = "Levan Tsereteli was arrested on Monday. His lawyer, Eka Beridze, said he had been beaten in custody."
    let beating = try event("ASSAULT", "beat", in: text)
    #expect(!(beating.texts(.target) + beating.texts(.victim)).contains { $0.contains("Beridze") || $0.contains("lawyer") })
  }

  @Test(
    "What is demanded by a protest is demanded where it is held",
    arguments: ["Workers blocked the highway to demand higher pay.", "Hundreds marched in Lima to demand the repeal of the law."])
  func demand(text: String) throws {
    #expect(try event("REQUEST", in: text).factuality == .asserted)
  }

  @Test("No plans are none, and what is likely has not happened")
  func unsure() throws {
    #expect(try event("SANCTION", in: "Russia had no plans to lower the level of diplomatic ties with Germany.").factuality == .denied)
    #expect(try event("ASSAULT", in: "Further attacks on convoys are likely before the rainy season.").factuality == .possible)
    let events = try EventFixture.extracted("The government did not rule out that a foreign power was behind the arson.", date: "2024-05-22", language: "en")
    #expect(!events.contains { $0.eventType == "REJECT" })
  }

  @Test("Two years that are joined are years, and no hours of a rule")
  func twoYears() throws {
    let killing = try event("ASSAULT", "kill", in: "More than 30 people were lynched in India in 2017 and 2018.")
    #expect(killing.time?.resolved.start == "2017-01-01")
  }

  @Test("The WHO is an organisation")
  func who() throws {
    let aid = try event("AID", in: "WHO delivered 20 cholera kits to Bor State Hospital.")
    #expect(aid.actors.first { $0.role == .actor }?.code == "IGOUNOHLH")
  }

  @Test(
    "Who is told to have done it does it, and not who tells it or stands behind",
    arguments: [
      ("kill", "Police said officers backed by Kenyan members of the security mission killed at least eight gang members on Saturday.", "officers"),
      ("abduct", "Gunmen on motorcycles abducted at least 50 pupils from a school on Tuesday night and shot dead the vice principal, residents and police said.", "Gunmen on motorcycles"),
    ])
  func hiddenReport(mode: String, text: String, actor: String) throws {
    #expect(try event("ASSAULT", mode, in: text).texts(.actor).contains(actor))
  }

  @Test("Children are abducted, and do not abduct; nobody is each other, and nobody where somebody speaks")
  func nobody() throws {
    let abduction = try event("ASSAULT", "abduct", in: "The child abduction in Lagos on Monday shocked the city.")
    #expect(abduction.texts(.actor).isEmpty)
    #expect(try event("ACCUSE", in: "Both sides blamed each other for the shelling.").texts(.target).allSatisfy { !$0.contains("other") })
    #expect(try event("REJECT", in: "The leader denied on WhatsApp that his men had targeted civilians.").texts(.target).allSatisfy { $0 != "WhatsApp" })
  }

  @Test("What a court orders is asked for, and not agreed to")
  func order() throws {
    let order = try event("REQUEST", in: "A court in Eldoret ordered the doctors to suspend the strike.")
    #expect(order.texts(.actor) == ["A court"])
    #expect(order.texts(.target) == ["the doctors"])
  }

  @Test("A number of last year's does not take the sentences behind it there")
  func recalledNumber() throws {
    let text = "More than 5,600 people were killed in the country last year, according to the United Nations. The prime minister condemned the massacre in Artibonite."
    #expect(try event("ACCUSE", in: text).time?.resolved.start == "2024-05-22")
  }
}
