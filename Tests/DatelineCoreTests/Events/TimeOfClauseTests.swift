import Testing

@testable import DatelineCore

/// Days that a sentence names beside an event's own clause.
@Suite("Days of other clauses")
struct TimeOfClauseTests {
  @Test(
    "They date what happened with them",
    arguments: [
      ("Four men were detained when police burst into the ranch before dawn on Monday.", "COERCE/arrest", "2025-03-10"),
      ("The hospital in Lima closed on 9 February after gunmen opened fire inside the building.", "ASSAULT/shooting", "2025-02-09"),
      ("Gunmen attacked a bus on Monday last week.", "ASSAULT/attack", "2025-03-03"),
      ("Saboteurs blew up a pipeline near Lima overnight to Sunday.", "ASSAULT/bombing", "2025-03-09"),
      ("Kenya's foreign ministry summoned the German ambassador on Wednesday over remarks on social media.", "ACCUSE/complain", "2025-03-12"),
      ("The European Union and Germany pledged 80 million euros for the response on Tuesday.", "AGREE/pledge-aid", "2025-03-11"),
      ("The statement singled out an air strike on a monastery school in Tabayin township, in which 19 people were killed on February 26.", "ASSAULT/airstrike", "2025-02-26"),
      ("Prague expelled 18 envoys in April 2021 over explosions at an ammunition depot in Zlín in 2014.", "ASSAULT/explosion", "2014-01-01"),
      ("The revolt began in 2004. On Oct. 25 of that year, 85 people died after soldiers broke up a protest in Tak Bai.", "ASSAULT/crowd-control", "2004-10-25"),
      ("A truce in 2022 held, although rebels claimed a bomb that killed a villager in Sai Buri that April.", "ASSAULT/bombing", "2022-04-01"),
      ("The junta has carried out 600 air strikes since the 28 February earthquake.", "DISASTER/earthquake", "2025-02-28"),
      ("Hamas-led militants killed some 1,200 people in Israel and abducted 251 in 2023.", "ASSAULT/kill", "2023-01-01"),
      ("At least 60 people died in demonstrations across Kenya in January and February last year.", "ASSAULT/kill", "2024-01-01"),
      ("The president of Peru pulled out of the 2015 accord in May 2018.", "SANCTION/withdraw", "2018-05-01"),
      ("Unions in Haiti have called a two-day general strike beginning Monday.", "PROTEST/strike", "2025-03-17"),
      ("At least 34 migrants drowned off Sfax, the coastguard said on Wednesday, while 48 others were rescued.", "AID/rescue", "2025-03-12"),
      ("In June 2022, railway workers in Britain took part in a strike.", "PROTEST/strike", "2022-06-01"),
      ("The agency's chief is expected to visit Tehran in April.", "AGREE/meet", "2025-04-01"),
      ("Millions of commuters faced chaos after members of a union walked out in London in a dispute over Sunday working.", "PROTEST/strike", "2025-03-13"),
      ("In September 2022, a mayor was shot dead in Berdiansk, and on the same day a bomb killed a prosecutor in Luhansk.", "ASSAULT/bombing", "2022-09-01"),
    ])
  func dated(text: String, kind: String, day: String) throws {
    let events = try EventFixture.extracted(text, date: "2025-03-13", language: "en")
    let event = try #require(events.first { $0.kind == kind }, "\(events.map(\.kind))")
    #expect(event.time?.resolved.start == day)
  }

  @Test("What happened in those months, and what has followed since, is recalled")
  func recalled() throws {
    let months = "Police shot two students in Lima on Monday. The revolt of 2022 was the worst. Across the country, 49 protesters died in those months, according to rights groups."
    let deaths = try EventFixture.extracted(months, date: "2025-03-13", language: "en").filter { $0.casualties.killed?.count.min == 49 }
    #expect(deaths.map(\.background) == [true])
    #expect(deaths.first?.time == nil)
    let text = "In September 2022, a mayor was shot dead in Berdiansk. A number of officials have since been assassinated."
    let killings = try EventFixture.extracted(text, date: "2025-03-13", language: "en").filter { $0.mode == "assassinate" }
    #expect(killings.map(\.background) == [true])
  }

  @Test(
    "What a war has added up to is recalled",
    arguments: [
      "Israel's offensive has killed at least 47,487 people in Gaza, the health ministry says.",
      "The war between the army and the rebels erupted in April 2023 and has driven 13 million people in Sudan from their homes.",
      "The junta of Myanmar has carried out more than 600 air strikes since the 28 March earthquake.",
    ])
  func totals(text: String) throws {
    let news = "Four people died in a fire in Cairo on Monday. The fire broke out at noon. "
    let events = try EventFixture.extracted(news + text, date: "2025-05-13", language: "en").filter { $0.eventType != "ACCIDENT" }
    #expect(!events.isEmpty && events.allSatisfy(\.background))
  }

  @Test("The sinking of another year is no part of today's")
  func anotherYear() throws {
    let text = "Four people died when a ferry sank off Batangas on Monday. The country's worst disaster, the sinking of the Santa Paz ferry in December 1987, killed 4,300 people."
    let deaths = try EventFixture.extracted(text, date: "2025-03-13", language: "en").map { $0.casualties.killed?.count.min }
    #expect(deaths == [4, 4300])
  }
}
