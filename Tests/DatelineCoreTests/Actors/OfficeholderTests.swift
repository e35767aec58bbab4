import Testing

@testable import DatelineCore

@Suite("Officeholder")
struct OfficeholderTests {
  private let person = Officeholder(
    name: "Ada Lund",
    offices: [
      Officeholder.Office(
        country: "SE", sector: "LEG", code: nil, from: Officeholder.month("1999", isEnd: false),
        to: Officeholder.month("2004-08", isEnd: true)),
      Officeholder.Office(
        country: "SE", sector: "GOV", code: nil, from: Officeholder.month("2004-09", isEnd: false), to: nil),
    ])

  private func sector(_ month: String) -> String {
    person.standing(in: Officeholder.month(month, isEnd: false)).sector
  }

  @Test("the office of the month is taken, and outside all of them the elites")
  func standing() {
    #expect(sector("1990-01") == "ELI")
    #expect(sector("1999-01") == "LEG")
    #expect(sector("2004-08") == "LEG")
    #expect(sector("2004-09") == "GOV")
    #expect(person.standing(in: nil).sector == "GOV")
  }

  @Test("a family name alone means nobody long before the first office")
  func memory() {
    #expect(!person.isRemembered(in: Officeholder.month("1980", isEnd: false)))
    #expect(person.isRemembered(in: Officeholder.month("1998", isEnd: false)))
  }

  @Test("months are read from years and from years with months", arguments: ["", "20x4", "2004-13", "0", "-5"])
  func months(text: String) {
    #expect(Officeholder.month("2001", isEnd: true) == 2001 * 12 + 11)
    #expect(Officeholder.month(text, isEnd: false) == nil)
  }
}
