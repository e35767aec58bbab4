import Testing

@testable import DatelineCore

/// What longer wire stories do beside plain telling: counts of other sources, recalled paragraphs, venues, claims.
@Suite("Features of wire stories")
struct WireFeatureTests {
  private func events(_ text: String, date: String = "2024-05-22") throws -> [Event] {
    try EventFixture.extracted(text, date: date, language: "en")
  }

  private func first(_ type: String, _ mode: String? = nil, in events: [Event]) throws -> Event {
    try #require(events.first { $0.eventType == type && (mode == nil || $0.mode == mode) }, "\(events.map(\.kind))")
  }

  private func place(_ event: Event) -> String? {
    guard case .resolved(let place)? = event.place?.resolution else { return nil }
    return place.name
  }

  @Test(
    "Another count of those told before is a report, whatever words it has",
    arguments: [
      ("casualties.killed", "A drone struck a market in Mellit on Monday, killing 31 people. A local official put the number of dead at 28."),
      ("casualties.killed", "Troops killed two soldiers near Jermuk on Monday, Armenia said. Azerbaijan put the number at one."),
      ("casualties.killed", "A bombing killed 12 people in Aden on Monday, police said. Witnesses gave a higher figure of 20."),
      ("casualties.killed", "Militants ambushed a convoy on Monday, killing 26 soldiers. JNIM claimed the ambush, saying its men had killed 70 mercenaries."),
      ("casualties.killed", "Militants stormed a check post in Zhob on Friday, killing four policemen. A group claimed responsibility, and put the number of policemen killed at nine."),
      ("casualties.detained", "Police arrested 42 protesters in Belgrade on Monday, the ministry said. Students said 60 people had been detained."),
    ])
  func otherCounts(field: String, text: String) throws {
    let found = try events(text).filter { ["ASSAULT", "COERCE"].contains($0.eventType) }
    #expect(found.count == 1, "\(found.map(\.kind))")
    #expect(found.first?.reports.map(\.field) == [field])
  }

  @Test("Who dies when a base is overrun dies of that")
  func overrun() throws {
    let found = try events("Militants overran an army base outside Adale on Saturday, killing at least 23 soldiers.").filter { $0.eventType == "ASSAULT" }
    #expect(found.map(\.mode) == ["seize-territory"])
    #expect(found.first?.casualties.killed?.count.min == 23)
  }

  @Test("The day of what is condemned is not that of the words")
  func dayOfMatter() throws {
    let condemned = try first("ACCUSE", in: try events("The U.N. coordinator condemned Monday's attack on the village."))
    #expect(condemned.time?.resolved.start == "2024-05-22")
  }

  @Test("Who agrees by saying so agrees on the day of saying it")
  func dayOfWords() throws {
    let agreed = try first("AGREE", in: try events("The rebels said on Monday that they had agreed to the proposal."))
    #expect(agreed.time?.resolved.start == "2024-05-20")
  }

  @Test("A morning's paper tells of the day before, unless it names its own")
  func morningPaper() throws {
    let paper = "Police arrested 12 people at a rally in Lima on Tuesday.\n\nThe mayor accused the organisers of inciting the crowd."
    #expect(try first("ACCUSE", in: try events(paper)).time?.resolved.start == "2024-05-21")
    let wire = paper + " He will speak again on Wednesday."
    #expect(try first("ACCUSE", in: try events(wire)).time?.resolved.start == "2024-05-22")
  }

  @Test("A paragraph that has gone back a month stays there")
  func recall() throws {
    let text = """
      Rebels attacked a convoy near Fada on Monday. Twelve soldiers died.

      In February a rights group accused the army of killing 55 villagers. The government rejected the report.
      """
    #expect(try first("REJECT", in: try events(text)).time?.resolved.start == "2024-02-01")
  }

  @Test("What people report of a deed that was told is no statement of theirs")
  func reports() throws {
    let text = "Gunmen attacked a bus near Quetta on Monday, killing eleven people. The killings took place at night, a deputy commissioner said. A train was stopped in time, according to a railways official."
    #expect(try events(text).allSatisfy { $0.eventType != "STATEMENT" })
  }

  @Test("What is agreed at a meeting is agreed where it was held")
  func venue() throws {
    let found = try events("Ministers from both countries met in Doha on Monday. They agreed to reopen the border.")
    #expect(place(try first("AGREE", in: found)) == "Doha")
  }

  @Test("Where the dead came from is not where they died")
  func origin() throws {
    let text = "Gunmen shot dead 11 people from the eastern province of Punjab, officials said Monday. The killings took place in Kalat district."
    #expect(place(try first("ASSAULT", in: try events(text))) == "Kalat")
  }

  @Test("A seat of government that acts is no scene")
  func seat() throws {
    let text = "Thousands rallied in Chaman, Pakistan, on Sunday.\n\nIslamabad ended the practice last year. On Tuesday a mob pelted a customs house with stones."
    #expect(try events(text).allSatisfy { $0.eventType != "PROTEST" || place($0) != "Islamabad" })
  }

  @Test("Initials of a body do not hide a town that is written alike")
  func townAndInitials() throws {
    #expect(place(try first("PROTEST", in: try events("Thousands marched in Niš on Sunday to demand elections."))) == "Nis")
  }

  @Test("A delta is no town that is called so too, far from all that the text names")
  func delta() throws {
    let text = "Herders raided a farming village in Tana Delta on Sunday, 30 kilometres from Garsen. Others fled to Malindi, in Kenya."
    let raid = try first("ASSAULT", in: try events(text))
    #expect(raid.actors.allSatisfy { $0.country != "MG" })
    #expect(place(raid) != "Antananarivo")
  }

  @Test("A coup is made in a whole country")
  func coup() throws {
    let text = "Burkina Faso has battled an insurgency since 2015. Army officers took power in a coup in 2022."
    #expect(place(try first("ASSAULT", "coup", in: try events(text))) == "Burkina Faso")
  }

  @Test("A provincial government is none that was told before, and a ministry's spokesman no other ministry's")
  func otherBodies() throws {
    let text = "Police in Quetta, Pakistan, said the men were sheltered by Afghanistan's government. The provincial government banned rallies."
    #expect(try first("COERCE", in: try events(text)).actors.first { $0.role == .actor }?.country == "PK")
    let spokeswoman = "Pakistani police arrested two men in Chaman and in Quetta, Pakistan, on Monday. The Afghan foreign ministry summoned Pakistan's envoy. Foreign Office spokesperson Samina Qureshi rejected the claim."
    #expect(try first("REJECT", in: try events(spokeswoman)).actors.first { $0.role == .actor }?.country == "PK")
  }

  @Test("Whom someone accuses of a deed is not made of it")
  func accused() throws {
    let accusation = try first("ACCUSE", in: try events("The minister accused the group of \"reopening clauses that were closed\"."))
    #expect(accusation.texts(.target) == ["the group"])
  }

  @Test("Names and verbs that parsers hang on the wrong word")
  func mendedTrees() throws {
    let drone = try first("ASSAULT", "drone", in: try events("A drone launched by Sudan's paramilitary Rapid Support Forces struck a market in Mellit on Monday, killing at least 31 people including nine women, a doctors' group said, as fighting spread."))
    #expect(drone.texts(.actor).contains { $0.hasSuffix("Rapid Support Forces") })
    #expect(drone.casualties.killed?.count.min == 31)
    let taken = try first("ASSAULT", "seize-territory", in: try events("Last month, after a siege, the RSF overran El Fasher."))
    #expect(taken.texts(.actor) == ["the RSF"])
    let hit = try first("ASSAULT", in: try events("Azerbaijan said Armenian units had targeted trucks carrying materials in the Kalbajar district."))
    #expect(hit.texts(.target) == ["trucks"])
    let bloc = try first("ACCUSE", in: try events("The West African bloc ECOWAS, from which Mali and Niger announced their withdrawal in January, condemned the killings."))
    #expect(!bloc.texts(.actor).contains("Mali"), "\(bloc.texts(.actor))")
    let slapped = try first("ASSAULT", "beat", in: try events("The men, according to the editor, Binta Sule, slapped a cameraman."))
    #expect(slapped.texts(.actor) == ["The men"])
  }

  @Test("An embargo that is lifted is lifted, whatever is told of when it was imposed")
  func lifted() throws {
    let found = try events("On Monday the U.N. Security Council lifted an arms embargo imposed on the country three decades ago.")
    #expect(Set(found.map(\.eventType)) == ["CONCEDE", "SANCTION"])
  }

  @Test("Where somebody is expected he is to visit")
  func expected() throws {
    #expect(place(try first("CONSULT", "visit", in: try events("U.S. envoy Gerald Whitcombe is expected in Kinshasa this week."))) == "Kinshasa")
    #expect(try events("Heavy rain is expected in Kinshasa this week.").isEmpty)
  }

  @Test("Who kidnaps in an assault assaults, and the kidnapped do not")
  func assault() throws {
    let found = try events("Rebels killed nine gendarmes and kidnapped four villagers in an assault on a post at Chetimari on Monday.")
    #expect(found.allSatisfy { !$0.texts(.actor).contains("four villagers") }, "\(found.map(\.kind))")
  }

  @Test("Another count is of the killing that was told, not of the fire beside it")
  func countOfKilling() throws {
    let text = "Gunmen killed nine gendarmes in an attack on a post at Chetimari on Monday, the ministry said. The attackers set fire to two vehicles. A security source put the death toll at 12."
    let found = try events(text)
    #expect(found.first { $0.casualties.killed?.count.min == 9 }?.reports.map(\.field) == ["casualties.killed"])
  }

  @Test("What is measured is quoted with what it is")
  func measured() throws {
    let seized = try first("COERCE", "seize", in: try events("Police in Palermo seized 80 kilos of cocaine on Monday."))
    #expect(seized.texts(.target) == ["80 kilos of cocaine"])
  }

  @Test("Hours of the day do nothing, and nothing is done to them")
  func hours() throws {
    let raid = try first("COERCE", "raid", in: try events("At dawn on Friday, policemen swooped down on the house of a cousin in Talisay."))
    #expect(raid.texts(.target) == ["the house"])
    let released = try first("RETREAT", "release", in: try events("Police detained 23 students in Kathmandu. Fifteen of them were let go by the evening."))
    #expect(!released.texts(.actor).contains("the evening"))
  }

  @Test("The same group is the group that was told last")
  func sameGroup() throws {
    let taking = try first("ASSAULT", "seize-territory", in: try events("Boko Haram attacked Dikwa in March. In April the same group overran a base at Rann."))
    #expect(taking.actors.first { $0.role == .actor }?.sector == "REB")
  }
}
