import Testing

@testable import DatelineCore

/// The place to which a story has come, and what did not happen there.
@Suite("Places carried over")
struct CarriedPlaceTests {
  private func places(_ text: String, of type: String, _ mode: String? = nil) throws -> [String?] {
    try EventFixture.extracted(text, date: "2025-03-13", language: "en")
      .filter { $0.eventType == type && (mode == nil || $0.mode == mode) }.map { $0.place?.text }
  }

  @Test("What another state does on paper is not done where the news is written")
  func measures() throws {
    let text = "WASHINGTON, March 13 (Reuters) - The United States on Friday imposed sanctions on Russian banks. Britain on Thursday froze the assets of six prison officials."
    let places = try places(text, of: "SANCTION")
    #expect(places == ["WASHINGTON", nil])
  }

  @Test("A number that has added up is of no one town")
  func tally() throws {
    let text = "Protesters burned tyres in Coro on Monday. The attorney general says 1,062 people have been arrested."
    #expect(try places(text, of: "COERCE", "arrest") == [nil])
    #expect(try places("Protesters burned tyres in Coro on Monday. Police have arrested three people.", of: "COERCE", "arrest") == ["Coro"])
  }

  @Test("Where somebody is at home, nothing happened")
  func home() throws {
    let text = "Thieves raided a jeweller's in Leicester on Friday. Kieran Holt, of Braunstone, was charged on Monday. A woman has been arrested."
    #expect(try !places(text, of: "COERCE", "arrest").contains("Braunstone"))
  }

  @Test("A mediator is not where an exchange took place")
  func mediator() throws {
    let text = "Ukraine and Russia each returned 25 prisoners of war on Wednesday in an exchange mediated by the United Arab Emirates."
    #expect(try places(text, of: "RETREAT").allSatisfy { $0 == nil })
  }

  @Test("The place with which a sentence sets out is that of what it says was agreed")
  func frame() throws {
    let text = "Foreign ministers met in Rio de Janeiro on Monday. In Kyiv, the president signed a security accord with Denmark's prime minister, who pledged new military aid."
    #expect(try places(text, of: "AGREE") == ["Kyiv"])
  }

  @Test("A town that a wider name describes is the place")
  func finer() throws {
    let text = "Israeli air strikes killed at least 14 people in the southern Gaza city of Rafah overnight."
    #expect(try places(text, of: "ASSAULT") == ["Rafah"])
  }

  @Test("Leaders are of their countries, and speak elsewhere")
  func leaders() throws {
    #expect(try places("Leaders of Niger, Mali and Burkina Faso announced the creation of a joint force on Monday.", of: "STATEMENT") == [nil])
  }

  @Test("What was done over something elsewhere, and what is only quoted, is not there")
  func otherPlaces() throws {
    let expulsion = try places("Prague expelled 18 Russian embassy staff in April 2021 over explosions at an ammunition depot in Zlín in 2014.", of: "SANCTION")
    #expect(!expulsion.isEmpty && !expulsion.contains("Zlín"))
    let death = try places("Hezbollah announced the death of Hassan Shuaib, \"a martyr on the road to Jerusalem\", without giving his rank.", of: "ASSAULT")
    #expect(!death.isEmpty && !death.contains("Jerusalem"))
  }

  @Test("\"There\" is where the text has just been")
  func there() throws {
    let text = "Fighting has gone on in Juba since May. The army holds the town of Nasir. A UN helicopter was fired on there on March 7 as it was landing."
    #expect(try places(text, of: "ASSAULT", "shooting") == ["Nasir"])
  }

  @Test("A small word before a name is no state's short form")
  func shortForm() throws {
    let events = try EventFixture.extracted("The parents of a footballer were seized in Barrancas, La Guajira, last October.", date: "2025-03-13", language: "en")
    guard case .resolved(let resolved)? = events.first?.place?.resolution else {
      Issue.record("no place")
      return
    }
    #expect(resolved.country == "CO")
  }

  @Test(
    "Where it was told, where somebody had been held, and whose arms were struck, is not where it was done",
    arguments: [
      ("Commenting on new tariffs announced by Washington last week, a spokesman for China's foreign ministry said in Beijing that they were illegal.", "SANCTION", "Beijing"),
      ("Tehran freed French citizen Olivier Grondeau, who had been detained in Shiraz since October 2022.", "RETREAT", "Shiraz"),
      ("Ukrainian forces destroyed nine Russian armored vehicles near Kupiansk.", "ASSAULT", "Russian"),
      ("Thousands marched through London to demand a ceasefire in Gaza.", "REQUEST", "Gaza"),
    ])
  func elsewhere(text: String, type: String, place: String) throws {
    let places = try places(text, of: type)
    #expect(!places.isEmpty && !places.contains(place))
  }

  @Test("A district of a state is where a crowd protested, and a place outside of a quotation is none that is only quoted")
  func districts() throws {
    let district = "Bandits abducted 38 worshippers at Kaura Namoda Local Government Area of Zamfara State in Nigeria on Friday."
    #expect(try places(district, of: "ASSAULT") == ["Kaura Namoda"])
    let quoted = "DAMASCUS, March 12 - Six civilians were \"executed by members of the ministry\" in the village of Mleha, the Observatory said."
    #expect(try places(quoted, of: "ASSAULT").allSatisfy { $0?.contains("Mleha") == true })
  }

  @Test("The town of those who act is the place in the country that opens the sentence, and no target")
  func townOfActors() throws {
    let text = "In Spain, dockers in Algeciras refused to unload two ships, their union said."
    #expect(try places(text, of: "PROTEST") == ["Algeciras"])
    let strike = try EventFixture.extracted(text, date: "2025-03-13", language: "en").first { $0.eventType == "PROTEST" }
    #expect(strike?.texts(.target) == [])
  }
}
