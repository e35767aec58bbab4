import Testing

@testable import DatelineCore

@Suite("Extractor")
struct ExtractorTests {
  private func extract(_ text: String, title: String? = nil, language: String? = nil) throws -> Extraction {
    let article = Article(id: "a", title: title, text: text, publishedAt: "2025-02-11", language: language)
    return try EventFixture.extractor.get().extract(article)
  }

  @Test("An article in another language is passed over by rule", arguments: ["de", "fr-FR", "ES"])
  func language(_ language: String) throws {
    #expect(try extract("Rebels attacked Goma.", language: language) == Extraction(events: [], filtered: .language))
  }

  @Test("English in any spelling of its code is read", arguments: ["en", "en-GB", "EN_us", "eng"])
  func english(_ language: String) throws {
    #expect(try extract("Rebels attacked the town of Goma.", language: language).events.count == 1)
  }

  @Test("A blank text is passed over by rule", arguments: ["", "  \n", "date 2025-02-11 \n"])
  func blank(_ text: String) throws {
    #expect(try extract(text).filtered == .emptyText)
  }

  @Test("Plain text gives events with resolved places, days and sources")
  func wholeJourney() throws {
    let extraction = try extract(
      """
      NAIROBI - Gunmen killed 11 people and wounded four in an attack on a market in Mogadishu on Sunday, police said.

      The militant group al-Shabaab claimed responsibility for the attack. Somalia's president condemned it.

      On Monday, police arrested five suspects in the capital.
      """, title: "Gunmen attack Mogadishu market")
    let attack = try #require(extraction.events.first { $0.eventType == "ASSAULT" })
    #expect(extraction.filtered == nil)
    #expect(attack.main)
    #expect(attack.time?.resolved.start == "2025-02-09")
    #expect(attack.casualties.killed?.count == Count(min: 11, max: 11))
    #expect(attack.casualties.injured?.count == Count(min: 4, max: 4))
    #expect(attack.attributions.contains { $0.text == "police" })
    guard case .resolved(let place)? = attack.place?.resolution else {
      Issue.record("the place is not resolved: \(String(describing: attack.place))")
      return
    }
    #expect(place.country == "SO")
    #expect(extraction.events.filter { $0.eventType == "ASSAULT" }.count == 1)
    #expect(extraction.events.contains { $0.kind == "COERCE/arrest" && $0.casualties.detained?.count.min == 5 })
    #expect(extraction.events.contains { $0.kind == "ACCUSE/disapprove" })
  }

  @Test("Names of two letters take part", arguments: ["EU", "UN", "UK"])
  func shortNames(_ name: String) throws {
    let events = try extract("The \(name) condemned the attack on a market in Mogadishu.").events
    #expect(events.first { $0.kind == "ACCUSE/disapprove" }?.texts(.actor).contains { $0.hasSuffix(name) } == true)
  }

  @Test("Bodies in a list are each themselves")
  func listedBodies() throws {
    let events = try extract("The UK, the European Union and the Government of Iraq condemned the attack in Mosul.").events
    let condemnation = try #require(events.first { $0.kind == "ACCUSE/disapprove" })
    #expect(condemnation.texts(.actor).count == 3)
    #expect(Set(condemnation.actors.filter { $0.role == .actor }.map(\.entity)).count == 3)
  }
}
