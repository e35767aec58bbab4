import Testing

@testable import DatelineCore

@Suite("What a story takes for granted")
struct EventSettingTests {
  private func place(_ event: Event?) -> String? {
    guard case .resolved(let place)? = event?.place?.resolution else { return nil }
    return place.name
  }

  @Test("A place that only says where the named one lies is not where it happened")
  func onlyLocates() throws {
    let events = try EventFixture.events("{A:LAB|Miners} in {P:ZM|Kitwe}, north of the capital {P:ZM|Lusaka}, went on strike.")
    #expect(events.map(place) == ["Kitwe"])
  }

  @Test("Where someone is going is not where he was arrested")
  func destination() throws {
    let events = try EventFixture.events(
      "{A:COP|Police} arrested {H:CVL|a smuggler} travelling towards {P:TN|Sfax} in {P:LY|Zuwara}.")
    #expect(events.map(place) == ["Zuwara"])
  }

  @Test("A town that saw a riot is where it was")
  func sceneOfNoun() throws {
    let riot = try #require(try EventFixture.extracted("Marseille last saw rioting in July 2017.", date: "2024-05-22", language: "en").first)
    #expect(riot.mode == "riot" && place(riot) == "Marseille" && riot.actors.isEmpty)
  }

  @Test("A road is quoted by its whole name, and lies where its first town is")
  func road() throws {
    let text = "On Monday hundreds of youths barricaded the Gusau-Funtua highway with burning tyres."
    let protest = try #require(try EventFixture.extracted(text, date: "2024-05-22", language: "en").first { $0.mode == "obstruct" })
    #expect(protest.place?.text == "Gusau-Funtua highway" && place(protest) == "Gusau")
  }

  @Test("A boat bound for a place was not there")
  func bound() throws {
    let text = "A boat bound for the Canary Islands capsized off Dakar on Monday, killing nine people."
    let wreck = try #require(try EventFixture.extracted(text, date: "2024-05-22", language: "en").first { $0.eventType == "ACCIDENT" })
    #expect(place(wreck) != "Canary Islands")
  }

  @Test("“The X district of Y” lies in Y, and Y is no district")
  func districtOf() throws {
    let text = "Cars were torched in the Bellevue district of Nantes on Tuesday night."
    let fire = try #require(try EventFixture.extracted(text, date: "2024-05-22", language: "en").first)
    guard case .resolved(let found)? = fire.place?.resolution else {
      Issue.record("nowhere")
      return
    }
    #expect(found.country == "FR")
  }

  @Test("What is stricken by drought tells of no drought, and a convoy of aid that is attacked gives none")
  func onlyDescribed() throws {
    let text = "Gunmen ambushed an aid convoy in drought-stricken villages near Gode on Monday."
    let events = try EventFixture.extracted(text, date: "2024-05-22", language: "en")
    #expect(Set(events.map(\.eventType)) == ["ASSAULT"])
  }

  @Test("“The village of X” is a target by its name, and no relation ties the event to it")
  func namedTarget() throws {
    let events = try EventFixture.events("{A:MIL|Troops} seized the village of {P:UA|Rivne}.")
    #expect(events.map { $0.texts(.target) } == [["Rivne"]])
    #expect(events.map(place) == ["Rivne"])
  }

  @Test("“The town” is the town that was named before")
  func meantPlace() throws {
    let events = try EventFixture.events(
      "{A:REB|Rebels} shelled the town of {P:SD|Nyala}. {A:MIL|Soldiers} were deployed to the town.")
    #expect(events.map(place) == ["Nyala", "Nyala"])
  }

  @Test("The village of a name that no gazetteer has is still its place")
  func unknownVillage() throws {
    let events = try EventFixture.events("{A:MIL|Troops} seized the village of Dolna Vrba in the {P:UA|Kherson} region.")
    #expect(events.map(\.place?.text) == ["Dolna Vrba"])
  }

  @Test("What is done next, without a day, is done on the day that the story has come to")
  func runningDay() throws {
    let events = try EventFixture.events(
      """
      {A:UAF|Gunmen} attacked a bus in {P:MX|Durango} {T:2024-03-22|on Friday}. {A:COP|Police} arrested six people.
      """)
    #expect(events.map(\.time?.resolved.start) == ["2024-03-22", "2024-03-22"])
  }

  @Test("What is said has the day of publication")
  func spokenDay() throws {
    let events = try EventFixture.events(
      "{A:UAF|Gunmen} attacked a bus in {P:MX|Durango} {T:2024-03-22|on Friday}. {M:ES|Spain} condemned the attack.")
    let words = try #require(events.first { $0.eventType == "ACCUSE" })
    #expect(words.time?.resolved.start == "2024-03-24")
  }

  @Test("Police and gunmen of no country are of the country where they act")
  func localPeople() throws {
    let events = try EventFixture.events(
      "{A:COP|Police} shot {A:UAF|two gunmen} in {P:KE|Garissa}.", setting: ArticleSetting(homeCountry: "UG"))
    #expect(events.first?.actors.map(\.country) == ["KE", "KE"])
  }

  @Test("Where nothing is done at a place, they are of the article's country")
  func homePeople() throws {
    let events = try EventFixture.events("{A:OPP|The opposition} condemned the law.", setting: ArticleSetting(homeCountry: "UG"))
    #expect(events.first?.actors.first?.country == "UG")
  }

  @Test("International bodies and foreign troops are of no country", arguments: ["{A:IGO|observers}", "{A:MIL|foreign troops}"])
  func foreigners(_ actor: String) throws {
    let events = try EventFixture.events("\(actor) attacked a camp in {P:KE|Garissa}.")
    #expect(events.first?.actors.first?.country == nil)
  }

  @Test("What a court or a crowd does in a story without a place is done where it was written")
  func dateline() throws {
    let lima = ResolvedPlace(
      name: "Lima", latitude: 0, longitude: 0, country: "PE", precision: .place, confidence: 1, reasons: [])
    let setting = ArticleSetting(dateline: .init(span: Span(0, 5), place: lima), homeCountry: "PE")
    let protest = try EventFixture.events("{A:LAB|Teachers} marched to the parliament.", setting: setting)
    #expect(protest.map(place) == ["Lima"])
    let war = try EventFixture.events("{A:REB|Rebels} attacked a convoy of {A:MIL|soldiers}.", setting: setting)
    #expect(war.map(place) == [nil])
  }

  @Test("“In the capital” is where the article was written, if that is one, and never the town before")
  func capital() throws {
    var lima = ResolvedPlace(
      name: "Lima", latitude: 0, longitude: 0, country: "PE", precision: .place, confidence: 1, reasons: [])
    let story = "{A:UAF|Gunmen} attacked a bus in {P:PE|Cusco}. {A:COP|Police} in the capital arrested {H:CVL|two men}."
    for isCapital in [true, false] {
      lima.isCapital = isCapital
      let setting = ArticleSetting(dateline: .init(span: Span(0, 5), place: lima), homeCountry: "PE")
      #expect(try EventFixture.events(story, setting: setting).map(place) == ["Cusco", isCapital ? "Lima" : nil])
    }
  }

  @Test("Who denies that something was done rejects no request to do it")
  func denial() throws {
    let events = try EventFixture.events("{A:MIL|The army} denied that its soldiers had withdrawn from {P:ML|Gao}.")
    #expect(events.map { [$0.eventType, $0.mode] } == [["REJECT", "deny"]])
  }

  @Test("Who says it is among the actors, with the role of a source")
  func speakers() throws {
    let events = try EventFixture.events("{A:REB|Rebels} attacked {P:ML|Gao}, {A:COP|police} said.")
    #expect(events.map { $0.texts(.attribution) } == [["police"]])
  }
}
