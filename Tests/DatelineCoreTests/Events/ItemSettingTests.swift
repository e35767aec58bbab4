import Testing

@testable import DatelineCore

/// What labels and headings say of the events below them.
@Suite("Item settings")
struct ItemSettingTests {
  private func events(_ text: String, date: String = "2024-11-18") throws -> [Event] {
    try EventFixture.extracted(text, date: date, language: "en")
  }

  @Test("A label's town is where its item happened, whatever the item before it named")
  func labels() throws {
    let events = try events("* Kherson: two people were killed in shelling.\n* Nikopol: a man was wounded by a drone.")
    #expect(events.map { $0.place?.text } == ["Kherson", "Nikopol"])
  }

  @Test("A day above items is theirs until the next, and what they tell is not recalled by it")
  func days() throws {
    let events = try events(
      "March 3\nGunmen killed nine villagers in Dori.\n\nMarch 12\nA convoy was ambushed near Djibo. A driver died.", date: "2022-03-30")
    #expect(events.map { $0.time?.resolved.start } == ["2022-03-03", "2022-03-12"])
    #expect(events.map(\.background) == [false, false])
  }

  @Test("The name behind a headline says so, and is nobody that was harmed")
  func sources() throws {
    let events = try events("* Bomb kills nine in Kabul - police\n* Gunmen killed eight people in Herat (health ministry).")
    #expect(events.map { $0.attributions.map(\.text) } == [["police"], ["health ministry"]])
    #expect(!events.flatMap(\.actors).contains { $0.role != .attribution && $0.text.contains("police") })
  }

  @Test("Names in brackets behind a place say where it lies")
  func brackets() throws {
    let events = try events("On 3 May 2024, militia shelled a camp in El Fasher (El Fasher, North Darfur). At least 5 civilians were killed.")
    #expect(events.first?.place?.text.hasSuffix("El Fasher") == true)
  }
}
