import Testing

@testable import DatelineCore

@Suite struct PlaceReaderTests {
  // MARK: The front

  private static let front = """
    KHARKIV, UKRAINE - Moscow's troops claimed the village of Ivanivske, just west of Bakhmut, late on Thursday.

    The loss last week of Adviivka, near the occupied city of Donetsk, had already exposed Chasiv Yar and Kramatorsk. \
    Gunmen also stormed a concert hall in Moscow, and shells fell on the Belgorod region.

    Kyiv denied that its pilots had struck a mosque in Kazan.
    """

  @Test func `A village of many namesakes is the one beside the town that the text names`() throws {
    let read = try ReadPlaces(Self.front)
    let village = try #require(read.place("Ivanivske"))
    let town = try #require(read.place("Bakhmut"))
    let distance = GeoPoint(latitude: village.latitude, longitude: village.longitude)
      .distance(to: GeoPoint(latitude: town.latitude, longitude: town.longitude))
    #expect(distance < 15 && village.precision == .place)
    #expect(village.reasons.contains("where the text puts it from Bakhmut"))
    let relation = try #require(read.name("Bakhmut")?.relation)
    #expect(read.article.text.text(relation) == "west of")
  }

  @Test func `A misspelt town is known, with less confidence and a reason`() throws {
    let place = try #require(try ReadPlaces(Self.front).place("Adviivka"))
    #expect(place.name == "Avdiivka" && place.country == "UA" && place.confidence < 0.7)
    #expect(place.reasons.contains { $0.contains("differs in a letter") })
  }

  @Test(arguments: [("Chasiv Yar", 48.59, 37.84), ("Kramatorsk", 48.73, 37.57), ("Donetsk", 48.02, 37.80)])
  func `Towns that the model takes for persons and products are places`(name: String, lat: Double, lon: Double) throws {
    let place = try #require(try ReadPlaces(Self.front).place(name))
    #expect(abs(place.latitude - lat) < 0.1 && abs(place.longitude - lon) < 0.1)
  }

  @Test func `A region is a region, a hall is a site in its city, a capital that denies is a government`() throws {
    let read = try ReadPlaces(Self.front)
    #expect(read.place("Belgorod")?.precision == .admin && read.place("Belgorod")?.country == "RU")
    let mention = try #require(read.reading.mentions(field: 0).first { read.article.text.text($0.tokens) == "concert hall in Moscow" })
    guard case .resolved(let hall) = mention.resolution else { Issue.record("the hall is not resolved"); return }
    #expect(hall.precision == .site && abs(hall.latitude - 55.75) < 0.2)
    #expect(mention.name.map(read.article.text.text) == "Moscow")
    #expect(read.use("Kyiv") == .metonym && read.place("Kyiv")?.country == "UA")
    #expect(read.place("Kazan")?.precision == .site)
  }

  @Test func `The dateline is read, and its country is the article's`() throws {
    let read = try ReadPlaces(Self.front)
    #expect(read.reading.datelinePlace?.name == "Kharkiv")
    #expect(read.name("UKRAINE")?.span == Span(9, 16))
    #expect(read.reading.homeCountry == "UA")
  }

  @Test(arguments: ["Near Tripoli, two convoys were attacked.", "- Near Palmyra, one convoy was attacked and destroyed two trucks."])
  func `A preposition that opens a sentence is no part of the name`(text: String) throws {
    let name = text.contains("Tripoli") ? "Tripoli" : "Palmyra"
    #expect(try ReadPlaces(text).name(name) != nil)
  }

  // MARK: Six other parts of the world

  @Test(arguments: [
    ("Rebels took Masisi, 40 km west of Goma, in Congo's North Kivu province. Goma is a city of two million.", ["Goma": "CD/North Kivu", "North Kivu": "CD"]),
    ("Gunmen in pick-up trucks attacked a market near Zaria, in Nigeria's Kaduna state. Police in Kaduna confirmed it.", ["Zaria": "NG/Kaduna", "Kaduna": "NG"]),
    ("A bus fell into a ravine near Santa Rosa in the Peruvian region of Puno. The injured were taken to Juliaca.", ["Juliaca": "PE/Puno", "Puno": "PE"]),
    ("The deputies found the truck outside Paris, Texas, and later searched a barn near Bonham.", ["Paris": "US/Texas", "Bonham": "US/Texas"]),
    ("The storm flooded Tacloban, in the Philippines, and cut the road to Ormoc on the island of Leyte.", ["Tacloban": "PH/Eastern Visayas", "Ormoc": "PH/Eastern Visayas", "Leyte": "PH"]),
    ("In Perth, Western Australia, a court jailed two brothers from Fremantle. Perth is far from Sydney.", ["Perth": "AU/Western Australia", "Fremantle": "AU/Western Australia", "Sydney": "AU/New South Wales"]),
    ("Clashes broke out in Tripoli, Lebanon, as soldiers moved in from Beirut and Sidon.", ["Tripoli": "LB/North Governorate", "Beirut": "LB/Beyrouth"]),
    ("Villagers from Kathua, in Indian-administered Kashmir, fled across the Ravi to Pathankot in Punjab.", ["Kathua": "IN/Jammu and Kashmir", "Pathankot": "IN/Punjab"]),
  ])
  func `Names mean what the rest of the article says`(text: String, expected: [String: String]) throws {
    let read = try ReadPlaces(text)
    for (name, place) in expected {
      let found = read.whereabouts(name)
      #expect(found?.hasPrefix(String(place.prefix(2))) == true, "\(name): \(found ?? "not found")")
      if place.count == 2 || !place.contains("/") { continue }
      let admin1 = try #require(read.place(name)?.admin1)
      let wanted = place.dropFirst(3)
      #expect(wanted.hasPrefix(admin1.prefix(4)) || place.hasPrefix("LB"), "\(name): \(admin1)")
    }
  }

  @Test(arguments: [
    ("Springfield, Illinois", "Springfield", "Illinois"), ("Springfield, Mo.", "Springfield", "Missouri"),
    ("Springfield, OR", "Springfield", "Oregon"), ("Springfield, Massachusetts", "Springfield", "Massachusetts"),
  ])
  func `The unit behind a comma decides`(phrase: String, name: String, unit: String) throws {
    #expect(try ReadPlaces("The mayor lives in \(phrase), with her sons.").place(name)?.admin1 == unit)
  }

  @Test func `One sense per article, unless the words say otherwise`() throws {
    let read = try ReadPlaces("Fires burned near Salem, Oregon. Officials in Salem said so. Witches were tried in Salem, Massachusetts.")
    let units = read.reading.names.indices.filter { read.reading.names[$0].text == "Salem" }.map { index -> String? in
      if case .resolved(let place) = read.reading.resolutions[index] { place.admin1 } else { nil }
    }
    #expect(units == ["Oregon", "Oregon", "Massachusetts"])
  }

  @Test func `The publisher's country breaks a tie`() throws {
    let text = "Two men from Newcastle were fined on Monday."
    #expect(try ReadPlaces(text, url: "https://news.example.com.au/a").place("Newcastle")?.country == "AU")
    #expect(try ReadPlaces(text, url: "https://news.example.co.uk/a").place("Newcastle")?.country == "GB")
  }

  @Test func `The noun beside a name says which kind is wanted`() throws {
    #expect(try ReadPlaces("Boats crossed the Dnipro river at night.").place("Dnipro")?.precision == .admin)
    #expect(try ReadPlaces("Trams ran again in the city of Dnipro.").place("Dnipro")?.precision == .place)
    #expect(try ReadPlaces("Police searched homes in New York state.").place("New York")?.precision == .admin)
  }

  // MARK: Points of names that nobody knows

  @Test func `An unknown village gets a point from the town that it is told by`() throws {
    let read = try ReadPlaces("Soldiers burned the village of Qozzumba, 30 km north of Goma, on Sunday.")
    let village = try #require(read.place("Qozzumba"))
    let goma = try #require(read.place("Goma"))
    let distance = GeoPoint(latitude: goma.latitude, longitude: goma.longitude)
      .distance(to: GeoPoint(latitude: village.latitude, longitude: village.longitude))
    #expect(abs(distance - 30) < 1 && village.latitude > goma.latitude && village.confidence <= 0.5)
  }

  @Test func `An unknown village in a known unit has that unit's point, and says so`() throws {
    let village = try #require(try ReadPlaces("Soldiers burned the village of Qozzumba in Kaduna state on Sunday.").place("Qozzumba"))
    #expect(village.precision == .admin && village.country == "NG")
    #expect(village.reasons.contains { $0.contains("not in the gazetteer") })
  }

  // The gazetteer has neither, but small places far away that are also called so.
  @Test(arguments: [
    ("Fighters on camels burned huts in Tawila, residents of El Fasher in Sudan's Darfur said.", "Tawila"),
    ("Gunmen overran a post in Inata, and troops were sent from Djibo in Burkina Faso's north.", "Inata"),
  ])
  func `A small place abroad is not taken by another of its names where the article does not lead there`(
    text: String, name: String
  ) throws {
    guard case .unresolved(let reason)? = try ReadPlaces(text).resolution(name) else {
      Issue.record("\(name) is resolved, or not found")
      return
    }
    #expect(reason.hasPrefix("no candidate fits the article's countries"))
  }

  @Test(arguments: [
    ("Tawila lies in the mountains of Yemen, a day's drive from Sanaa.", "Tawila", "YE"),
    ("Japan sent boats to the town of Inata in Ibaraki, where the river had burst its banks.", "Inata", "JP"),
    ("Merka fell without a fight, and the road to Mogadishu was cut.", "Merka", "SO"),
  ])
  func `Another name is taken where the article leads there`(text: String, name: String, country: String) throws {
    #expect(try ReadPlaces(text).place(name)?.country == country)
  }

  @Test func `An unknown village that nothing is said of is unresolved, with the reason`() throws {
    guard case .unresolved(let reason)? = try ReadPlaces("Soldiers burned the village of Qozzumba on Sunday.").resolution("Qozzumba")
    else { Issue.record("found no unresolved name"); return }
    #expect(reason.contains("not in the gazetteer"))
  }

  // MARK: What is no place

  @Test(arguments: [
    ("Mr Houston told the court that he was innocent.", "Houston"),
    ("She studied at Boston University for years.", "Boston"), ("West Nile virus was found in birds.", "Nile"),
    ("He lives on Hertford Road with two dogs.", "Hertford"), ("Reading is what he likes most.", "Reading"),
    ("The White House said it would wait.", "White House"), ("They worked at Bank of America until May.", "America"),
  ])
  func `Persons, institutions, streets and diseases are no places`(text: String, name: String) throws {
    #expect(try ReadPlaces(text).name(name) == nil)
  }

  @Test func `Adjectives and nouns for people are told apart from names`() throws {
    let read = try ReadPlaces("Turkish soldiers and two Russians met European envoys in Geneva.")
    #expect(read.name("Turkish")?.form == .adjectival && read.place("Turkish")?.country == "TR")
    #expect(read.name("Russians")?.form == .people)
    #expect(read.name("European")?.form == .adjectival && read.place("European")?.name == "Europe")
    #expect(read.name("Geneva")?.form == .literal)
    #expect(read.reading.mentions(field: 0).count { $0.isDemonym } == 3)
  }

  @Test(arguments: [
    ("The U.S.-led coalition bombed it.", "U.S.", "US"), ("A Kyiv-based group counted them.", "Kyiv", "UA"),
    ("He moved to Boise, Idaho.", "Boise", "US"), ("She flew to the UAE.", "UAE", "AE"),
    ("Fighting spread in northern Mali.", "Mali", "ML"), ("Kentucky State Police arrested him.", "Kentucky", "US"),
  ])
  func `Short forms, compounds and offices bear places`(text: String, name: String, country: String) throws {
    #expect(try ReadPlaces(text).place(name)?.country == country)
  }

  @Test(arguments: [("Geneva", "CH"), ("Athens", "GR"), ("Florence", "IT")])
  func `A city that the world knows is meant in news from another capital`(name: String, country: String) throws {
    let text = "WASHINGTON, March 10 - The U.S. envoy met officials in \(name) on Friday, the State Department said."
    #expect(try ReadPlaces(text).place(name)?.country == country)
    #expect(try ReadPlaces("ATLANTA, March 10 - A man was shot in Athens, Georgia, on Friday.").place("Athens")?.country == "US")
  }

  @Test func `The last name of somebody is no town of that name, but behind a word that only towns take`() throws {
    let article = try ParsedText.article("Alejandro Toledo was convicted in Lima. Toledo was sentenced in October. He had lived in Toledo.")
    let fields = article.fields
    let reading = try ReadPlaces.reader().read(article)
    let places = fields.indices.map { reading.mentions(field: $0).filter { !$0.isDemonym } }
    let kept = Surnames(in: fields, places: places) { $0 == "alejandro" }.removed(from: places[0], in: fields[0], number: 0)
    #expect(kept.map { fields[0].text($0.tokens) } == ["Lima", "Toledo"])
    #expect(kept.last.map { $0.tokens.lowerBound > 12 } == true)
  }

  // MARK: Given spans

  @Test func `Given names are resolved where they stand, odd spans are left out`() throws {
    let text = "He left Tripoli for Beirut, in Lebanon."
    let article = try ParsedText.article(text)
    let spans = [Span(8, 15), Span(20, 26), Span(31, 38), Span(5, 5), Span(-3, 4), Span(30, 900), Span(26, 27)]
    let reading = try ReadPlaces.reader().read(article, spans: spans)
    #expect(reading.names.map(\.text) == ["Tripoli", "Beirut", "Lebanon"])
    for resolution in reading.resolutions {
      guard case .resolved(let place) = resolution else { Issue.record("unresolved"); continue }
      #expect(place.country == "LB")
    }
  }
}
