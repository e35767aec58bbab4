import Testing

@testable import DatelineCore

/// How reports of crowds, police, courts, accidents and diplomacy tell one event by several words, and name several by
/// one. Texts are parsed by the language model: the rules hang on its trees.
@Suite("Events of public life in reports of several sentences")
struct CivilReportTests {
  private func events(_ text: String, title: String? = nil, date: String = "2024-05-22") throws -> [Event] {
    try EventFixture.extracted(text, title: title, date: date, language: "en")
  }

  private func first(_ type: String, _ mode: String? = nil, in events: [Event]) throws -> Event {
    try #require(events.first { $0.eventType == type && (mode == nil || $0.mode == mode) })
  }

  // MARK: Who

  @Test(
    "“Four of them” are those four, of whom the sentence before tells",
    arguments: [
      "Farmers blocked the road near Nyeri on Monday. Officers detained four of them.",
      "Farmers blocked the road near Nyeri on Monday. Four of them were detained by officers.",
    ])
  func someOfThem(text: String) throws {
    let arrest = try first("COERCE", "arrest", in: try events(text))
    #expect(arrest.texts(.target).map { $0.lowercased() } == ["four of them"])
    #expect(arrest.casualties.detained?.count.min == 4)
  }

  @Test("Verbs that are joined share their subject, which none of them is done to")
  func joined() throws {
    let events = try events("Police in Morogoro stopped two German journalists on Monday, confiscated their cameras and deported them.")
    #expect(try first("COERCE", "deport", in: events).texts(.target) == ["two German journalists"])
  }

  @Test("Whose resignation is accepted is not he who accepts it")
  func resignation() throws {
    let events = try events("The energy minister, Karim Adel, resigned on Tuesday. Prime Minister Omar Said accepted his resignation.")
    let resignation = try first("RETREAT", "resign", in: events)
    #expect(!resignation.texts(.actor).contains { $0.contains("Said") })
  }

  @Test("Who live in a town and protest are its people, and the town is where it was")
  func residents() throws {
    let events = try events("In June 2022 security forces fired on residents of Oltepesi who were protesting against evictions, wounding 31.")
    #expect(try first("PROTEST", in: events).texts(.actor) == ["residents"])
    #expect(try first("ASSAULT", in: events).place?.text == "Oltepesi")
  }

  @Test("A spokeswoman is of the ministry that was named right before")
  func spokeswoman() throws {
    let text = """
      ACCRA, May 22 (Reuters) - China's foreign ministry said it had received no request. "This is an affair of Ghana," \
      spokeswoman Lin Jing told a briefing.
      """
    let statements = try events(text).filter { $0.eventType == "STATEMENT" }
    #expect(statements.count == 1)
  }

  // MARK: What

  @Test(
    "crowds storm, officials call on each other, and are told what to do",
    arguments: [
      ("Demonstrators stormed a power station in Basra on Monday.", "PROTEST/storm"),
      ("Protesters broke into the town hall in Durres on Friday.", "PROTEST/storm"),
      ("The Indian ambassador called on President Juan Rey on Tuesday.", "CONSULT/visit"),
      ("The governor told residents to leave the valley.", "REQUEST"),
      ("A developer was fined 118,000 dollars on Monday for building without a permit.", "SANCTION/impose"),
      ("The Red Cross opened a shelter at the fairgrounds on Monday.", "AID/humanitarian"),
      ("Norway announced a line of credit of 65 million dollars for roads in Mali.", "AGREE/pledge-aid"),
      ("The price rise brought thousands onto the streets of Bamako on Monday.", "PROTEST/demonstrate"),
    ])
  func verbs(text: String, kind: String) throws {
    #expect(try events(text).map(\.kind).contains(kind))
  }

  @Test("“Called on him to resign” is a request")
  func request() throws {
    #expect(try events("The opposition called on President Juan Rey to resign on Tuesday.").map(\.eventType) == ["REQUEST"])
  }

  @Test("What is waited for has not happened")
  func awaited() throws {
    let events = try events("The strikers vowed to stay on the square until the cabinet resigns.")
    #expect(!events.contains { $0.mode == "resign" })
  }

  @Test("What officials report of an accident is no statement of theirs")
  func report() throws {
    let text = "A fire tore through a hostel near Salta on Monday, killing two guests. The fire chief, Rosa Mena, said crews had put out the flames by noon."
    #expect(!(try events(text)).contains { $0.eventType == "STATEMENT" })
  }

  // MARK: Once

  @Test("The attack of which somebody is suspected is the one that was told")
  func suspected() throws {
    let events = try events("A parcel bomb wounded a judge in Enugu on Friday. A man suspected of the attack was arrested in Onitsha on Tuesday.")
    #expect(events.map(\.eventType) == ["ASSAULT", "COERCE"])
    #expect(events.first?.texts(.actor) == [])
  }

  @Test("Clashes are fought by those whom the next clause names")
  func clashes() throws {
    let events = try events("Clashes broke out in Athens on Monday when hooded youths hurled petrol bombs at police.")
    #expect(events.map(\.kind) == ["PROTEST/riot"])
    #expect(events.first?.texts(.actor) == ["hooded youths"])
  }

  @Test(
    "whom a fire or a flood drives out is a part of its toll",
    arguments: [
      ("A wildfire near Penticton forced 3,400 people from their homes on Sunday.", "DISASTER", 3400),
      ("The Benue burst its banks on Monday and submerged 31 villages near Makurdi, forcing 18,000 people to flee.", "DISASTER", 18000),
    ])
  func driven(text: String, type: String, count: Int) throws {
    let events = try events(text)
    #expect(events.map(\.eventType) == [type])
    #expect(events.first?.casualties.displaced?.count.min == count)
  }

  // MARK: When and how many

  @Test("A day behind the subject is not that of the clause “two days after”")
  func daysAfter() throws {
    let events = try events("Soldiers on Monday moved 60 gang leaders to a jail in Santa Rosa, two days after inmates rioted at a prison in El Progreso.")
    #expect(events.first { $0.mode == "riot" }?.time?.resolved.start == "2024-05-18")
  }

  @Test("What a hyphen joins to the next word is no unit of time")
  func nightShift() throws {
    let events = try events("A blast at a depot near Toledo killed two night-shift workers on Tuesday.")
    #expect(events.first?.casualties.killed?.count.min == 2)
  }

  // MARK: Where

  @Test("What an office does is not done where the next clause goes")
  func onPaper() throws {
    let events = try events("Fiji's government dismissed the harbour master on Tuesday, three days after a ferry sank off Labasa.")
    #expect(events.first { $0.eventType == "SANCTION" }?.place == nil)
  }

  @Test("Whom one meets is of one country, and one meets in another")
  func parties() throws {
    let event = try #require(try events("Peru's foreign minister held a meeting with the foreign minister of Kosovo in Prague on Tuesday.").first)
    #expect(event.place?.text == "Prague")
  }

  @Test("Where somebody will go is where it will be")
  func travel() throws {
    let events = try events("Peru's foreign minister will visit Manila on Thursday.")
    #expect(events.first?.place?.text == "Manila")
  }

  @Test("A past does not go on from a modal, nor a present from the past of a clause before it")
  func tenses() throws {
    let order = try events("President Ana Novak vowed that the crime would not go unpunished and deployed the armed forces across the country on Monday.")
    let troops = try first("MOBILIZE", in: order)
    #expect(troops.texts(.actor).first?.hasSuffix("Ana Novak") == true)
    #expect(troops.factuality == .asserted)
    let note = try events("The ministry condemns the attack of Monday, in which 21 soldiers lost their lives, and reiterates its support for Benin.")
    #expect(try first("SUPPORT", in: note).texts(.actor) == ["The ministry"])
  }

  @Test("Who holds an office is named behind it, who says it behind what qualifies others")
  func offices() throws {
    let visit = try events("Minister of Foreign Affairs Kerem Orsel hosted his Ghanaian counterpart in Ankara on Monday.")
    #expect(try first("CONSULT", in: visit).texts(.actor).first?.hasSuffix("Kerem Orsel") == true)
    let arrest = try events("Police arrested six suspects, all Kenyans, Interior Minister Juan Farrow told reporters on Monday.")
    #expect(try first("COERCE", "arrest", in: arrest).attributions.first?.text.hasSuffix("Juan Farrow") == true)
    let fire = try first("ASSAULT", in: try events("A humanitarian convoy came under fire on Monday."))
    #expect(fire.texts(.target) == ["A humanitarian convoy"])
  }

  @Test("What people do for a protest is their protest, told once")
  func purpose() throws {
    let nets = try events("Fishermen burned nets outside the port office on Monday to protest a ban on trawling.")
    #expect(try first("PROTEST", in: nets).factuality == .asserted)
    let road = try events("A group of displaced people blocked the main road near Nyeri on Monday to protest delays.")
    #expect(road.map(\.kind) == ["PROTEST/obstruct"])
  }

  @Test("A mob's stones strike the building, not the nation it is of")
  func stoned() throws {
    let riot = try first("PROTEST", "riot", in: try events("Demonstrators threw stones at the French cultural centre in Nyeri on Monday."))
    #expect(riot.texts(.target) == ["the French cultural centre"])
  }

  @Test("A finite verb behind a preposition has the subject before it")
  func finiteVerb() throws {
    let arson = try first("PROTEST", in: try events("Residents marching in solidarity with the drivers set fire to a toll booth in Nyeri on Monday."))
    #expect(arson.texts(.actor) == ["Residents"])
    #expect(arson.casualties.killed == nil)
  }

  @Test("A body whose name begins with a verb gives, “he” is no Mrs, and who speaks outside court is no court")
  func names() throws {
    let aid = try first("AID", in: try events("Save the Children has distributed 900 hygiene kits in Beira."))
    #expect(aid.texts(.actor) == ["Save the Children"])
    let verdict = try events("Mrs Justice Hall told the accused to rise. Jurors convicted him of murder on Monday.")
    #expect(!(try first("SANCTION", "convict", in: verdict)).texts(.target).contains { $0.contains("Hall") })
    let praise = try events("Outside court, Inspector Simon Farrow, of the county police, praised the family on Monday.")
    #expect(try first("SUPPORT", in: praise).texts(.actor).first?.hasSuffix("Simon Farrow") == true)
  }

  // MARK: What is only named

  @Test(
    "what is proposed, reported of nobody or the reason for something is no event",
    arguments: [
      ("The union rejected calls for a ban on overtime.", "ban"),
      ("No arrests were reported.", "arrest"),
      ("The minister dismissed the regional head of the inspectorate for failing to close the mine.", "inaction"),
      ("Two men were charged with armed robbery on Monday.", "loot"),
      ("In Nairobi, the High Court on Monday suspended a ban on rallies issued by the governor last week.", "demonstrate"),
      ("Traffic on the highway was hit for two hours.", "attack"),
      ("Medics treated 86 wounded people at the hospital after the attack.", "injure"),
      ("The ministers called for the release of all those detained.", "arrest"),
      ("The High Court in Madrid on Monday extradited a man accused of leading a ring.", "allege"),
      ("The Relief and Repatriation Commissioner launched an inquiry on Monday.", "return"),
      ("Attorney General Ana Novak threatened to prosecute the leaders of the strike.", "charge"),
    ])
  func onlyNamed(text: String, mode: String) throws {
    #expect(!(try events(text)).contains { $0.mode == mode })
  }

  @Test("A sheriff's deputies are police")
  func deputies() throws {
    let event = try first("COERCE", "arrest", in: try events("TOLEDO, Ohio - Deputies arrested a former employee at a motel in Findlay, Ohio, on Tuesday."))
    #expect(event.actors.first { $0.role == .actor }?.sector == "COP")
  }
}
