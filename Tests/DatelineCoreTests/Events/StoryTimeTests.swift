import Testing

@testable import DatelineCore

/// When an event was, where its own clause does not say, and how many it was done to, where no word of harm says.
@Suite("Days and tolls that a story takes for granted")
struct StoryTimeTests {
  private func events(_ text: String, date: String = "2024-05-22") throws -> [Event] {
    try EventFixture.extracted(text, date: date, language: "en")
  }

  private func first(_ type: String, _ mode: String? = nil, in events: [Event]) throws -> Event {
    try #require(events.first { $0.eventType == type && (mode == nil || $0.mode == mode) })
  }

  private func day(_ event: Event) -> String? { event.time?.resolved.start == event.time?.resolved.end ? event.time?.resolved.start : nil }

  @Test("A past that is rare is a past: its weekday lies behind the article")
  func rarePast() throws {
    let taking = try first("ASSAULT", "seize-territory", in: try events("Government troops retook the town of Bama on Monday after a battle."))
    #expect(day(taking) == "2024-05-20")
  }

  @Test("A story goes on with the day of its first sentence, whatever event that tells")
  func narratedDay() throws {
    let text = "Thousands crowded the squares of Lima on Monday, the ombudsman's office said.\n\nPolice fired tear gas at students."
    #expect(day(try first("ASSAULT", "crowd-control", in: try events(text))) == "2024-05-20")
  }

  @Test("A lead without a day has the one that the next sentences tell, unless it is going on")
  func dayBehind() throws {
    let told = "A bomber crashed a truck into a consulate in Balkh. The building was badly damaged. A huge blast was heard at around 11pm on Monday evening."
    #expect(day(try first("ASSAULT", in: try events(told))) == "2024-05-20")
    let now = "Militiamen are killing people who sought shelter in a church in Goma. The stadium is full. Gunners shelled the garrison in Beni on Monday."
    #expect(try first("ASSAULT", in: try events(now)).time?.resolved.start != "2024-05-20")
  }

  @Test("A part of a day without the day begins no story's day")
  func partOfDay() throws {
    let text = "On Saturday crowds filled the squares of Lima. They returned in the evening. Police detained 16 people."
    #expect(day(try first("COERCE", "arrest", in: try events(text))) == "2024-05-18")
  }

  @Test("The day on which somebody said so is not the day of the deed")
  func dayOfWords() throws {
    let text = "Gunmen ambushed a convoy carrying food to villages in northern Mali on Sunday night, the agency said on Tuesday."
    #expect(try first("ASSAULT", "attack", in: try events(text)).time?.resolved.start == "2024-05-19")
  }

  @Test(
    "When something will be over is not when it was done, nor a reason to expect it",
    arguments: [
      "The ministry imposed a curfew on Garissa county until Friday.", "The ministry imposed a curfew on Garissa county until at least 5 June.",
    ])
  func end(_ text: String) throws {
    let curfew = try first("COERCE", "curfew", in: try events(text))
    #expect(day(curfew) == "2024-05-22")
    #expect(curfew.time?.basis == .publication)
    #expect(curfew.factuality == .asserted)
  }

  @Test("The hours of a curfew are no time of the curfew")
  func hoursOfRule() throws {
    let curfew = try first("COERCE", "curfew", in: try events("On Monday the governor imposed a 6 pm-to-6 am curfew in Lagos."))
    #expect(day(curfew) == "2024-05-20")
  }

  @Test("A clash \"three days before\" the news has its day, a release \"a month before\" its month")
  func intervals() throws {
    let clash = try first("ASSAULT", "clash", in: try events("Ten rebels surrendered on Monday, three days after a clash with troops in which eight died."))
    #expect(day(clash) == "2024-05-17")
    let release = try first("RETREAT", "release", in: try events("Canada lifted sanctions on Monday, a month after Venezuela set free 23 political prisoners."))
    #expect(release.time?.resolved.start == "2024-04-01" && release.time?.resolved.end == "2024-04-30")
  }

  @Test("\"Having shelled\" lies behind the article")
  func perfectGerund() throws {
    let shelling = try first("ASSAULT", "shelling", in: try events("He accused the army of having shelled the town of Bama on Sunday."))
    #expect(day(shelling) == "2024-05-19")
  }

  @Test("A label of a place and a day is that of its paragraph alone")
  func datedLabels() throws {
    let text = """
      BURKINA FASO, Djibo - 14 May. A convoy hit a roadside bomb, killing three soldiers.

      NIGERIA, Kano - Night of 15-16 May. Gunmen opened fire on a bar, wounding seven people.
      """
    let events = try events(text)
    let (bomb, shots) = (try first("ASSAULT", "bombing", in: events), try first("ASSAULT", "shooting", in: events))
    #expect(bomb.place?.text == "Djibo" && day(bomb) == "2024-05-14")
    #expect(shots.place?.text == "Kano" && shots.time?.resolved.start == "2024-05-15" && shots.time?.resolved.end == "2024-05-16")
  }

  @Test("Those who were arrested are so many, whatever word says so", arguments: [
    ("Police took two suspects into custody in Lima.", 2), ("Detectives arrested a teacher and three students in Lima.", 4),
  ])
  func countedTargets(_ text: String, _ count: Int) throws {
    #expect(try first("COERCE", "arrest", in: try events(text)).casualties.detained?.count == Count(min: count, max: count))
  }

  @Test("Of whom nobody says how many, nobody was counted")
  func uncounted() throws {
    #expect(try first("COERCE", "arrest", in: try events("Police arrested several members of the union in Lima.")).casualties.detained?.count.max == nil)
  }

  @Test("What came so many days before the news is counted from the news")
  func before() throws {
    let text = "Gunmen killed two guards in Zahedan. The incident comes ten days after the ministry arrested three spies in Chabahar."
    let arrest = try first("COERCE", "arrest", in: try events(text))
    #expect(day(arrest) == "2024-05-12")
    #expect(arrest.background)
  }

  @Test("What is told in the present of tomorrow is to come")
  func tomorrow() throws {
    let visit = try first("CONSULT", "visit", in: try events("The war will top the agenda when German foreign minister Tilman Roth arrives in Istanbul on Thursday."))
    #expect(visit.factuality == .future)
  }

  @Test("A crime lies behind its verdict, also where a verb tells it")
  func crime() throws {
    let text = "Lee Ackroyd was jailed on Monday for nine years for setting fire to a mosque in Goole."
    let arson = try first("ASSAULT", "arson", in: try events(text))
    #expect(arson.background && arson.time == nil)
  }

  @Test("A weekday between a title and a name is somebody's name")
  func givenName() throws {
    let text = "The chairman, Chief Sunday Ogbuagu, accused the police of theft."
    #expect(try events(text).allSatisfy { $0.time?.text != "Sunday" })
  }

  @Test("What was said to come is to come, also behind \"and\"")
  func joinedFuture() throws {
    let text = "The commissioner said 26 suspects were in custody and would be arraigned."
    #expect(try first("ACCUSE", "charge", in: try events(text)).factuality == .future)
  }

  @Test(
    "Numbers that words repeat, rank or put beside",
    arguments: [
      ("Four guards embraced martyrdom and as many sustained injuries when militants stormed a post in Zhob.", 4, 4),
      ("Two guards were killed and a third was wounded in Zhob on Monday.", 2, 1),
    ])
  func numbers(_ text: String, _ killed: Int, _ injured: Int) throws {
    let attack = try #require(try events(text).first { $0.eventType == "ASSAULT" })
    #expect(attack.casualties.killed?.count == Count(min: killed, max: killed))
    #expect(attack.casualties.injured?.count == Count(min: injured, max: injured))
  }

  @Test("The number of those killed, put at a figure, is another source's toll")
  func putAt() throws {
    let text = "Gunmen attacked a post in Zhob on Monday and killed four men, officials said. The outfit put the number of men killed at nine."
    let tolls = try events(text).flatMap { event in event.reports.map(\.value) + [event.casualties.killed?.count.min.map(String.init) ?? ""] }
    #expect(tolls.contains { $0.contains("nine") })
  }

  @Test("Who dies of what was told before is no other event")
  func victim() throws {
    let text = "A gunman shot a baker in Leeds on Monday. The victim died in hospital on Tuesday."
    let violent = try events(text).filter { $0.eventType == "ASSAULT" }
    #expect(violent.count == 1)
    #expect(violent.first?.casualties.killed?.count == Count(min: 1, max: 1))
  }

  @Test("Weeks of strikes are of labour, and of the month of what they led to")
  func weeksOfStrikes() throws {
    let text = "Police detained 16 people in Lima on Monday. In March last year a rise in fuel prices was withdrawn after a week of strikes."
    let found = try events(text)
    #expect(found.allSatisfy { $0.mode != "airstrike" })
    #expect(try first("PROTEST", "strike", in: found).time?.resolved.start?.hasPrefix("2023-03") == true)
  }

  @Test("A story goes on with any day of a lead that tells deeds")
  func dayOfLead() throws {
    let text = "The authorities slapped a curfew on Khulna and had the internet switched off from 6pm yesterday. A photographer was beaten up."
    #expect(day(try first("ASSAULT", "beat", in: try events(text))) == "2024-05-21")
  }

  @Test("What a recalled event led to is recalled with it")
  func recalledWithHost() throws {
    let text = "On Monday gunmen killed five farmers in Mopti. In December rebels overran a base in Mali, capturing its commander, who was freed in a swap."
    let release = try first("RETREAT", "release", in: try events(text))
    #expect(release.background)
    #expect(release.time?.basis != .publication)
  }

  @Test("What was told on a day did not happen after it")
  func dayOfTelling() throws {
    let bomb = "A bomb that exploded in Quetta killed two men, police said on Monday."
    #expect(day(try first("ASSAULT", "bombing", in: try events(bomb))) == "2024-05-20")
    #expect(day(try first("ASSAULT", "bombing", in: try events("Gunmen stormed a farm on Tuesday. " + bomb))) == "2024-05-20")
  }

  @Test("The day of what followed is not that of what came before it")
  func dayOfSequel() throws {
    let found = try events("The editor was detained and on Friday was sentenced to two years in prison.")
    #expect(try first("COERCE", "arrest", in: found).time == nil)
    #expect(day(try first("SANCTION", "sentence", in: found)) == "2024-05-17")
  }

  @Test("Those who are dispersed had gathered on that day")
  func dayOfProtest() throws {
    let text = "Police on Thursday dispersed demonstrators who gathered outside the parliament in Nairobi."
    #expect(day(try first("PROTEST", "demonstrate", in: try events(text))) == "2024-05-16")
  }

  @Test("What belongs to something recalled is recalled, and days of other news are none of this")
  func daysOfOthers() throws {
    let talks = "Gunmen attacked a post in Arauca on Monday. Talks with the group were suspended in January 2023 following an offensive in Catatumbo that killed 80 people and drove 500 from their homes."
    let flight = try first("COERCE", "displace", in: try events(talks))
    #expect(flight.background && flight.time == nil)
    let riots = try first("PROTEST", "riot", in: try events("The mayor visited families hurt in riots that left six people dead in March 2023."))
    #expect(riots.time?.resolved.start == "2023-03-01")
    let aid = "The European Commission announced 25 million euros in aid for Chad, and Qatar airlifted tents to Abéché on Saturday."
    #expect(try first("AGREE", "pledge-aid", in: try events(aid)).time?.basis == .publication)
  }

  @Test("A measure that another state takes meanwhile is not taken where somebody speaks")
  func measureMeanwhile() throws {
    let text = "In Brussels, EU foreign policy chief Kaja Kallas called the campaign unacceptable, while the United Kingdom imposed an asset freeze on two officers."
    #expect(try first("SANCTION", "impose", in: try events(text)).place == nil)
  }
}
