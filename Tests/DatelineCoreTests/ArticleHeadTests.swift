import Testing

@testable import DatelineCore

@Suite struct ArticleHeadTests {
  /// The dateline's place, and the story from its first character.
  private func read(_ text: String) -> (place: String?, story: String) {
    let head = ArticleHead(of: text)
    let bytes = Array(text.utf8)
    let place = head.dateline.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
    return (place, String(decoding: bytes[head.bodyStart...], as: UTF8.self))
  }

  @Test(arguments: [
    ("LUSAKA - Police fired.", "LUSAKA"),
    ("Lusaka - Police fired.", "Lusaka"),
    ("LUSAKA, ZAMBIA - Police fired.", "LUSAKA, ZAMBIA"),
    ("LUSAKA, Zambia – Police fired.", "LUSAKA, Zambia"),
    ("LUSAKA, Zambia (AP) — Police fired.", "LUSAKA, Zambia"),
    ("LUSAKA (Reuters) - Police fired.", "LUSAKA"),
    ("Lusaka (AFP) – Police fired.", "Lusaka"),
    ("Lusaka, Zambia — Police fired.", "Lusaka, Zambia"),
    ("LUSAKA—Police fired.", "LUSAKA"),
    ("LUSAKA (AP)—Police fired.", "LUSAKA"),
    ("LUSAKA -- Police fired.", "LUSAKA"),
    ("LUSAKA: Police fired.", "LUSAKA"),
    ("LUSAKA, Jan. 5 (Xinhua) -- Police fired.", "LUSAKA"),
    ("LUSAKA, March 3 - Police fired.", "LUSAKA"),
    ("Lusaka, March 3 - Police fired.", "Lusaka"),
    ("LUSAKA March 3 (Reuters) - Police fired.", "LUSAKA"),
    ("LUSAKA, Zambia, March 3, 2021 (AP) — Police fired.", "LUSAKA, Zambia"),
    ("QUITO, 10 JAN 90 (RADIO QUITO) -- Police fired.", "QUITO"),
    ("QUITO (ECUADOR), 10 JAN 90 (ACAN - EFE) -- Police fired.", "QUITO (ECUADOR)"),
    ("WASHINGTON, D.C. — Police fired.", "WASHINGTON, D.C."),
    ("ST. GEORGE'S, Grenada (AP) — Police fired.", "ST. GEORGE'S, Grenada"),
    ("N’DJAMENA (Reuters) — Police fired.", "N’DJAMENA"),
    ("PORT-AU-PRINCE, Haiti (AP) — Police fired.", "PORT-AU-PRINCE, Haiti"),
    ("RIO DE JANEIRO (AP) — Police fired.", "RIO DE JANEIRO"),
    ("Rio de Janeiro, Brazil – Police fired.", "Rio de Janeiro, Brazil"),
    ("SÃO PAULO - Police fired.", "SÃO PAULO"),
    ("GOMA/KINSHASA (Reuters) - Police fired.", "GOMA/KINSHASA"),
    ("UNITED NATIONS (AP) — Police fired.", "UNITED NATIONS"),
    ("(Lusaka) - Police fired.", "Lusaka"),
    ("(Lusaka, March 3, 2021) – Police fired.", "Lusaka"),
  ])
  func `a dateline is told by its form`(text: String, place: String) {
    let result = read(text)
    #expect(result.place == place)
    #expect(result.story == "Police fired.")
  }

  @Test func `a story that opens with a quotation follows a dateline`() {
    #expect(read("LIMA — “We ran,” she said.").story == "“We ran,” she said.")
  }

  @Test(arguments: [
    "Police fired.",
    "The army - which denies it - left.",
    "Rebels, soldiers — all left.",
    "BREAKING: Police fired.",
    "UPDATE 2 - Police fired.",
    "EXCLUSIVE - Police fired.",
    "NATO - the alliance - met.",
    "THE ARMY SAID TODAY -- AND THIS IS THE SECOND TIME -- THAT IT LEFT.",
    "A well-known man — Police said — left.",
    "“Run” — Police said.",
    "It happened (again) - Police said.",
    "On Monday - Police said.",
    "Flight 7 - Police said.",
    "Monday, March 3 - Police said.",
    "- Police fired.",
    "(Reuters) - Police fired.",
    "LUSAKA",
    "LUSAKA -",
    "LUSAKA - \n",
    "ONE, TWO, THREE, FOUR - Police fired.",
    "LUSAKA\n- Police fired.",
    "",
  ])
  func `a sentence is no dateline`(text: String) {
    let head = ArticleHead(of: text)
    #expect(head.dateline == nil)
    #expect(head.bodyStart == 0)
  }

  @Test func `in a text of capitals an agency or a date makes a dateline, capitals do not`() {
    #expect(read("LA PAZ (EFE) -- POLICE FIRED INTO THE CROWD.").place == "LA PAZ")
    #expect(read("LA PAZ, 3 MAY 89 -- POLICE FIRED INTO THE CROWD.").place == "LA PAZ")
    #expect(read("THE POLICE -- POLICE FIRED INTO THE CROWD.").place == nil)
  }

  @Test(arguments: [
    "date 2022-02-24 Story.", " date 2022-02-24 Story.", "Date: 2022-02-24\nStory.", "DATE 2022-02-24\r\n\r\nStory.",
  ])
  func `a date header is passed over`(text: String) {
    #expect(ArticleHead(of: text).date == ArticleDate(year: 2022, month: 2, day: 24))
    #expect(read(text).story == "Story.")
  }

  @Test(arguments: [
    "date 2022-02-30 Story.", "date 2022-2-4 Story.", "dated 2022-02-24", "date2022-02-24", "date 2022-02-24x",
  ])
  func `what only resembles a header belongs to the story`(text: String) {
    let head = ArticleHead(of: text)
    #expect(head.date == nil)
    #expect(head.bodyStart == 0)
  }

  @Test func `blanks longer than any header are passed over`() {
    let blanks = String(repeating: " \n", count: 4_000)
    #expect(ArticleHead(of: blanks + "Story.").bodyStart == 8_000)
    #expect(ArticleHead(of: blanks).bodyStart == 8_000)
  }

  private static let story = "Police fired into a crowd outside the parliament, killing at least four people, witnesses said."

  @Test(
    "A headline stands above a dateline, or above prose",
    arguments: [
      ("Police fire on crowd\n\nLUSAKA (Reuters) - Police fired.", "Police fire on crowd", "LUSAKA", "Police fired."),
      ("date 2024-03-03\nFour killed in Lusaka\n\nLUSAKA, Zambia — Police fired.", "Four killed in Lusaka", "LUSAKA, Zambia", "Police fired."),
      ("Zambia: Four killed\nBy A. Banda\n\nLUSAKA, March 3 (AP) — Police fired.", "Zambia: Four killed\nBy A. Banda", "LUSAKA", "Police fired."),
      ("Who fired on the crowd?\r\n\r\nLusaka – Police fired.", "Who fired on the crowd?", "Lusaka", "Police fired."),
      ("Police fire on crowd in the capital\n\n\(story)", "Police fire on crowd in the capital", nil, story),
    ])
  func headline(text: String, headline: String, place: String?, story: String) throws {
    let head = ArticleHead(of: text)
    let span = try #require(head.headline)
    #expect(String(decoding: Array(text.utf8)[span.start..<span.end], as: UTF8.self) == headline)
    #expect(read(text).place == place)
    #expect(read(text).story == story)
  }

  @Test(
    "What ends with a stop, opens a list or runs on is no headline",
    arguments: [
      "Police fired on the crowd.\n\n\(story)",
      "- Police fire on crowd in the capital\n\n\(story)",
      "3 March\n\n\(story)",
      "Security\n\n\(story)",
      "Lusaka: Police fire on a crowd\n\n\(story)",
      "Police fired on a crowd in the\ncapital. \(story)",
      "Incidents of this week in the north\n\nChad, 2 May - Gunmen killed four.\n\nTogo, 3 May - Troops freed six.\n\nGhana, 4 May - A mob burned a court.",
      "Police fire on crowd in the capital",
      "",
    ])
  func noHeadline(text: String) {
    #expect(ArticleHead(of: text).headline == nil)
    #expect(ArticleHead(of: text).bodyStart == 0)
  }

  @Test(
    "A line that holds nothing but a date says when the article was published",
    arguments: [
      "2025-04-09", "Published: Wednesday, 9 April 2025, 14:30 GMT", "April 9, 2025", "9th Apr. 2025 10.30am BST", "Updated 2025-04-09T14:30:00Z",
      "2025-04-09\nUpdated: 2025-04-10",
    ])
  func datedLine(line: String) {
    let alone = ArticleHead(of: "\(line)\n\n\(Self.story)")
    #expect(alone.date?.description == "2025-04-09")
    #expect(alone.headline == nil)
    let above = ArticleHead(of: "\(line)\nPolice fire on crowd in the capital\n\n\(Self.story)")
    #expect(above.date?.description == "2025-04-09")
    #expect(above.headline != nil)
  }

  @Test("So does one between the headline and the story, and a dateline with its year")
  func datedBelow() {
    #expect(ArticleHead(of: "Police fire on crowd in the capital\nBy Ann Kip\nApril 9, 2025\n\n\(Self.story)").date?.description == "2025-04-09")
    #expect(ArticleHead(of: "LUSAKA, Zambia, March 3, 2021 (AP) — Police fired.").date?.description == "2021-03-03")
    let colon = ArticleHead(of: "QUETTA, 11 June 2025: Armed men stopped a bus.")
    #expect(colon.date?.description == "2025-06-11" && colon.dateline != nil)
  }

  @Test(
    "The first line of what a date alone stands below is a headline, whatever its form and what follows",
    arguments: [
      "Regional Overview: The Sahel", "Pakistan: Six soldiers killed in Tank", "Militants kill six", "Ukraine: Situation Report No. 47",
    ])
  func datedHeadline(line: String) {
    let report = ArticleHead(of: "\(line)\nAs of 18 September 2024\n\nHIGHLIGHTS\n\n• Artillery struck a market.")
    #expect(report.date?.description == "2024-09-18" && report.headline?.start == 0)
    let story = ArticleHead(of: "\(line)\nPublished: 18 September 2024\n\n\(Self.story)")
    #expect(story.date?.description == "2024-09-18" && story.headline?.start == 0)
  }

  @Test(
    "What is no whole date, no day or one of several says nothing of that",
    arguments: [
      "9 April\n\nGunmen killed four.", "31 February 2025\n\nGunmen killed four.", "09/04/2025\n\nGunmen killed four.",
      "9 April 2025 was a quiet day\n\nGunmen killed four.", "9 April 2025", "",
      "9 April 2025\n\nGunmen killed four.\n\n10 April 2025\n\nGunmen killed six.",
    ])
  func undated(text: String) {
    #expect(ArticleHead(of: text).date == nil)
  }

  @Test("The label of a list's first item is no dateline")
  func listItem() {
    let items = ["Chad, 2 May - Gunmen killed four herders.", "Togo, 3 May - Troops freed six captives.", "Ghana, 4 May - A mob burned a court."]
    #expect(read(items.joined(separator: "\n\n")).place == nil)
    #expect(read(items[0] + "\n\nThe herders came from Niger.").place == "Chad")
  }
}
