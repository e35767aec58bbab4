import Testing

@testable import DatelineCore

/// How short reports of news agencies tell who acts, whom they name by a second name, what came first, and which of the
/// places they name is where it was. Texts are parsed by the language model: the rules hang on its trees.
@Suite("Events in short reports of news agencies")
struct WireReportTests {
  private func events(_ text: String, title: String? = nil, date: String = "2024-05-22") throws -> [Event] {
    try EventFixture.extracted(text, title: title, date: date, language: "en")
  }

  private func first(_ type: String, _ mode: String? = nil, in events: [Event]) throws -> Event {
    try #require(events.first { $0.eventType == type && (mode == nil || $0.mode == mode) })
  }

  private func participants(_ role: Event.Actor.Role, _ event: Event) -> [Event.Actor] { event.actors.filter { $0.role == role } }

  // MARK: Who

  @Test("Who is also known by another name is one man, of whom what follows is said")
  func alias() throws {
    let text = "Marines arrested Pedro Salas, alias El Flaco, a suspected leader of the Sinaloa Cartel, in Mazatlan on Monday."
    let arrest = try first("COERCE", "arrest", in: try events(text))
    #expect(arrest.texts(.target) == ["Pedro Salas"])
    #expect(participants(.target, arrest).first?.sector == "CRM")
  }

  @Test("A name right behind an office is whom it holds")
  func officeAndName() throws {
    let text = "Ugandan authorities have charged opposition leader Moses Okello with treason after he called for electoral reforms."
    let events = try events(text)
    #expect(try first("ACCUSE", "charge", in: events).texts(.target) == ["Moses Okello"])
    #expect(try first("REQUEST", in: events).texts(.actor) == ["Moses Okello"])
  }

  @Test("A word with a hyphen is whole")
  func hyphen() throws {
    let arson = try first("ASSAULT", "arson", in: try events("Students set fire to the office of the vice-chancellor in Kaduna on Monday."))
    #expect(arson.texts(.target) == ["the office of the vice-chancellor"])
  }

  @Test("An act that opens the sentence says by whom it was")
  func act() throws {
    let text = "Shelling by government forces killed a woman and her two sons in the town of Idlib, rescuers said."
    #expect(try first("ASSAULT", "shelling", in: try events(text)).texts(.actor) == ["government forces"])
  }

  @Test("The subject of a sentence acts, also where the verb could be a participle")
  func voice() throws {
    let retreat = try events("Rebels entered the outskirts of Goma on Tuesday as Congolese soldiers retreated towards the border.")
    #expect(try first("RETREAT", "withdraw", in: retreat).texts(.actor) == ["Congolese soldiers"])
    let protest = try events("Hundreds of Serbians rallied in Nis on Saturday to demand new elections.")
    #expect(try first("PROTEST", in: protest).texts(.actor) == ["Serbians"])
  }

  @Test("The ships of a country act where it is told whose they are")
  func vessels() throws {
    let text = "Philippine supply boats were hit with water cannon by Chinese vessels near Scarborough Shoal on Tuesday."
    #expect(try first("ASSAULT", in: try events(text)).texts(.actor) == ["Chinese vessels"])
  }

  @Test("Both sides fight where one is said to have left after fighting with the other")
  func bothSides() throws {
    let clash = try first("ASSAULT", "clash", in: try events("Troops withdrew from the town after two days of fighting with militants."))
    #expect(clash.texts(.actor) == ["Troops"])
    #expect(clash.texts(.target) == ["militants"])
  }

  @Test("The soldiers of two countries are two sides")
  func twoNations() throws {
    let clash = try first("ASSAULT", "clash", in: try events("Thai and Cambodian soldiers exchanged fire near Prey Chan on Wednesday."))
    #expect(clash.texts(.actor) == ["Cambodian soldiers"])
    #expect(participants(.target, clash).map(\.code) == ["THAMIL"])
  }

  @Test("A minister who tells what his government did is of its country")
  func minister() throws {
    let text = "Poland closed its border with Belarus on Thursday, the interior minister announced. Minsk summoned the Polish envoy."
    let closure = try first("SANCTION", in: try events(text))
    #expect(participants(.attribution, closure).map(\.country) == ["PL"])
  }

  @Test("Protesters of whom it is told that they gathered are who protested")
  func protesters() throws {
    let text = "Police used tear gas to disperse protesters who had gathered outside the prefecture in Lyon."
    #expect(try first("PROTEST", in: try events(text)).texts(.actor) == ["protesters"])
  }

  @Test("Captors who free people release them, soldiers who free them rescue them")
  func captors() throws {
    let freed = try events("The rebels freed three of the nurses they kidnapped in May, officials said.")
    #expect(freed.contains { $0.eventType == "RETREAT" && $0.mode == "release" })
    let rescued = try events("Soldiers freed three nurses who were kidnapped in May by bandits, officials said.")
    #expect(rescued.contains { $0.eventType == "AID" && $0.mode == "rescue" })
  }

  @Test("The people of a place are of its country, whoever's weapon struck it")
  func countryOfTheScene() throws {
    let text = """
      Two people died when a Russian missile hit a block of flats in Poltava, the regional governor said. Rescuers pulled a \
      girl alive from the rubble.
      """
    let rescue = try first("AID", "rescue", in: try events(text))
    #expect(participants(.actor, rescue).map(\.country) == ["UA"])
  }

  @Test("Of two countries alike the first is the one whose people are meant")
  func firstCountry() throws {
    let text = "Iran executed a man convicted of spying for Israel, the judiciary's news agency reported on Wednesday."
    let execution = try first("ASSAULT", "execute", in: try events(text))
    #expect(participants(.victim, execution).map(\.country) == ["IR"])
    #expect(!(try events(text)).contains { $0.place?.text == "Israel" })
  }

  // MARK: What was struck, and what else it was

  @Test("A court before which a bomb goes off is what it was meant for")
  func court() throws {
    let text = "A suicide bomber detonated explosives outside a court in Quetta, killing 12 people, officials said."
    #expect(try first("ASSAULT", "bombing", in: try events(text)).texts(.target) == ["a court"])
  }

  @Test("The towns between which a road runs are not what blocks on it strike")
  func road() throws {
    let text = "Hundreds of miners blocked the highway between Potosi and Oruro on Wednesday, demanding diesel."
    #expect(try first("PROTEST", "obstruct", in: try events(text)).texts(.target).isEmpty)
  }

  @Test("An attack in which people died is no arson because lorries burned in it")
  func ambush() throws {
    let text = """
      Fighters ambushed a military convoy near Yei on Monday, setting two trucks ablaze. An army spokesman said seven soldiers \
      had been killed.
      """
    let attack = try first("ASSAULT", in: try events(text))
    #expect(attack.mode == "attack")
    #expect(attack.casualties.killed?.count.min == 7)
  }

  @Test("Those who were killed before something was burned are not harmed by the fire")
  func before() throws {
    let text = "Students set fire to a police station in Jos on Monday after two of their colleagues were killed by officers."
    let events = try events(text)
    #expect(try first("ASSAULT", "arson", in: events).casualties.killed == nil)
    #expect(try first("ASSAULT", "kill", in: events).casualties.killed?.count.min == 2)
  }

  @Test("Who is named in the next sentence is the one of whom the first told")
  func named() throws {
    let text = "Unidentified gunmen killed a journalist in Olancho on Monday, police said. Carlos Mejia, 45, was shot as he left his home."
    let killings = try events(text).filter { $0.eventType == "ASSAULT" }
    #expect(killings.count == 1)
    #expect(killings.first?.texts(.victim).contains("Carlos Mejia") == true)
  }

  @Test("Two who are named are not both the one of whom it told")
  func namedApart() throws {
    let text = "Gunmen killed Juan Rios in Olancho on Monday. Carlos Mejia, 45, was shot as he left his home in Tela."
    #expect(try events(text).filter { $0.eventType == "ASSAULT" }.count == 2)
  }

  @Test("Aircraft that cross a line or enter an airspace show force")
  func airspace() throws {
    for text in [
      "Nine Chinese military aircraft crossed the median line of the Taiwan Strait on Monday.",
      "Russian fighter jets violated the airspace of Estonia on Friday.",
    ] {
      #expect(try events(text).contains { $0.eventType == "MOBILIZE" && $0.mode == "show-of-force" })
    }
  }

  @Test("A death toll is the figure behind its verb, whatever stands between")
  func toll() throws {
    let text = "The death toll from a magnitude 6.9 earthquake off the central Philippines rose to 72 on Wednesday, officials said."
    #expect(try first("DISASTER", in: try events(text)).casualties.killed?.count.min == 72)
  }

  // MARK: Where, when, and who says so

  @Test("Who claims an attack did it, and on another day than he claims it")
  func claim() throws {
    let text = """
      Islamic State claimed responsibility on Thursday for an attack on an army base near Djibo in which 40 soldiers died. The \
      attack took place on Sunday.
      """
    let attack = try first("ASSAULT", "attack", in: try events(text))
    #expect(attack.texts(.actor) == ["Islamic State"])
    #expect(attack.time?.resolved.start == "2024-05-19")
  }

  @Test("A government to which words are said is not where they are said")
  func addressee() throws {
    let accusation = try first("ACCUSE", in: try events("Manila accused Beijing of aggression on Tuesday."))
    #expect(accusation.place == nil)
  }

  @Test("What people will travel for has not been yet")
  func purpose() throws {
    let events = try events("Turkish officials will fly to Cairo on Monday for talks with Egyptian officials about gas.")
    #expect(!events.contains { $0.eventType == "CONSULT" && $0.factuality == .asserted })
  }

  @Test("What people speak about is not where they speak")
  func topic() throws {
    let text = "Vladimir Putin spoke by telephone with Xi Jinping on Wednesday about the war in Ukraine."
    #expect(try first("CONSULT", in: try events(text)).place?.text != "Ukraine")
  }

  @Test("What one says while another says something else is his alone")
  func twoSpeakers() throws {
    let text = """
      Witnesses said officers fired live rounds in Maputo, killing three protesters, while a police spokeswoman said two of \
      her colleagues had been stabbed.
      """
    let stabbing = try first("ASSAULT", "stabbing", in: try events(text))
    #expect(stabbing.texts(.attribution) == ["a police spokeswoman"])
  }

  // MARK: What a sentence of war has twice

  @Test("Who is shot dead at a place is shot, by those who did it")
  func shotDead() throws {
    let shooting = try first("ASSAULT", "shooting", in: try events("Militants shot dead six soldiers at a checkpoint near Gao on Monday."))
    #expect(shooting.texts(.actor) == ["Militants"])
    #expect(shooting.texts(.victim) == ["six soldiers"])
  }

  @Test("What is told to be hamlets is territory, whatever their names look like; who only backs the troops makes no event")
  func namedSettlements() throws {
    let events = try events("Government troops backed by Russian helicopters seized the hamlets of Dol Marra and Abu Zeid on Tuesday.")
    #expect(events.map(\.eventType) == ["ASSAULT"])
    #expect(events.first?.mode == "seize-territory")
  }

  @Test("Those who died when something else happened are its victims, not those of the event before")
  func diedWhen() throws {
    let text = "Rebels shelled the outskirts of Goma, wounding a girl, and four policemen died when a mine exploded under their lorry in Bunia."
    let events = try events(text)
    #expect(try first("ASSAULT", "shelling", in: events).casualties.killed == nil)
    #expect(try first("ASSAULT", "explosion", in: events).casualties.killed?.count.min == 4)
  }

  @Test("Items of a list have the country of their label")
  func itemsOfList() throws {
    let text = "Chad, 2 June - Gunmen killed four herders near Moundou.\n\nTogo, 3 June - Troops freed six captives.\n\nGhana, 4 June - A mob burned a court in Bawku."
    let events = try events(text, date: "2024-06-22")
    #expect(participants(.actor, try first("RETREAT", "release", in: events)).first?.country == "TG")
    #expect(try first("ASSAULT", "kill", in: events).time?.resolved.start == "2024-06-02")
  }

  @Test("The office of whom is taken says where that is, not where it happened")
  func officeOfElsewhere() throws {
    let text = "In the Yemeni capital, Sanaa, rebels shot dead the police commander of Taiz at a checkpoint in Hadda on Friday."
    #expect(try first("ASSAULT", "shooting", in: try events(text)).place?.text.contains("Taiz") == false)
  }

  @Test("Two acts of one who acts are two events, each with its own object; whom a blast spared makes no event")
  func twoActs() throws {
    let acts = try events("Rebels murdered the mayor of Toribio and blew up the town hall with dynamite on Friday.")
    #expect(try first("ASSAULT", "kill", in: acts).texts(.victim) == ["the mayor"])
    #expect(try first("ASSAULT", "bombing", in: acts).texts(.target) == ["the town hall"])
    let blast = try events("A bomb went off outside a bank in Lima on Friday. No one was injured.")
    #expect(blast.count == 1)
    #expect(blast.first?.casualties.injured?.count.max == 0)
  }

  @Test("Who is taken in a raid does not raid; the firm of whom is taken is not taken")
  func takenInRaid() throws {
    let raid = try events("Soldiers arrested 12 people in raids on two farms near Dori on Friday.")
    #expect(raid.allSatisfy { $0.texts(.actor) == ["Soldiers"] })
    let abduction = try events("An engineer of the Minera Alba company who was kidnapped in May was released near Oruro on Friday.")
    #expect(try first("ASSAULT", "abduct", in: abduction).texts(.target) == ["An engineer"])
  }

  @Test("A name before a bracket of provinces is where it was, the bracket says where that lies")
  func bracketed() throws {
    let text = "On 16 January, militants raided Zenmara village (Mayo-Sava, Extreme-Nord), stealing cattle and burning five houses."
    #expect(try events(text).allSatisfy { $0.place?.text.contains("Zenmara") == true })
  }

  @Test("An Arabic article belongs to a name; who says that they did it did not do it, unless he is one of them")
  func articleAndOutsider() throws {
    let shooting = try first("ASSAULT", "assassinate", in: try events("Gunmen assassinated Farid al-Zubaydi near Homs on Friday."))
    #expect(shooting.texts(.victim) == ["Farid al-Zubaydi"])
    let text = "Militants attacked a refinery in Baiji on Wednesday, and a senior official said they had seized the complex."
    #expect(try first("ASSAULT", "seize-territory", in: try events(text)).texts(.actor) == ["Militants"])
  }

  @Test("A town that no table has is where it was attacked; what was told of a kind is no event of its own")
  func unknownTown() throws {
    let attack = try events("Rebels attacked Zarminduk on Friday, the third such attack in a month.")
    #expect(attack.count == 1)
    #expect(attack.first?.place?.text == "Zarminduk")
  }

  @Test("What stands before a truce is not what was agreed; a denial that a clause adds is the article's")
  func afterMediation() throws {
    let truce = try events("The two sides agreed to a ceasefire on Thursday after mediation by Qatar.")
    #expect(truce.contains { $0.eventType == "AGREE" && $0.mode == "ceasefire" })
    let denial = try first("REJECT", "deny", in: try events("Pakistan accused Kabul of sheltering militants, which the Taliban deny."))
    #expect(denial.attributions.isEmpty)
  }

  @Test("Rebels set off a mine, where soldiers drive over one")
  func mineOfRebels() throws {
    let text = "Two guards were killed when Maoists triggered an improvised explosive device under their van near Gaya on Friday."
    let bombing = try first("ASSAULT", "bombing", in: try events(text))
    #expect(bombing.texts(.actor) == ["Maoists"])
    #expect(bombing.texts(.target) == ["their van"])
  }
}
