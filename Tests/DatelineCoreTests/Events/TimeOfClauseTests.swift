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
}
