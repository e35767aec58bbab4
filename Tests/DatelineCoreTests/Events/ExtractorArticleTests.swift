import Testing

@testable import DatelineCore

/// One article with the constructions that a war report is made of; see each test for what it asks.
@Suite("A war report")
struct ExtractorArticleTests {
  private static let article = """
    As an attack on a market became a new dispute between the rivals, {N:MIL:KX|Karsova’s armed forces} said {R|they} \
    had seized the {D:LM|Lemarian} village of {P:LM|Torvik}, just east of {P:LM|Hasle}, the ruined city seized \
    {T:2023-05-20|10 months ago}. \
    The capture {T:2024-02-17|last month} of {P:LM|Orsholm}, near the {D:KX|Karsovan}-held stronghold of \
    {P:LM|Grenna}, was the first major gain made by {M:KX|Karsova} since {P:LM|Hasle} and was hailed by \
    {H:GOV|President Odin Marr} as a sign of strength. \
    {N:GOV:KX|Karsova’s defence ministry} said in a statement that {A:MIL|the army} had “liberated” {P:LM|Torvik}. \
    If {M:KX|Karsova} took {P:LM|Velm}, {R|it} could step up attacks on the city of {P:LM|Stade}. \
    The claim came amid tensions over an attack on a {P:KX|Brenna market hall} {T:2024-03-22|on Friday} that \
    {A:GOV|authorities} said left {C:killed:61|at least 61 dead}. \
    {H:GOV|President Odin Marr} said in a speech {T:2024-03-23|on March 23} that the \
    {C:detained:4|four detained “attackers”} were driving towards {P:LM:country|Lemaria}. \
    {M:LM|Stanholm} has firmly denied any involvement, saying that {M:KX|Karsova} was looking for excuses. \
    While {M:LM|Lemaria} has struggled to find soldiers, {R|it} has kept up {W:drone|drone} attacks on \
    {P:KX:country|Karsova}, which has also launched growing air assaults. \
    Multiple air attacks on the border region of {P:KX|Dalar} adjoining {P:LM:country|Lemaria} \
    {C:killed:2|killed two people} and {C:injured:7|injured at least seven}, {A:GOV|the regional governor} said.
    """

  private func events() throws -> [Event] { try EventFixture.events(Self.article) }

  private func event(_ kind: String, at place: String) throws -> Event {
    let events = try events()
    return try #require(
      events.first { $0.kind == kind && $0.place?.text == place },
      "found \(events.map { "\($0.kind) at \($0.place?.text ?? "-")" })")
  }

  @Test("A claimed seizure has its claimants, both tellings and no time that belongs to another")
  func claimedSeizure() throws {
    let seizure = try event("ASSAULT/seize-territory", at: "Torvik")
    #expect(seizure.factuality == .asserted)
    #expect(seizure.evidence.trigger == "had seized")
    #expect(seizure.texts(.actor).first == "Karsova’s armed forces")
    #expect(seizure.attributions.map(\.text) == ["Karsova’s armed forces", "Karsova’s defence ministry"])
    #expect(seizure.mentions.map(\.trigger) == ["had “liberated”"])
    #expect(seizure.time?.basis == .publication)
    #expect(!seizure.background)
  }

  @Test("Captures of the past are background, each with its own time")
  func background() throws {
    let capture = try event("ASSAULT/seize-territory", at: "Orsholm")
    #expect(capture.background)
    #expect(capture.time?.text == "last month")
    let city = try event("ASSAULT/seize-territory", at: "Hasle")
    #expect(city.background)
    #expect(city.time?.text == "10 months ago")
  }

  @Test("An attack has its day, its toll and the toll's source")
  func attack() throws {
    let attack = try event("ASSAULT/attack", at: "Brenna market hall")
    #expect(attack.time?.resolved.start == "2024-03-22")
    #expect(attack.casualties.killed?.count == Count(min: 61, max: 61))
    #expect(attack.attributions.map(\.text) == ["authorities"])
  }

  @Test("What hangs on an if is not asserted")
  func condition() throws {
    #expect(try event("ASSAULT/seize-territory", at: "Velm").factuality == .possible)
    #expect(try event("ASSAULT/attack", at: "Stade").factuality == .possible)
  }

  @Test("Deaths and injuries belong to the strikes that did them, told by the governor")
  func toll() throws {
    let attack = try event("ASSAULT/airstrike", at: "Dalar")
    #expect(attack.casualties.killed?.count.min == 2)
    #expect(attack.casualties.injured?.count.min == 7)
    #expect(attack.attributions.map(\.text) == ["the regional governor"])
  }

  @Test("Detained people are an arrest, a denial is a denial")
  func detentionAndDenial() throws {
    let events = try events()
    #expect(events.first { $0.kind == "COERCE/arrest" }?.casualties.detained?.count.min == 4)
    #expect(events.first { $0.kind == "REJECT/deny" }?.texts(.actor) == ["Stanholm"])
  }

  @Test("Both sides’ attacks stand apart")
  func bothSides() throws {
    let events = try events()
    #expect(events.first { $0.kind == "ASSAULT/drone" }?.texts(.actor) == ["Lemaria"])
    #expect(events.contains { $0.kind == "ASSAULT/airstrike" && $0.texts(.actor) == ["Karsova"] })
  }

  @Test("One event is the main one, ids differ, and evidence quotes the text")
  func wholeness() throws {
    let events = try events()
    #expect(events.filter(\.main).count == 1)
    #expect(Set(events.map(\.eventID)).count == events.count)
    let text = Array(MarkedText(Self.article).text.utf8)
    for event in events {
      #expect(
        String(decoding: text[event.evidence.span.start..<event.evidence.span.end], as: UTF8.self)
          == event.evidence.trigger)
      for actor in event.actors {
        #expect(String(decoding: text[actor.span.start..<actor.span.end], as: UTF8.self) == actor.text)
      }
    }
  }
}
