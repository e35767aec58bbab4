import Testing

@testable import DatelineCore

@Suite("Actor recognizer")
struct ActorRecognizerTests {
  @Test(
    "a phrase is coded by head, modifiers, possessor and complements",
    arguments: [
      ("Norwegian fishermen", "NORAGR"), ("an interior ministry spokesman", "---GOV"), ("soldiers", "---MIL"),
      ("Peru's defence minister", "PERGOV"), ("the president of Zambia", "ZMBGOV"), ("gunmen", "---UAF"),
      ("Hamas gunmen", "PSEREB"), ("a UN official", "IGOUNO"), ("the Senegalese army", "SENMIL"),
      ("a former Kenyan minister", "KENELI"), ("the Chilean president's office", "CHLGOV"),
      ("trade unions in Belgium", "BELLAB"), ("the rebel leader", "---REB"), ("an opposition senator", "---LEG"),
      ("Thai journalists", "THAJRN"), ("the Kremlin", "RUSGOV"), ("the International Monetary Fund", "IGOIMF"),
      ("Médecins Sans Frontières", "NGOMSF"), ("dozens of Turkish miners", "TURLAB"), ("three men", "---UNK"),
      ("members of the Israeli parliament", "ISRLEG"), ("Ghana's ambassador to Togo", "GHAGOV"),
      ("a Danish court", "DNKJUD"), ("the Spanish Civil Guard", "ESPCOP"), ("Bolivian farmers", "BOLAGR"),
      ("Nepalese police", "NPLCOP"), ("an assistant commissioner of police", "---COP"), ("a head constable", "---COP"),
      ("a posse of policemen", "---COP"), ("the Ghana Police Service", "GHACOP"), ("a bomb disposal squad", "---COP"), ("a retired judge", "---ELI"), ("Chad", "TCD"), ("a Fijian", "FJICVL"),
    ])
  func codes(phrase: String, code: String) throws {
    let coded = try CodedText.recognizer().code(phrase, date: "2024-03-24", title: nil, parser: ParsedText.parser())
    #expect(coded?.code == code)
  }

  @Test(
    "the article's date decides what a person is",
    arguments: [
      ("1992-05-01", "USAGOV"), ("1996-05-01", "USAELI"),
    ])
  func dates(published: String, code: String) throws {
    let read = try CodedText("James Baker met reporters.", published: published)
    #expect(try read.actor("James Baker").code == code)
  }

  @Test("a capital that is asked to do something is a government")
  func addressed() throws {
    let read = try CodedText("The minister asked Washington and Paris to press the rebels.")
    #expect(try read.actor("Washington").code == "USAGOV")
    #expect(try read.actor("Paris").code == "FRAGOV")
  }

  @Test("a family name is another person's where the text gives that person's full name")
  func sharedFamilyName() throws {
    let read = try CodedText("Lucia Morales, a baker, called the police. Morales said the door was broken.", published: "2015-05-01")
    #expect(try read.actor("Morales").country != "BO")
  }

  @Test("names that several countries' bodies share have no country of their own", arguments: ["the Labour Party", "the Ministry of Defence"])
  func sharedNames(phrase: String) throws {
    let coded = try CodedText.recognizer().code(phrase, date: "2024-03-24", title: nil, parser: ParsedText.parser())
    #expect(coded?.country == nil)
  }

  @Test("initials that are also a weapon, a vehicle or a measure name nobody", arguments: ["RPG", "APC", "GNP", "NPP"])
  func otherInitials(initials: String) throws {
    let read = try CodedText("An \(initials) hit the wall.", published: "2024-03-24")
    #expect(read.actors.first?.allSatisfy { $0.country == nil } ?? true)
  }

  @Test("a movement that came to govern is coded by the date", arguments: [("2010-01-01", "AFGREB"), ("2023-01-01", "AFGGOV")])
  func movements(published: String, code: String) throws {
    #expect(try CodedText("The Taliban rejected the offer.", published: published).actor("The Taliban").code == code)
  }

  @Test("an office in the text stands above the table's")
  func titles() throws {
    let read = try CodedText("Former President Barack Obama spoke.", published: "2012-03-01")
    #expect(try read.actor("Former President Barack Obama").sector == "ELI")
  }

  @Test("a family name behind another given name is somebody else")
  func namesakes() throws {
    let read = try CodedText("Officer Kevin Putin arrested a driver in Ohio.")
    #expect(try read.actor("Officer Kevin Putin").country != "RU")
  }

  @Test("a backer's country is not the fighters'")
  func backers() throws {
    let read = try CodedText("Iran-backed militiamen shelled the base.")
    #expect(try read.actor("Iran-backed militiamen").country == nil)
  }

  @Test("an apposition tells who is named")
  func appositions() throws {
    let read = try CodedText("Tariq Aldin, the governor of the Iraqi province, spoke to reporters.")
    let person = try read.actor("Tariq Aldin")
    #expect(person.code == "IRQGOV")
    #expect(person.entity == (try read.actor("the governor")).entity)
  }

  @Test("a country that the title names is whose the ministry is")
  func home() throws {
    let read = try CodedText("The army shelled the village.", title: "Fighting in Myanmar")
    #expect(try read.actor("The army").code == "MMRMIL")
  }

  @Test("of several countries none is home")
  func homes() throws {
    let read = try CodedText("The army shelled the village. Talks in Norway and Brazil failed.")
    #expect(try read.actor("The army").code == "---MIL")
  }

  @Test("a neighbour that is named once in a story of another country is not home")
  func neighbours() throws {
    let article = try ParsedText.article("The army left the post. Fighting went on in neighbouring Chad.")
    let read = try CodedText.recognizer().actors(in: article, setting: "SD")
    #expect(read.mentions.first?.first?.code == "---MIL")
    #expect(read.home == nil)
    let alone = try CodedText.recognizer().actors(in: article, setting: "TD")
    #expect(alone.mentions.first?.first?.code == "TCDMIL")
  }

  @Test("an actor before a noun that is none is a mention of its own")
  func modifiers() throws {
    let read = try CodedText("A Rwandan army offensive began.")
    let mention = try read.actor("Rwandan army")
    #expect(mention.isModifier)
    #expect(mention.code == "RWAMIL")
  }

  @Test("texts without capitals are read too")
  func lowerCase() throws {
    let read = try CodedText(
      "police in lucknow arrested two men on monday. the bjp said chief minister mayawati had ordered it.")
    #expect(try read.actor("police").sector == "COP")
    #expect(try read.actor("the bjp").code == "INDPTY")
  }

  @Test("and texts in capitals")
  func upperCase() throws {
    let read = try CodedText("BOGOTA -- THE ELN ATTACKED A POLICE STATION YESTERDAY, THE ARMY REPORTED.", published: "1990-02-01")
    #expect(try read.actor("THE ELN").code == "COLREB")
  }

  @Test("places tell the country of what stands before them")
  func places() throws {
    let article = try ParsedText.article("Police in Gorilovo arrested him.")
    let row = ResolvedPlace(
      name: "Gorilovo", latitude: 43, longitude: 25, country: "BG", precision: .place, confidence: 1, reasons: [])
    let place = PlaceMention(tokens: 2..<3, use: .location, relation: nil, resolution: .resolved(row))
    let actors = try CodedText.recognizer().actors(in: article, places: [[place]]).mentions
    #expect(actors.first?.first?.code == "BGRCOP")
  }
}
