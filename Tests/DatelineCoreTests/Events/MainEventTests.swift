import Testing

@testable import DatelineCore

@Suite("The main event")
struct MainEventTests {
  private func main(_ text: String, title: String? = nil) throws -> Event {
    let events = try EventFixture.extracted(text, title: title, date: "2025-02-11")
    return try #require(events.first { $0.main })
  }

  @Test("Harm in the main clause makes its cause the news, not what is told beside it")
  func mainClause() throws {
    let event = try main(
      "Seven people were killed when a tram derailed near Oslo on Monday, police said, and the driver of the tram has been arrested.")
    #expect(event.kind == "ACCIDENT/rail")
  }

  @Test("A title and a lead that give one event different names and places are one event")
  func title() throws {
    let event = try main(
      "A bus plunged into a ravine in the Mexican state of Oaxaca on Monday, killing 23 people.\n\nThe bus overturned near Tamazulapan.",
      title: "Pilgrims' bus plunges into ravine in Mexico, 23 killed")
    #expect(event.evidence.field == .text)
    #expect(event.mentions.contains { $0.field == .title })
  }

  @Test("Where only a country is named, the town of the next sentences is the place")
  func town() throws {
    let event = try main(
      """
      A suicide bomber rammed a truck into the French consulate in Mali on Monday, killing six guards.

      Gunmen then attacked the building, in the city of Gao.
      """)
    guard case .resolved(let place)? = event.place?.resolution else {
      Issue.record("no place: \(String(describing: event.place))")
      return
    }
    #expect(place.name == "Gao")
  }

  @Test("A bare number is no victim beside people who are named")
  func numbers() throws {
    let event = try main(
      "A commuter train ran into a goods train near Poznan on Monday, killing nine passengers and injuring more than 40.")
    #expect(event.texts(.victim) == ["nine passengers"])
    #expect(event.casualties.injured?.count.min != nil)
  }
}
