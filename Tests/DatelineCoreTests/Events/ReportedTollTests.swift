import Testing

@testable import DatelineCore

/// Whose figures stand, and what becomes of the others'.
@Suite("Tolls of several sources")
struct ReportedTollTests {
  private func events(_ text: String) throws -> [Event] {
    try EventFixture.extracted(text, date: "2024-03-24")
  }

  @Test(
    "what another source counts is a report of the event, not a second event",
    arguments: [
      "The opposition put the toll at 40.", "A priest in the town spoke of 40 dead.",
      "Two nurses said they had counted 40 bodies.", "The United Nations said it had credible reports of 40 deaths.",
    ])
  func report(other: String) throws {
    let killings = try events("Soldiers killed 12 people in Gulu on Friday, police said. " + other)
      .filter { $0.eventType == "ASSAULT" }
    #expect(killings.map(\.casualties.killed?.count.min) == [12])
    #expect(killings.first?.reports.map(\.field) == ["casualties.killed"])
    #expect(killings.first?.reports.first?.attribution != nil)
  }

  @Test("two sources in one sentence each keep their figure")
  func oneSentence() throws {
    let killings = try events(
      "Gunmen attacked a convoy near Gulu on Friday. Fourteen people died, according to a driver; the mission had reported eleven deaths.")
    #expect(killings.first?.casualties.killed?.count.min == 14)
    #expect(killings.first?.reports.map(\.value) == ["eleven deaths"])
  }

  @Test("a toll that rose is no other source's")
  func rising() throws {
    let killings = try events(
      "Soldiers killed 12 people in Gulu on Friday, police said. The death toll rose to 15, the mayor said.")
    #expect(killings.first?.casualties.killed?.count.min == 15)
  }

  @Test("groups that share a word of harm are one toll")
  func sum() throws {
    let killings = try events("Rebels shelled an army post near Gulu on Friday, killing three soldiers and a teacher.")
    #expect(killings.first?.casualties.killed?.count == Count(min: 4, max: 4))
  }

  @Test("those who speak behind a toll are no part of it")
  func speakers() throws {
    let killings = try events("Warplanes bombed a market in Gulu on Friday, killing at least 38 people, medics and residents said.")
    let bombing = try #require(killings.first)
    #expect(bombing.casualties.killed?.count == Count(min: 38, max: nil))
    #expect(bombing.attributions.map(\.text) == ["medics"])
  }

  @Test("what a superlative ranks was told already")
  func ranked() throws {
    let killings = try events(
      "Warplanes bombed a market in Gulu on Friday, killing 38 people, in the deadliest strike on the town since May.")
    #expect(killings.count == 1)
  }

  @Test("the dead of a war are background, without a day")
  func war() throws {
    let killings = try events(
      "Rebels shelled Gulu on Friday. The war has killed tens of thousands of people.")
    let total = try #require(killings.first { $0.casualties.killed?.count.min == 20_000 })
    #expect(total.background)
    #expect(total.time == nil)
  }
}
