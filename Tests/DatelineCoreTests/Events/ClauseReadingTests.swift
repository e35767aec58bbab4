import Testing

@testable import DatelineCore

/// Who does what to whom where the parser joins words otherwise than the sentence means; read with the language model.
@Suite("Clauses as they are meant")
struct ClauseReadingTests {
  private func events(_ text: String) throws -> [Event] {
    try EventFixture.extracted(text, date: "2024-03-24")
  }

  @Test("an act goes on from an act, not from the saying")
  func acts() throws {
    let arrest = try #require(
      events("A spokesman said officers had killed two gunmen in Gulu and arrested three others.").first { $0.kind == "COERCE/arrest" })
    #expect(arrest.texts(.actor) == ["officers"])
  }

  @Test("a verb joined to an active one is active")
  func active() throws {
    let attack = try #require(
      events("The governor says that troops crossed the fence near Gulu and attacked first.").first { $0.kind == "ASSAULT/attack" })
    #expect(attack.texts(.actor) == ["troops"])
    #expect(attack.texts(.target).isEmpty)
  }

  @Test("a gerund that is the subject has no speaker for its actor")
  func gerund() throws {
    let shelling = try #require(events("Local media reported that shelling damaged a school in Gulu on Friday.").first)
    #expect(shelling.kind == "ASSAULT/shelling")
    #expect(shelling.texts(.actor).isEmpty)
  }

  @Test("a day between a verb and its infinitive is nobody who acts")
  func dayBetween() throws {
    let capture = try #require(
      events("Rebels claimed on Monday to have captured the town of Gulu.").first { $0.kind == "ASSAULT/seize-territory" })
    #expect(capture.texts(.actor) == ["Rebels"])
  }

  @Test("who hands something over is not what is handed over")
  func handedOver() throws {
    let kinds = try events("The fighters handed over 19 rifles to the governor in Gulu on Monday.").map(\.eventType)
    #expect(!kinds.contains("COOPERATE"))
  }

  @Test("the wounded who are treated are not the surgeons")
  func treated() throws {
    let found = try events("Surgeons in Gulu treated 117 wounded on Sunday.")
    #expect(found.contains { $0.kind == "AID/humanitarian" })
    #expect(found.allSatisfy { $0.texts(.victim).isEmpty })
  }

  @Test("harm without a number, of people who are never named, is no event")
  func nobodysHarm() throws {
    #expect(try events("They're hurt when they're made fun of.").isEmpty)
    #expect(try events("Three people were hurt in Gulu on Friday.").map(\.kind) == ["ASSAULT/injure"])
  }

  @Test("a kind of fighting is no one who fights")
  func quality() throws {
    let fighting = try #require(events("Twenty people were killed in tribal fighting near Gulu on Friday.").first)
    #expect(fighting.texts(.actor).isEmpty)
  }

  @Test("news of which only \"now\" is said is dated by its publication")
  func now() throws {
    let protest = try #require(events("Students are currently protesting outside the parliament in Kampala.").first)
    #expect(protest.time?.resolved.start == "2024-03-24")
    #expect(protest.time?.basis == .publication)
  }

  @Test("prisoners are not what they are taken as")
  func prisoners() throws {
    let capture = try #require(events("Prisoners took nine guards hostage near Gulu on Friday and hung three of them.").first)
    #expect(capture.kind == "ASSAULT/abduct")
    #expect(capture.texts(.target) == ["nine guards"])
  }

  @Test("those set free are those who were taken")
  func released() throws {
    let release = try #require(
      events("Gunmen abducted 23 farmers near Gulu on Wednesday. Eleven of them were freed on Friday.").first { $0.kind == "RETREAT/release" })
    #expect(release.texts(.target) == ["23 farmers"])
  }

  @Test("the flag of a ship is no place")
  func flag() throws {
    let hijack = try #require(events("Pirates boarded a Malta-flagged tanker off Somalia on Friday.").first)
    #expect(hijack.place?.text != "Malta")
  }

  @Test("a noun counted as fewer tells no event")
  func statistic() throws {
    #expect(try events("Attacks fell sharply after warships began to patrol the coast.").allSatisfy { $0.eventType != "ASSAULT" })
  }

  @Test("each of two speakers says only his own")
  func semicolon() throws {
    let shooting = try #require(
      events("Thai officials say Cambodian soldiers opened fire; Cambodia says that Thai troops crossed a fence.").first)
    #expect(shooting.attributions.map(\.text) == ["Thai officials"])
    #expect(shooting.attributions.first?.via == nil)
  }

  @Test("a denial behind an accusation is nobody's accusation")
  func rejection() throws {
    let denial = try #require(
      events("The army accused Chad of supplying drones, a charge that the government has rejected.").first { $0.eventType == "REJECT" })
    #expect(denial.attributions.isEmpty)
  }

  @Test("a name with small words between hyphens is one name")
  func hyphens() throws {
    let attack = try #require(events("Gunmen attacked a mosque in Mazar-i-Sharif on Friday.").first)
    #expect(attack.place?.text == "mosque in Mazar-i-Sharif")
  }

  @Test("a place of two words is quoted whole")
  func wholeName() throws {
    let seizure = try #require(events("Russia seized Chasiv Yar on Friday, the ministry said.").first)
    #expect(seizure.texts(.target) == ["Chasiv Yar"])
  }

  @Test("what one wants of another is asked of him")
  func wish() throws {
    let wish = try #require(events("Lawmakers want the minister to resign.").first)
    #expect(wish.eventType == "REQUEST")
    #expect(wish.texts(.actor) == ["Lawmakers"])
    #expect(wish.texts(.target) == ["the minister"])
  }

  @Test("what strikes back strikes the one who struck")
  func struckBack() throws {
    let assault = try #require(
      events("Ukraine has kept up drone attacks on Russia, which has also launched air assaults.").first { $0.kind == "ASSAULT/airstrike" })
    #expect(assault.texts(.target) == ["Ukraine"])
  }

  @Test("an aid group that stops work declares no truce, and strikes of a coalition are no walkout")
  func wordsOfTwoKinds() throws {
    #expect(try events("The aid group suspended operations in the north.").first?.kind == "SANCTION/discontinue")
    #expect(try events("The coalition said it had carried out hundreds of strikes since May.").allSatisfy { $0.eventType != "PROTEST" })
  }

  @Test("what follows a semicolon makes nothing doubtful that stands before it")
  func conditionBehindSemicolon() throws {
    let trial = try #require(events("The leader has been on trial for treason since June; if he is convicted, he could face death.").first)
    #expect(trial.factuality == .asserted)
  }

  @Test("what happened months ago is not where the story has come to")
  func longAgo() throws {
    let ban = try #require(
      events("Police in Gulu fired tear gas at a crowd on Friday. The party was barred from the ballot in January.").last)
    #expect(ban.kind == "COERCE/ban")
    #expect(ban.place == nil)
  }
}
