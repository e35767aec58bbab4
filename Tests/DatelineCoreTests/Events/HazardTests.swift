import Testing

@testable import DatelineCore

@Suite("Accidents and disasters")
struct HazardTests {
  private func events(_ text: String, title: String? = nil) throws -> [Event] {
    try EventFixture.extracted(text, title: title, date: "2025-02-11")
  }

  private func kinds(_ text: String) throws -> [String] { try events(text).map(\.kind) }

  @Test(
    "What is wrecked, where and how many died make an accident of its kind",
    arguments: [
      ("A tram overturned in Bergen on Monday, killing four passengers.", "ACCIDENT/rail"),
      ("A bus carrying pilgrims plunged into a ravine near Cusco on Monday, killing nine people.", "ACCIDENT/road"),
      ("A military plane crashed near Ankara on Monday. Its pilot was killed.", "ACCIDENT/air"),
      ("A ferry with 60 people on board capsized on Lake Kivu on Monday.", "ACCIDENT/water"),
      ("A fire broke out at a hotel in Lagos on Monday and killed six guests.", "ACCIDENT/fire"),
      ("Two workers died when a boiler exploded at a mill in Multan on Monday.", "ACCIDENT/explosion"),
      ("A bridge collapsed in Genoa on Monday, killing three motorists.", "ACCIDENT/collapse"),
      ("Eleven pilgrims died in a stampede at a temple in Puri on Monday.", "ACCIDENT/stampede"),
      ("Twelve miners were buried when a gold mine caved in near Bunia on Monday.", "ACCIDENT/mining"),
      ("Three children drowned in a pond near Kandy on Monday.", "ACCIDENT/drowning"),
      ("A landslide triggered by days of heavy rain buried a hamlet near Kandy on Monday, killing 12 people.", "DISASTER/landslide"),
      ("A six-year-old girl fell into an abandoned well near Kandy on Monday.", "ACCIDENT/fall"),
      ("A fire swept through a market in Onitsha on Monday. Seven traders were killed.", "ACCIDENT/fire"),
    ])
  func accidents(_ text: String, _ kind: String) throws {
    #expect(try kinds(text) == [kind])
  }

  @Test("A thing told again by its bare noun is one target")
  func toldAgain() throws {
    let accident = try #require(
      events(
        "A speeding tram derailed in Bergen on Monday, killing four passengers. The tram overturned on a bend.",
        title: "Tram derails in Bergen"
      ).first)
    #expect(accident.texts(.target) == ["A speeding tram"])
    #expect(accident.texts(.victim) == ["four passengers"])
  }

  @Test(
    "A hazard that does harm somewhere is a disaster",
    arguments: [
      ("A magnitude 6.2 earthquake struck northern Chile on Monday, killing 12 people.", "DISASTER/earthquake"),
      ("Floods killed at least 30 people in Nepal on Monday.", "DISASTER/flood"),
      ("A cyclone flattened dozens of houses in Madagascar on Monday.", "DISASTER/cyclone"),
      ("A landslide buried a village in Papua New Guinea on Monday.", "DISASTER/landslide"),
      ("A cholera outbreak has killed 40 people in Zambia since January.", "DISASTER/epidemic"),
      ("Wildfires destroyed 20 homes in Portugal on Monday.", "DISASTER/wildfire"),
    ])
  func disasters(_ text: String, _ kind: String) throws {
    #expect(try kinds(text) == [kind])
  }

  @Test("Nobody acts in it: people are victims with their toll, things are targets")
  func roles() throws {
    let found = try events("A lorry hit a minibus near Kumasi on Monday, killing five passengers.")
    let event = try #require(found.first)
    #expect(event.kind == "ACCIDENT/road")
    #expect(event.texts(.actor) == [])
    #expect(event.texts(.target).contains("A lorry"))
    #expect(event.texts(.victim) == ["five passengers"])
    #expect(event.casualties.killed?.count == Count(min: 5, max: 5))
    #expect(event.codes.glide == "AC")
    #expect(event.codes.ploverEvent == nil && event.codes.cameo == nil)
  }

  @Test("A disaster's harm is its own, not a killing", arguments: [
    "A bus overturned near Kano on Monday. Seven passengers were killed.",
    "The ferry sank off Mindoro on Monday. Six people died and four are missing.",
  ])
  func harm(_ text: String) throws {
    let found = try events(text)
    #expect(found.allSatisfy { $0.eventType == "ACCIDENT" })
    #expect(found.contains { $0.casualties.killed != nil })
  }

  @Test("Who kills by himself is no part of the disaster before")
  func violence() throws {
    let found = try kinds("An earthquake struck Port-au-Prince on Monday, killing 40 people. Gunmen shot dead two policemen on Tuesday.")
    #expect(found == ["DISASTER/earthquake", "ASSAULT/shooting"])
  }

  @Test(
    "Figures of speech and other senses are no disasters",
    arguments: [
      "The stock market crash wiped out the savings of millions, analysts said.",
      "The vote was a political earthquake for the ruling party.",
      "A flood of refugees is expected at the border.",
      "The driver crashed out of the race on the third lap of the grand prix.",
      "The minister faces a tsunami of complaints.",
      "The party won a landslide victory in the election.",
      "The team ended its trophy drought with a goal in the final of the cup.",
      "Talks collapsed after a storm of criticism.",
      "He died of cancer at the age of 80.",
    ])
  func figures(_ text: String) throws {
    #expect(try kinds(text).allSatisfy { !$0.hasPrefix("ACCIDENT") && !$0.hasPrefix("DISASTER") && !$0.hasPrefix("ASSAULT") })
  }

  @Test("A record that an accident breaks is not its day or place")
  func record() throws {
    let found = try events(
      """
      A train derailed near Radom on Monday, killing nine people, police said.

      It was the deadliest accident on Polish railways since 2012, when 16 people died near Opole.
      """)
    let main = try #require(found.first { $0.main })
    #expect(main.time?.resolved.start == "2025-02-10")
    #expect(main.casualties.killed?.count.min == 9)
  }

  @Test("What a storm does is the storm's, and storms of two names are two")
  func storms() throws {
    #expect(try kinds("Hurricane Bela tore through Tulum on Monday, flooding rice fields and killing three people.") == ["DISASTER/cyclone"])
    let text = "Typhoon Carla killed 40 people in Aparri on Monday. It was the worst since Typhoon Dorela killed 90 people in 2009."
    #expect(try events(text).compactMap(\.casualties.killed?.count.min).sorted() == [40, 90])
  }
}
