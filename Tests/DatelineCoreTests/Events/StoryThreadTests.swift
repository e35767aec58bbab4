import Testing

@testable import DatelineCore

/// What a story takes from its other sentences, and what it must not: days, places, denials.
@Suite("The thread of a story")
struct StoryThreadTests {
  private func events(_ text: String, title: String? = nil) throws -> [Event] {
    try EventFixture.extracted(text, title: title, date: "2025-11-20", language: "en")
  }

  private func days(_ event: Event?) -> [String?] { [event?.time?.resolved.start, event?.time?.resolved.end] }

  @Test(
    "What has added up since a day goes on until it is told",
    arguments: [
      ("Since January, Kenya has deported 310,000 Somalis.", "2025-01-01"),
      ("Canada has imposed sanctions on more than 3,300 Russians since 2014.", "2014-01-01"),
      ("Some 7,300 people have fled Chiure since Monday.", "2025-11-17"),
    ])
  func since(text: String, start: String) throws {
    #expect(days(try events(text).first) == [start, "2025-11-20"])
  }

  @Test("A count that began months ago is background")
  func counts() throws {
    let told = try events("Police in Kenya arrested five men on Monday. Since the start of the year, police have arrested more than 5,800 suspects.")
    #expect(told.map(\.background) == [false, true])
  }

  @Test("An attempt has the day of its sentence, and the toll's day is no day of the attack")
  func attempts() throws {
    let told = try events("Police fired tear gas in Lima on Monday at crowds who tried to break through barriers around Congress.")
    #expect(days(told.first { $0.mode == "storm" }) == ["2025-11-17", "2025-11-17"])
    let text = "The death toll from a truck bombing in Mogadishu rose to 34 on Wednesday, health officials said. Monday's blast near the market also wounded 71 people."
    #expect(days(try events(text).first { $0.mode == "bombing" }) == ["2025-11-17", "2025-11-17"])
  }

  @Test("What only a title tells has the day with which the text begins")
  func titles() throws {
    let told = try events(
      "Thousands marched in Lima on Monday to demand new elections. The mayor praised them.", title: "Gunmen attack a bus in Peru as thousands march")
    let title = told.first { $0.evidence.field == .title }
    #expect(days(title) == ["2025-11-17", "2025-11-17"] && title?.time?.basis == .lead)
  }

  @Test("An item of a list has no day of another")
  func items() throws {
    let text = """
      Situation report

      HIGHLIGHTS

      - A landslide buried 16 houses in Chicaman on 17 November, killing 11 people.
      - Soldiers arrested five looters in Coban.
      """
    #expect(try events(text).first { $0.mode == "arrest" }.map { days($0) } != ["2025-11-17", "2025-11-17"])
    #expect(try events(text).contains { $0.mode == "arrest" })
  }

  @Test("\"Separately\" leaves the town of the story")
  func elsewhere() throws {
    let told = try events("Gunmen attacked a market in Baidoa, Somalia, on Monday, killing four people. Separately, soldiers arrested six smugglers, the army said.")
    #expect(told.first { $0.mode == "attack" }?.place?.text == "market in Baidoa")
    #expect(told.contains { $0.mode == "arrest" && $0.place == nil })
  }

  @Test("\"The capital\" is that of the country of which the article speaks")
  func capitals() throws {
    let text = """
      Rebels shelled the port of Hudaydah, Yemen, on Monday, and fighting went on in Taiz and Marib, and in Sanaa. Ankara's Foreign Ministry said it was worried. \
      The war began in 2014, when the Houthis overran the capital.
      """
    let overran = try events(text).first { $0.mode == "seize-territory" }
    #expect(overran?.place?.text == "Sanaa" && overran?.texts(.target) == ["Sanaa"])
  }

  @Test(
    "A denial that names no act is of the one told right before",
    arguments: [
      ("Russia's defence ministry said its troops had captured Novoselivka. Ukraine's General Staff rejected the claim.", "seize-territory", "Ukraine's General Staff"),
      ("The army shelled a camp in Marib on Monday, killing four people. The Houthis denied responsibility.", "shelling", "The Houthis"),
      ("Rwandan troops opened fire on a boat near Goma on Monday. A spokesman for the army denied that its forces were involved.", "shooting", "A spokesman"),
    ])
  func denials(text: String, mode: String, source: String) throws {
    let reports = try events(text).first { $0.mode == mode }?.reports ?? []
    #expect(reports.map(\.field) == ["factuality"] && reports.map(\.value) == ["denied"] && reports.map(\.attribution) == [source])
  }

  @Test("Who was taken and has come back was not the taker")
  func asides() throws {
    let told = try events("The pupils of a school in Bangi, Nigeria, abducted last month in Mariga, regained their freedom on Monday.")
    #expect(told.first { $0.mode == "abduct" }?.texts(.actor) == [] && told.first { $0.mode == "abduct" }?.texts(.target) == ["The pupils"])
    #expect(told.first { $0.mode == "release" }?.texts(.target) == ["The pupils"])
  }

  @Test("\"Rev. Fr.\" ends no sentence")
  func clergy() throws {
    let told = try events("Gunmen kidnapped a Catholic priest, Rev. Fr. Cletus Aondo, from his house at Zaki Biam, Nigeria, on Monday.")
    #expect(told.map(\.kind) == ["ASSAULT/abduct"] && days(told.first) == ["2025-11-17", "2025-11-17"])
    #expect(told.first?.texts(.target).isEmpty == false)
  }

  @Test("A habit is no event")
  func habits() throws {
    #expect(try events("Al-Shabab often carries out attacks in Mogadishu.").isEmpty)
  }

  @Test(
    "What a word does not mean beside another",
    arguments: [
      ("US$4.5 million has been released from the fund.", nil as String?), ("The ministry of health is investigating 19 suspected cases of leptospirosis.", nil),
      ("Gang members freed around 50 inmates from the jail in Mirebalais on Monday.", "ASSAULT/raid"),
      ("The electoral commission suspended all campaign meetings in Iganga on Monday.", "COERCE/ban"),
      ("The court on Monday ordered a casino manager into pre-trial detention.", "COERCE/arrest"),
      ("Canada introduced restrictions against 28 individuals on Monday.", "SANCTION/impose"),
      ("Workers are demanding the withdrawal of a bill.", "REQUEST/demand-change"),
    ])
  func words(text: String, kind: String?) throws {
    #expect(try events(text).map(\.kind) == [kind].compactMap { $0 })
  }

  @Test("\"The two\" are those who have just met, \"the two presidents\" are not their ministers")
  func pairs() throws {
    let told = try events("In Ankara on Monday, the foreign minister met his Greek counterpart. The two agreed to reopen the border, and the two sides failed to agree on gas.")
    let agreed = told.first { $0.eventType == "AGREE" }
    #expect(agreed?.texts(.actor) == ["the foreign minister"] && agreed?.texts(.target) == ["his Greek counterpart"])
    let others = try events("The foreign minister met his Greek counterpart in Ankara on Monday. The two presidents agreed to reopen the border.")
    #expect(others.first { $0.eventType == "AGREE" }?.texts(.actor) == ["The two presidents"])
  }

  @Test("\"Its own drones\" are the speaker's, and what they burn they strike")
  func drones() throws {
    let struck = try events("Kyiv said its own drones had set fire to an oil refinery in Saratov on Monday.").first
    #expect(struck?.kind == "ASSAULT/drone" && struck?.actors.first { $0.role == .actor }?.code == "UKRGOV")
  }

  @Test("What is ruled out is not done, and what goes against a denial is not denied")
  func denied() throws {
    #expect(try events("Canberra has ruled out sending troops to Fiji.").first { $0.eventType == "MOBILIZE" }?.factuality == .denied)
    #expect(try events("Canberra did not rule out sending troops to Fiji.").first { $0.eventType == "MOBILIZE" }?.factuality == .possible)
    let told = try events("Moscow denies targeting civilians, although thousands have been killed in Ukraine.")
    #expect(told.first { $0.mode == "kill" }?.reports.isEmpty == true)
  }

  @Test("Who is named behind a day did it, and how many is a number of people")
  func clauses() throws {
    let told = try events("Militia men lynched a youth in Gao on 13 November whom they accused of spying for the rebels.")
    #expect(told.first { $0.eventType == "ACCUSE" }?.texts(.target) == ["a youth"])
    let replied = try events("Hooded youths threw petrol bombs at riot police in Athens on Monday, who replied with tear gas.")
    #expect(replied.first { $0.mode == "crowd-control" }?.texts(.actor) == ["riot police"])
    let deported = try events("The authorities in Kenya have arrested 5,800 suspects and deported over 3,900.")
    #expect(deported.first { $0.mode == "deport" }?.texts(.target) == ["over 3,900"])
    #expect(try events("He was beaten after co-workers accused him of theft.").first { $0.eventType == "ACCUSE" }?.texts(.actor) == ["co-workers"])
  }

  @Test("A quote's \"he\" of the police is the police")
  func police() throws {
    let told = try events("Police spokesman Patrick Oketcho spoke in Iganga, Uganda, on Monday. Seven officers were injured, he said, and 86 people were arrested.")
    #expect(told.first { $0.mode == "arrest" }?.texts(.actor) == ["Police"])
  }

  @Test("What is expected of a day to come is to come, and what may come of rain has not")
  func ahead() throws {
    #expect(try events("The governor, Ana Sova, is scheduled to visit Lima, Peru, this weekend.").first { $0.eventType == "CONSULT" || $0.eventType == "AGREE" }?.factuality == .future)
    #expect(try events("Heavy rain could trigger landslides in Java.").map(\.factuality) == [.possible])
    #expect(try events("Heavy rain triggered landslides in Java.").map(\.factuality) == [.asserted])
  }

  @Test("What is denied of a protester is none of the protest")
  func said() throws {
    let told = try events("She dismissed a claim that one protester had died in Lima.")
    #expect(told.map(\.kind) == ["REJECT/deny", "ASSAULT/kill"])
  }

  @Test("An army's division is no day")
  func divisions() throws {
    let told = try events("Soldiers and rebels traded fire in Mandaon, Philippines, on Tuesday, the 9th Infantry Division said.")
    #expect(days(told.first) == ["2025-11-18", "2025-11-18"] && told.first?.attributions.map(\.text) == ["the 9th Infantry Division"])
  }

  @Test("What was not done, and what was forsworn")
  func undone() throws {
    let told = try events("Gunmen killed two men in Lima on Monday. No arrests have been made.")
    #expect(told.map(\.kind) == ["ASSAULT/kill"])
    #expect(try events("The presidents agreed not to use force.").allSatisfy { $0.eventType == "AGREE" })
  }

  @Test("On which side of a border, in which city, at what time")
  func pointers() throws {
    #expect(try events("Soldiers were killed in an ambush near the Kenya border on Monday.").first?.place?.text != "Kenya")
    let sentenced = try events("A court in Koblenz jailed a man on Monday. In January 2022, another court in the same city sentenced a colonel to life.")
    #expect(sentenced.last?.place?.text == "Koblenz")
    let storm = try events("Rioters looted shops in Honiara on Monday. It is the worst unrest since November 2021, when protesters tried to storm parliament.")
    #expect(days(storm.first { $0.mode == "storm" }) == ["2021-11-01", "2021-11-30"])
  }

  @Test("The day on which a statement is read is no day of what it tells")
  func statements() throws {
    let told = try events("Soldiers arrested ten men in Gao on Sunday. They burned a house, the ministry said in a statement read on state television on Tuesday.")
    #expect(days(told.first { $0.mode == "arson" }) == ["2025-11-16", "2025-11-16"])
  }
}
