import Testing

@testable import DatelineCore

/// Whose somebody is who is named by an office, a kind or a name that the article itself explains.
@Suite("To whom somebody belongs")
struct BelongingTests {
  private func codes(_ type: String, _ role: Event.Actor.Role, _ text: String) throws -> [String?] {
    try EventFixture.event(type, nil, in: text, date: "2025-03-12").actors.filter { $0.role == role }.map(\.code)
  }

  @Test(
    "An office is of the body that it is of",
    arguments: [
      ("The World Food Programme suspended deliveries in Adre on Monday. Its country director, Paul Marsh, accused the army of looting.", "IGOUNOWFP"),
      ("The International Organization for Migration works in Adre. The agency's representative, Maria Kessel, accused the militia of looting.", "IGOUNOREF"),
      ("Save the Children said a school was bombed in Kutum on Monday. Its country director, Paul Marsh, condemned the attack.", "GBRNGO"),
      ("The Socialist Party rejected the budget on Monday. Its leader, Ana Horak, accused the president of lying.", "---PTY"),
      ("The Nigeria Labour Congress called a strike on Monday. Its president, Joe Ajala, condemned the police.", "NGALAB"),
      ("The Dominican migration agency closed a camp on Monday. Its director, retired admiral Luis Tavarez, accused Haiti of lying.", "DOMGOV"),
      ("The United Nations is in Sanaa. The Secretary-General accused the army of killing civilians.", "IGOUNO"),
    ])
  func offices(text: String, code: String) throws {
    #expect(try codes("ACCUSE", .actor, text) == [code])
  }

  @Test(
    "A group is what its name and the article make of it",
    arguments: [
      ("The Front for the Liberation of the North attacked a base in Kidal on Monday.", "MLIREB"),
      ("The Kurdish Freedom Brigades attacked a base in Erbil on Monday.", "IRQREB"),
      ("The Front for the Liberation of the North took a town. A commander of the group attacked a base in Kidal on Monday.", "MLIREB"),
      ("Fighters of the Front for the Defence of Alur Lands (FDAL) took a town. FDAL attacked a base in Bunia on Monday.", "CODREB"),
    ])
  func groups(text: String, code: String) throws {
    #expect(try codes("ASSAULT", .actor, text).contains(code))
  }

  @Test("Initials that the article explains are no other body's")
  func initials() throws {
    let text = "Farmers blamed the National Irrigation Administration (NIA) in Manila on Monday. The NIA accused farmers of lying."
    #expect(try codes("ACCUSE", .target, text) == ["PHLGOV"])
  }

  @Test("A name goes on without the noun that told what it is")
  func companies() throws {
    let text = "Cocoa firm Oro Plata closed its mine in Peru on Monday. Oro Plata accused villagers of blocking the road."
    #expect(try codes("ACCUSE", .actor, text) == ["---BUS"])
  }

  @Test(
    "Those who come from elsewhere are none of the country's",
    arguments: [
      ("Cambodian police detained 612 foreigners in Poipet on Monday.", "COERCE", "---CVL"),
      ("Ukraine's foreign minister urged European allies on Monday to send missiles.", "REQUEST", "---GOV"),
      ("Kenya will deport the detainees this week.", "COERCE", "---CVL"),
    ])
  func foreigners(text: String, type: String, code: String) throws {
    #expect(try codes(type, .target, text) == [code])
  }

  @Test("What rebels call their state is the rebels'")
  func authorities() throws {
    #expect(try codes("COERCE", .actor, "The Houthi authorities detained six teachers in Sanaa on Monday.") == ["YEMREB"])
  }

  @Test("The army is no foreign command that was named before")
  func armies() throws {
    let text = """
      MOGADISHU, Somalia - Gunmen killed two men in Baidoa on Monday. U.S. Africa Command said it had hit fighters near Jamaame. \
      The army withdrew from the village of Aboorey last week.
      """
    #expect(try codes("RETREAT", .actor, text) == ["SOMMIL"])
  }

  @Test("What is asked for or promised is nobody to whom it is done")
  func things() throws {
    let events = try EventFixture.extracted("Residents blocked the road in Palma, Mozambique, on Friday to demand the return of the bodies.", date: "2025-03-12", language: "en")
    #expect(events.filter { $0.eventType == "REQUEST" }.flatMap { $0.texts(.target) }.isEmpty)
    #expect(events.map(\.eventType) == ["PROTEST", "REQUEST"])
  }

  @Test("Bases are an army's, unless they are others'")
  func bases() throws {
    #expect(try codes("ASSAULT", .target, "Rebels attacked a base in Kidal on Monday.") == ["MLIMIL"])
    #expect(try codes("ASSAULT", .target, "The army attacked the rebels' base near Goma on Monday.") == ["CODREB"])
  }

  @Test("Who is sent is of the country that sends, and police are of the place where they work")
  func forces() throws {
    let sent = try EventFixture.event("MOBILIZE", nil, in: "Australia said it would send 80 federal police officers to Honiara.", date: "2025-03-12")
    #expect(sent.actors.filter { $0.role == .target }.map(\.code) == ["AUSCOP"])
    let text = "Australian police are to fly to Honiara on Sunday. Supporters threw stones at police in Honiara, Solomon Islands, on Monday."
    #expect(try EventFixture.event("PROTEST", "riot", in: text, date: "2025-03-12").actors.filter { $0.role == .target }.map(\.code) == ["SLBCOP"])
  }

  @Test("A source is coded as the participant that it is")
  func sources() throws {
    let killed = try EventFixture.event("ASSAULT", nil, in: "Gunmen killed two farmers in Minna, Nigeria, on Monday, a governor said.", date: "2025-03-12")
    #expect(killed.attributions.map(\.code) == ["NGAGOV"])
  }

  @Test("For whom people march they do not march against")
  func supported() throws {
    #expect(try codes("PROTEST", .target, "Hundreds of people held a march in Lima on Monday in support of the opposition.").isEmpty)
    #expect(try codes("PROTEST", .target, "Hundreds of people marched in Lima on Monday against the government.") == ["PERGOV"])
  }

  @Test("An officer of rebels is a rebel, and captors are not their captive's")
  func officers() throws {
    #expect(try codes("ACCUSE", .actor, "RSF spokesman Maj Salah Idris accused the army of shelling El Obeid, Sudan.") == ["SDNREB"])
    #expect(try codes("REQUEST", .actor, "A soldier was abducted in Cauca, Colombia, on Monday. His captors demanded the release of a commander.") == ["COLUAF"])
  }

  @Test("Under fire from arms, and under fire from critics")
  func fire() throws {
    let kinds = try ["Peacekeepers came under fire from an Israeli tank near Tyre on Wednesday.", "The minister came under fire from the opposition over the budget."]
      .map { try EventFixture.extracted($0, date: "2025-03-12", language: "en").map(\.eventType) }
    #expect(kinds == [["ASSAULT"], ["ACCUSE"]])
  }
}
