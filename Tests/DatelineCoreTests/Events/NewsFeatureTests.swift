import Testing

@testable import DatelineCore

/// Articles of some length, lists and headlines: who speaks on, which of several places and days an event has, what is no
/// event and no figure of one.
@Suite("Events in longer articles, lists and headlines")
struct NewsFeatureTests {
  private func events(_ text: String, title: String? = nil, date: String = "2024-05-22") throws -> [Event] {
    try EventFixture.extracted(text, title: title, date: date, language: "en")
  }

  private func first(_ type: String, _ mode: String? = nil, in events: [Event]) throws -> Event {
    try #require(events.first { $0.eventType == type && (mode == nil || $0.mode == mode) })
  }

  // MARK: Who

  @Test("Who spoke in the sentence before speaks on")
  func speaksOn() throws {
    let text = "The governor, Pedro Rojas, confirmed that a policeman had died. He urged residents to stay indoors."
    #expect(try first("REQUEST", in: try events(text)).texts(.actor) == ["Pedro Rojas"])
  }

  @Test("A name between commas does not part the subject of a clause behind \"after\" from its verb")
  func namedSubjectOfClause() throws {
    let text = "The anger boiled over after a 19-year-old student, Rashid, was shot dead by robbers on Sunday night."
    let shooting = try first("ASSAULT", "shooting", in: try events(text))
    #expect(shooting.texts(.actor) == ["robbers"])
    #expect(shooting.casualties.killed?.count.min == 1)
  }

  @Test("Who calls violence by a name did none")
  func callsIt() throws {
    let text = "The rights chief, Anna Lindqvist, called the attacks on student protesters in Accra \"shocking and unacceptable\"."
    let events = try events(text)
    #expect(try first("ACCUSE", in: events).texts(.actor) == ["Anna Lindqvist"])
    #expect(events.allSatisfy { $0.eventType != "ASSAULT" || $0.texts(.actor).isEmpty })
  }

  @Test("What stands beyond a semicolon is nobody's counterpart")
  func semicolon() throws {
    let request = try first("REQUEST", in: try events("Britain backed the assessment; Germany asked for more evidence."))
    #expect(request.texts(.actor) == ["Germany"])
    #expect(!request.texts(.target).contains("Britain"))
  }

  @Test("Aid of weapons is not given to weapons")
  func aidOfWeapons() throws {
    let events = try events("The United States announced $800 million of further military aid, including artillery and helicopters.")
    #expect(!events.isEmpty)
    #expect(events.allSatisfy { $0.texts(.target).isEmpty })
  }

  @Test("What is robbed stands before \"robbery\"")
  func robbed() throws {
    let loot = try first("COERCE", "loot", in: try events("A guard was wounded in a bank robbery in Lagos on Monday."))
    #expect(loot.texts(.actor).isEmpty)
  }

  // MARK: Where

  @Test("Of several towns that are listed the first is where it was, and none is a part of another")
  func listOfTowns() throws {
    let march = try first("PROTEST", "demonstrate", in: try events("Farmers marched in Nairobi, Kisumu and Mombasa on Tuesday."))
    #expect(march.place?.text == "Nairobi")
    #expect(march.texts(.target).isEmpty)
  }

  @Test("A town's unit behind a comma is still its unit in a list")
  func unitInList() throws {
    let arrest = try first("COERCE", "arrest", in: try events("Police arrested six men in Austin, Texas and Boston on Tuesday."))
    #expect(arrest.place?.text == "Austin")
  }

  @Test("What is fought for is a place", arguments: [
    "Six people were killed in the battle for Goma, a spokesman said.", "A missile struck Abha airport, injuring 26 people.",
  ])
  func foughtFor(text: String) throws {
    let place = try #require(try events(text).first { $0.eventType == "ASSAULT" }?.place)
    #expect(place.text == "Goma" || place.text == "Abha" || place.text == "Abha airport")
  }

  @Test("An embassy is not in the country whose it is")
  func embassy() throws {
    let text = "In Bangkok, police clashed with demonstrators outside Myanmar's embassy on Monday."
    #expect(try first("ASSAULT", in: try events(text)).place?.text == "Bangkok")
  }

  @Test("Where people fled to is not where others were killed")
  func flight() throws {
    let text = "Soldiers killed hundreds of people in the capital and some 40,000 people fled to Tanzania and Rwanda."
    let killing = try first("ASSAULT", in: try events(text))
    #expect(killing.place?.text != "Tanzania")
  }

  // MARK: When and how many

  @Test("A year before a noun counts nobody")
  func yearBeforeNoun() throws {
    let massacre = try first("ASSAULT", "massacre", in: try events("The 2021 massacre, the worst in the country's history, was blamed on gangs."))
    #expect(massacre.casualties.killed == nil)
    #expect(massacre.time?.resolved.value == "2021")
  }

  @Test("A record says not when it was, and what went on meanwhile does")
  func recordAndMeanwhile() throws {
    let text = "Gunmen attacked labourers who were harvesting rice near Kano on Saturday. It was the deadliest attack on civilians this year."
    #expect(try first("ASSAULT", in: try events(text, date: "2020-11-30")).time?.resolved.value == "2020-11-28")
  }

  @Test("A label of a day and a short month dates its item")
  func labelOfDay() throws {
    let text = "North Kivu\n• 11 Oct: Gunmen killed two farmers in Oicha.\n\nIturi\n• 10 Oct: Militiamen attacked a camp in Djugu, killing six."
    let attack = try #require(try events(text, date: "2022-10-17").first { $0.casualties.killed?.count.min == 6 })
    #expect(attack.time?.resolved.value == "2022-10-10")
  }

  @Test("A line of a chronology begins with its hour, and tells what happened in the present")
  func chronology() throws {
    let text = "03:20 Israeli warplanes bomb an arms depot near Damascus.\n07:45 Gunmen open fire on a checkpoint in Tartus and flee."
    let events = try events(text)
    #expect(try first("ASSAULT", "airstrike", in: events).texts(.target) == ["an arms depot"])
    #expect(try first("ASSAULT", "shooting", in: events).texts(.actor) == ["Gunmen"])
  }

  @Test("An hour with nothing but blanks behind it ends a text", arguments: ["03:20 ", "03:20 \u{A0}", "03:20\t\n\n14:30 "])
  func hourAtEnd(text: String) throws {
    #expect(try events("Gunmen killed two farmers in Oicha.\n\n" + text).count == 1)
  }

  @Test("Who claims an attack did it, also in the passive; a boat evacuates nobody")
  func claimedBy() throws {
    #expect(try first("ASSAULT", in: try events("The attack in Gao was claimed by the Macina Liberation Front.")).texts(.actor) == ["the Macina Liberation Front"])
    #expect(try first("AID", in: try events("Thousands of survivors were evacuated by boat to Pemba.")).texts(.actor).isEmpty)
  }

  @Test("Acts that the tables name by one word or by a phrase", arguments: [
    ("Unknown assailants set fire to a radio station in Bukavu.", "ASSAULT"), ("Attackers slit the throats of eight villagers.", "ASSAULT"),
    ("Volunteers dug out two children who had been buried.", "AID"),
    ("A prosecutor was looking into the deaths of three miners in Cusco.", "ACCUSE"), ("A boy was swept away by floodwaters in Sylhet.", "DISASTER"),
    ("China sent 30 warplanes into Taiwan's air zone.", "MOBILIZE"), ("Rights groups pressed Jakarta to free the activists.", "REQUEST"),
    ("Six inmates were strangled in their cells in Tegucigalpa.", "ASSAULT"), ("Two fighter jets overflew Georgetown on Monday.", "MOBILIZE"),
    ("The ambassador was handed a protest note over the incursion.", "ACCUSE"), ("A church sheltered 400 people from the mob.", "AID"),
    ("The opposition leader has been under house arrest since March.", "COERCE"), ("Romania voiced solidarity with Bulgaria.", "SUPPORT"),
    ("Hungary blocked a joint statement of the European Union.", "REJECT"), ("The army moved tanks to the border with Chad.", "MOBILIZE"),
    ("More than 8,000 refugees have crossed into Liberia, according to UNHCR.", "COERCE"),
  ])
  func acts(text: String, type: String) throws {
    #expect(try events(text).contains { $0.eventType == type })
  }

  @Test("What violence leaves is dead and wounded, each with their number", arguments: [
    ("The blast in Kano left three soldiers dead and five others wounded.", 3, 5),
    ("A riot at the prison in Machala left eleven inmates dead and 27 others injured on Monday.", 11, 27),
    ("The riot left eleven inmates dead and 27 others injured.", 11, 27),
    ("The attack in Kano left at least nine people dead and a dozen hurt.", 9, 12), ("Clashes in Kano left 12 dead and 30 injured.", 12, 30),
  ])
  func leftBehind(text: String, killed: Int, injured: Int) throws {
    let events = try events(text)
    #expect(events.count == 1)
    #expect(events.first?.casualties.killed?.count.min == killed)
    #expect(events.first?.casualties.injured?.count.min == injured)
  }

  @Test("A weekday right before a noun is none of its name")
  func weekdayBeforeNoun() throws {
    let raid = try first("ASSAULT", "raid", in: try events("On Sunday insurgents stormed a village in Macomia."))
    #expect(raid.texts(.actor) == ["insurgents"])
  }

  @Test("Nobody who was not hurt is an event", arguments: [
    "Gunmen fired at the base in Kano. Ugandan troops, who man the base, were not hurt.",
    "The crowd in Kano burned two patrol cars, but no officers were injured.",
  ])
  func unharmed(text: String) throws {
    let events = try events(text)
    #expect(!events.isEmpty)
    #expect(events.allSatisfy { $0.mode != "injure" && ($0.casualties.injured?.count.max ?? 0) == 0 })
  }

  @Test("Whoever was jailed was not arrested besides")
  func jailed() throws {
    let events = try events("A court in Doha sentenced 57 men to prison terms on Sunday; three of them were jailed for life.")
    #expect(events.allSatisfy { $0.mode != "arrest" })
  }

  // MARK: What it is

  @Test("Any attack is none that was told")
  func anyAttack() throws {
    let events = try events("The secretary-general condemned any attack on civilian vessels.")
    #expect(try first("ACCUSE", in: events).factuality == .asserted)
    #expect(events.allSatisfy { $0.eventType != "ASSAULT" || $0.factuality == .possible })
  }

  @Test("Herders who raid a community attack it; a crew that a ship picks up is rescued; who is asked to leave the country is expelled")
  func kinds() throws {
    #expect(try first("ASSAULT", in: try events("Suspected herders raided a farming community in Benue on Friday, killing four.")).mode == "raid")
    #expect(try first("AID", in: try events("The crew of the ship was picked up by a passing tanker.")).mode == "rescue")
    #expect(try first("SANCTION", in: try events("The government asked two French diplomats to leave the country.")).mode == "expel")
    #expect(try first("ASSAULT", in: try events("Armed men threw an explosive at the house of a prosecutor in Machala.")).mode == "bombing")
  }

  @Test("A headline's clause behind \"as\" leaves its own verb a verb")
  func headlineClause() throws {
    let events = try events("Reporters were at the scene.", title: "Police raid newspaper office in Minsk as crackdown widens")
    let raid = try first("COERCE", "raid", in: events)
    #expect(raid.texts(.actor) == ["Police"])
  }

  @Test("A death toll in floods that rises is theirs, in a headline too")
  func tollOfFloods() throws {
    let flood = try first("DISASTER", "flood", in: try events("Death toll in Nepal floods rises to 66."))
    #expect(flood.casualties.killed?.count.min == 66)
  }
}
