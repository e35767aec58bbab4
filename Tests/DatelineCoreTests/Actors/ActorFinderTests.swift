import Testing

@testable import DatelineCore

@Suite struct ActorFinderTests {
  @Test(
    arguments: [
      ("Russia’s armed forces said so.", "Russia’s armed forces", "RUSMIL"),
      ("The army fought Ukrainian forces.", "Ukrainian forces", "UKRMIL"),
      ("It was hailed by President Vladimir Putin.", "President Vladimir Putin", "RUSGOV"),
      ("Two died, the regional governor said.", "the regional governor", "---GOV"),
      ("Russia’s FSB security service said so.", "Russia’s FSB security service", "RUSSPY"),
      ("Troops shot four suspected militants.", "four suspected militants", "---REB"),
      ("Opposition leader Maria Santos left.", "Opposition leader Maria Santos", "---OPP"),
      ("The United States said no.", "The United States", "USA"),
      ("It was built by the U.N. refugee agency.", "the U.N. refugee agency", "IGOUNOREF"),
      ("Thousands of protesters marched.", "Thousands of protesters", "---OPP"),
      ("They shot a 34-year-old man.", "a 34-year-old man", "---CVL"),
      ("Masked gunmen fired.", "Masked gunmen", "---REB"),
      ("Interior Ministry spokesman Ali Khan said so.", "Interior Ministry spokesman Ali Khan", "---GOV"),
      ("Residents left.", "Residents", "---CVL"),
      ("Farmers' unions protested.", "Farmers' unions", "---AGR"),
      ("Israeli soldiers fired.", "Israeli soldiers", "ISRMIL"),
      ("Colombian police fired.", "Colombian police", "COLCOP"),
      ("The president of France spoke.", "The president of France", "FRAGOV"),
      ("Members of the Sinaloa Cartel fired.", "Members of the Sinaloa Cartel", "MEXCRM"),
      (
        "China's Foreign Ministry spokeswoman Mao Ning spoke.", "China's Foreign Ministry spokeswoman Mao Ning",
        "CHNGOV"
      ),
      ("Boko Haram fighters fired.", "Boko Haram fighters", "NGAREB"),
      ("Two Palestinians were shot.", "Two Palestinians", "PSECVL"),
      ("He held nine Russian diplomats.", "nine Russian diplomats", "RUSGOV"),
      ("They blamed the Kremlin.", "the Kremlin", "RUSGOV"),
      ("Lt. Gen. Ahmed Sharif Chaudhry spoke.", "Lt. Gen. Ahmed Sharif Chaudhry", "---MIL"),
      ("The Free Patriotic Front marched.", "The Free Patriotic Front", nil),
    ] as [(String, String, String?)])
  func `Phrases are read whole and coded as far as they tell`(text: String, words: String, code: String?) throws {
    #expect(try ReadArticle(text).actor(words).code == code)
  }

  @Test(arguments: [
    ("They hit a power station.", "a power station"), ("Rockets struck two hospitals.", "two hospitals"),
    ("A blast tore through a Moscow concert hall.", "a Moscow concert hall"),
  ])
  func `Things are objects without code`(text: String, words: String) throws {
    let actor = try ReadArticle(text).actor(words)
    #expect(actor.kind == .object)
    #expect(actor.code == nil)
  }

  @Test(arguments: [
    ("Kyiv denied it.", "Kyiv", "UKR"), ("Drone attacks on Russia went on.", "Russia", "RUS"),
    ("Israeli air strikes killed two.", "Israeli", "ISR"), ("Russia’s invasion went on.", "Russia", "RUS"),
  ])
  func `Countries act where they stand for their governments`(text: String, words: String, code: String) throws {
    let actor = try ReadArticle(text).actor(words)
    #expect(actor.isMetonym)
    #expect(actor.code == code)
  }

  @Test(arguments: [
    "It fell in the Russian border region of Belgorod.", "They live in Nigeria's north.", "Rain fell near Kyiv.",
    "He was wounded and is missing.", "Hurricane Norma came ashore.",
  ])
  func `Where nobody acts there is no actor`(text: String) throws {
    #expect(try ReadArticle(text).mentions.actors.filter { !$0.isPronoun && $0.kind != .object }.isEmpty)
  }

  @Test(arguments: [
    ("President Vladimir Putin spoke. Putin left.", "President Vladimir Putin", "Putin"),
    ("Ali Khan, a spokesman, said no. Khan left.", "Ali Khan", "Khan"),
    ("Ali Khan, a spokesman, said no.", "Ali Khan", "a spokesman"),
    ("The Rapid Support Forces (RSF) fired. The RSF left.", "The Rapid Support Forces", "The RSF"),
    ("Kyiv denied it. Ukraine said no.", "Kyiv", "Ukraine"),
    ("Three gunmen fired. The gunmen fled.", "Three gunmen", "The gunmen"),
    ("President Yoon Suk Yeol spoke. Yoon left.", "President Yoon Suk Yeol", "Yoon"),
    ("Ali Khan spoke. He left.", "Ali Khan", "He"),
    ("Russia’s armed forces said they had won.", "Russia’s armed forces", "they"),
  ])
  func `Mentions of one entity share its number`(text: String, first: String, second: String) throws {
    let read = try ReadArticle(text)
    #expect(try read.actor(first).entity == read.actor(second).entity)
  }

  @Test(arguments: [
    ("Two men fired at two men.", "Two men", "two men"), ("A soldier shot a soldier.", "A soldier", "a soldier"),
    ("Ali Khan met Omar Said.", "Ali Khan", "Omar Said"),
  ])
  func `Different people keep different numbers`(text: String, first: String, second: String) throws {
    let read = try ReadArticle(text)
    #expect(try read.actor(first).entity != read.actor(second).entity)
  }

  @Test func `A pronoun with two possible persons is left out`() throws {
    #expect(try !ReadArticle("Ali Khan met Omar Said. He left.").actors.contains("He"))
  }

  @Test func `Text and title share their entities`() throws {
    let finder = try ReadArticle.finder()
    let article = Article(
      id: "t", title: "Putin speaks", text: "President Vladimir Putin spoke.", publishedAt: nil, url: nil,
      publisher: nil, language: nil, bodyStart: 0, dateline: nil)
    let title = try #require(finder.segmenter.title(of: article))
    let mentions = finder.mentions(in: [finder.segmenter.text(of: article), title], article: article)
    #expect(mentions[0].actors.first?.entity == mentions[1].actors.first?.entity)
  }

  @Test func `In a story of one country, the army is that country's`() throws {
    let read = try ReadArticle("Clashes in Kassala and Nyala went on. The army left Sudan's west.")
    #expect(try read.actor("The army").code == "SDNMIL")
  }
}
