import Testing

@testable import DatelineCore

/// Numbers in figures and words, as lengths of time show them.
@Suite struct TimeFiguresTests {
  @Test(arguments: [
    ("1,200 days", "P1200D"), ("2.5 hours", "PT2H30M"), ("half a year", "P6M"), ("half an hour", "PT30M"),
    ("two hundred and ten days", "P210D"), ("a dozen years", "P12Y"), ("a couple of weeks", "P2W"),
    ("1.5 million years", "P1500000Y"), ("one and a half months", "P1.5M"), ("thirty-six hours", "PT36H"),
    ("5 1/2 hours", "PT5H30M"), ("two or three days", "P3D"), ("three decades", "P30Y"), ("two centuries", "P200Y"),
    ("one fortnight", "P2W"), ("90 seconds", "PT90S"), ("two hours and ten minutes", "PT2H10M"),
  ])
  func `A length has the number that is said`(words: String, value: String) throws {
    let found = try TimeText.rows("It took \(words) to end.")
    #expect(found == ["\(words)|DURATION|\(value)"])
  }

  @Test(arguments: ["20.15 percent", "5.30 km", "flight 370", "$2,019", "1998%", "3.1998", "page 12 of 30"])
  func `Other figures are no times`(words: String) throws {
    #expect(try TimeText.rows("It was \(words).").isEmpty)
  }
}
