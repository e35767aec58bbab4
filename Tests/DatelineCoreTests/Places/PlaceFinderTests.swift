import Testing

@testable import DatelineCore

@Suite struct PlaceFinderTests {
  @Test(arguments: [
    ("Fighting broke out in Kharkiv.", "Kharkiv", PlaceMention.Use.location),
    ("They seized the town of Chasiv Yar.", "Chasiv Yar", .location),
    ("Russian troops advanced.", "Russian", .adjectival),
    ("Sudan's army advanced.", "Sudan", .adjectival),
    ("Kharkiv police made arrests.", "Kharkiv", .adjectival),
    ("Kyiv has strongly denied any role.", "Kyiv", .metonym),
    ("Washington said it would help.", "Washington", .metonym),
    ("Russia on March 23 claimed a victory.", "Russia", .metonym),
    ("The minister accused Pakistan of lying.", "Pakistan", .metonym),
    ("Protesters marched in Washington.", "Washington", .location),
    ("The envoy travelled to France.", "France", .location),
  ])
  func `Uses of a place name are told apart`(text: String, words: String, use: PlaceMention.Use) throws {
    #expect(try ReadArticle(text).place(words).use == use)
  }

  @Test(arguments: [
    ("The village lies just west of Bakhmut.", "Bakhmut", "west of"), ("A blast near Goma", "Goma", "near"),
    ("Clashes outside Tripoli", "Tripoli", "outside"), ("Rain fell in eastern Congo.", "Congo", "eastern"),
    ("He lives on the outskirts of Kabul.", "Kabul", "outskirts of"),
  ])
  func `Words that relate to a place are kept`(text: String, place: String, relation: String) throws {
    let read = try ReadArticle(text)
    let range = try #require(try read.place(place).relation)
    #expect(read.text(range) == relation)
  }

  @Test(arguments: [
    ("They attacked the village of Kuntu.", "Kuntu"), ("A bomb went off in Xelbara.", "Xelbara"),
    ("It is in Tarvan province.", "Tarvan"), ("Two died near Cabo San Lucas.", "Cabo San Lucas"),
  ])
  func `A place that no table has is unresolved, with the reason`(text: String, words: String) throws {
    #expect(try ReadArticle(text).place(words).resolution == .unresolved("not in the gazetteer"))
  }

  @Test(arguments: ["He spoke to Xelbara.", "Xelbara said no.", "Ali Xelbara left."])
  func `An unknown name without a cue is no place`(text: String) throws {
    #expect(try ReadArticle(text).places.isEmpty)
  }

  @Test func `A country behind the name decides`() throws {
    let place = try #require(try ReadArticle("Clashes broke out in Tripoli, Lebanon.").place("Tripoli").resolved)
    #expect(place.country == "LB")
    #expect(place.reasons.contains("in Lebanon, as the text says"))
  }

  @Test func `The dateline's country decides`() throws {
    let text = "BEIRUT - Clashes broke out in Tripoli."
    let place = try ReadArticle(text, dateline: Span(0, 6)).place("Tripoli").resolved
    #expect(place?.country == "LB")
    #expect(place?.reasons.contains("in the dateline's country") == true)
  }

  @Test func `Other places of the article decide`() throws {
    let read = try ReadArticle("A storm hit Atlanta and Miami. Governors of Georgia and Florida met in Georgia.")
    #expect(try ReadArticle("Troops entered Georgia.").place("Georgia").resolved?.country == "GE")
    #expect(try read.place("Florida").resolved?.country == "US")
  }

  @Test func `The dateline's own name is resolved by what follows it`() throws {
    let text = "MOSCOW, Idaho - Police in Moscow made an arrest."
    #expect(try ReadArticle(text, dateline: Span(0, 13)).place("Moscow").resolved?.country == "US")
  }

  @Test(arguments: [
    ("The UK, France and Germany urged restraint.", PlaceMention.Use.metonym),
    ("Rescuers from China, India and Turkey came.", .location),
  ])
  func `Countries in a list are used alike`(text: String, use: PlaceMention.Use) throws {
    let places = try ReadArticle(text).mentions.places
    #expect(places.count == 3)
    #expect(places.allSatisfy { $0.use == use })
  }

  @Test func `A name alone is its best known bearer, less surely`() throws {
    let place = try #require(try ReadArticle("Clashes broke out in Tripoli.").place("Tripoli").resolved)
    #expect(place.country == "LY")
    #expect(place.confidence < 0.8)
  }

  @Test(arguments: [
    ("An attack on a Moscow concert hall on Friday", "Moscow concert hall", "RU"),
    ("A bomb went off at a mosque in Kaduna.", "mosque in Kaduna", "NG"),
  ])
  func `A site has the point of its town and says so`(text: String, words: String, country: String) throws {
    let place = try #require(try ReadArticle(text).place(words).resolved)
    #expect(place.precision == .site)
    #expect(place.country == country)
    #expect(place.reasons.contains { $0.contains("where the site stands") })
  }

  @Test(arguments: [
    ("rebels attacked kabul in afghanistan on friday and killed two.", "kabul"),
    ("REBELS ATTACKED KABUL ON FRIDAY AND KILLED TWO PEOPLE.", "KABUL"),
  ])
  func `Text without capitals, or in capitals, has places`(text: String, words: String) throws {
    #expect(try ReadArticle(text).place(words).resolved?.country == "AF")
  }

  @Test func `A pronoun in capitals is no country`() throws {
    #expect(try ReadArticle("They told us that it fell.").places.isEmpty)
    #expect(try ReadArticle("The US said no.").place("US").resolved?.country == "US")
  }

  @Test func `Every row of the tables has a point on the globe and a known country`() throws {
    let lexicons = try ReadArticle.finder().lexicons
    #expect(lexicons.countries.count > 240)
    #expect(lexicons.places.count > 1500)
    for place in lexicons.places {
      #expect(place.country == nil || lexicons.country(place.country) != nil, "\(place.name)")
    }
    #expect(Set(lexicons.countries.map(\.iso3)).count == lexicons.countries.count)
    for country in lexicons.organizations.map(\.country) + lexicons.leaders.map(\.country) where country != nil {
      #expect(lexicons.country(country) != nil)
    }
  }
}
