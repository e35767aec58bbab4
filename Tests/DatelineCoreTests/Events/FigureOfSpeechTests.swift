import Testing

@testable import DatelineCore

@Suite("Figures of speech")
struct FigureOfSpeechTests {
  @Test(
    "Articles on sport, markets, culture and science have no events without force or authorities",
    arguments: [
      """
      The home side attacked from the first whistle and never let go of the visitors. Their captain shot over the \
      crossbar, the coach said, and the defence held on to win the trophy.
      """,
      """
      Shares in the carmaker were hit as investors fled. Dealers who had sold the stock short were killed, a broker \
      said, and the battle for customers goes on.
      """,
      """
      The soprano ambushed the audience with her first aria, and the orchestra stormed through the overture. The \
      conductor was bombarded with applause.
      """,
      "A wasp attacked my elbow at the picnic.",
      "The striker shot the champions into the final with a volley from twenty metres.",
      "A veteran rower stormed into second place, and a gardener beheaded the tulips.",
    ])
  func figures(_ text: String) throws {
    #expect(try EventFixture.events(text).map(\.kind) == [])
  }

  @Test(
    "Force and authorities are events there too",
    arguments: [
      (
        "{W:explosive|A bomb} exploded at the stadium before the final. The coach and the players of both clubs were unhurt.",
        "ASSAULT/explosion"
      ),
      (
        "{A:COP|Police} arrested {H|two players} after the match. The coach of the club had no comment on the striker.",
        "COERCE/arrest"
      ),
    ])
  func meant(_ text: String, _ kind: String) throws {
    #expect(try EventFixture.events(text).map(\.kind).contains(kind))
  }

  @Test("An article on war stays one, whatever else it speaks of")
  func topic() throws {
    let field = try MarkedText(
      "{A:MIL|Soldiers} and {A:REB|rebels} fought over the stadium, and {C:killed:6|six people were killed} on the pitch."
    ).field()
    let vocabulary = try EventFixture.ontology.get().vocabulary
    let marked = MarkedField(field.parsed, mentions: field.mentions, vocabulary: vocabulary)
    #expect(ArticleTopic(marked: marked, vocabulary: vocabulary).level == .force)
  }

  @Test("Scores tell of a match, days and ages do not")
  func scores() throws {
    let match = """
      City demolished Newcastle 4-1 on Sunday in a display of firepower that left their troops in ruins.

      Haaland struck twice before Foden killed the contest with a rocket. Newcastle were under siege from the opening minute, and Alvarez ambushed the defence.

      Arsenal were beaten 1-0 at Brentford, and Liverpool kept up their assault on the summit with a 3-0 victory.
      """
    #expect(try EventFixture.extracted(match, date: "2023-11-14", language: "en").filter { $0.eventType == "ASSAULT" }.count <= 1)
    let raid = "Rebels raided a camp in Goma on 12-13 May. The 10-15 attackers killed four guards and wounded 2-3 others, police said."
    #expect(try EventFixture.extracted(raid, date: "2023-05-14", language: "en").contains { $0.eventType == "ASSAULT" && $0.casualties.killed?.count.min == 4 })
  }
}
