import Testing

@testable import DatelineCore

@Suite("Quantities")
struct QuantityRecognizerTests {
  @Test(
    "numbers are read in words and digits, with their bounds",
    arguments: [
      ("At least 12 miners fled.", "12..."), ("Up to 40 boats sank.", "...40"), ("Dozens of huts burned.", "24..."),
      ("Two hundred and six voters came.", "206...206"), ("Some 1,500 goats died.", "1500...1500"),
      ("Between 20 and 30 boys left.", "20...30"), ("From 5 to 8 trucks passed.", "5...8"),
      ("Half a million people marched.", "500000...500000"), ("More than a dozen shops closed.", "12..."),
      ("1.2 million pupils stayed home.", "1200000...1200000"), ("No pupils came.", "0...0"), ("No one came.", "0...0"), ("Not a single goat died.", "0...0"),
      ("10-15 fishermen drowned.", "10...15"), ("Ten or more goats died.", "10..."),
    ])
  func counts(text: String, count: String) throws {
    let quantity = try #require(try CodedText(text).quantities.first)
    #expect("\(quantity.count.min.map(String.init) ?? "")...\(quantity.count.max.map(String.init) ?? "")" == count)
  }

  @Test(
    "money, distances and ages count nobody",
    arguments: ["It cost $40.", "They walked 12 kilometres.", "A 34-year-old nurse spoke.", "Some 8 percent voted."])
  func measures(text: String) throws {
    #expect(try CodedText(text).quantities.allSatisfy(\.isMeasure))
  }

  @Test("a row of scales without end is no number")
  func overflow() throws {
    let text = "two " + String(repeating: "million ", count: 400) + "goats died."
    #expect(try CodedText(text).quantities.isEmpty)
  }
}
