import Testing

@testable import DatelineCore

@Suite struct QuantityFinderTests {
  private func first(_ text: String) throws -> (words: String, quantity: Quantity)? {
    let finder = try ReadArticle.finder()
    let document = finder.segmenter.document(text, field: .text)
    let reading = Reading(document, lexicon: finder.lexicons.lexicon)
    let taken = [Bool](repeating: false, count: document.tokens.count)
    let found = QuantityFinder(finder.lexicons).quantities(in: reading, except: taken).first
    return found.map { (document.text(document.span($0.tokens)), $0) }
  }

  @Test(
    arguments: [
      ("two people", "two", 2, 2), ("at least 133 people", "at least 133", 133, nil),
      ("more than a dozen men", "more than a dozen", 12, nil), ("dozens of men", "dozens of", 24, nil),
      ("between 10 and 15 men", "between 10 and 15", 10, 15), ("10 to 15 men", "10 to 15", 10, 15),
      ("10-15 men", "10-15", 10, 15), ("up to 20 men", "up to 20", nil, 20),
      ("some 3,000 men", "some 3,000", 3000, 3000),
      ("hundreds of thousands of men", "hundreds of thousands of", 200_000, nil),
      ("1.5 million people", "1.5 million", 1_500_000, 1_500_000),
      ("two hundred and fifty men", "two hundred and fifty", 250, 250), ("twenty-three men", "twenty-three", 23, 23),
      ("a hundred men", "a hundred", 100, 100), ("half a million people", "half a million", 500_000, 500_000),
      ("no casualties", "no", 0, 0), ("several men", "several", 3, nil),
      ("fewer than 10 men", "fewer than 10", nil, 10),
      ("30 or more men", "30 or more", 30, nil), ("three thousand men", "three thousand", 3000, 3000),
    ] as [(String, String, Int?, Int?)])
  func `Numbers are read with what bounds them`(text: String, words: String, min: Int?, max: Int?) throws {
    let found = try #require(try first(text))
    #expect(found.words == words)
    #expect(found.quantity.count == Count(min: min, max: max))
    #expect(!found.quantity.isMeasure)
  }

  @Test(arguments: ["20 km", "5 percent", "$300", "two hours", "12 tonnes"])
  func `Measures count no people`(text: String) throws {
    #expect(try first(text)?.quantity.isMeasure == true)
  }

  @Test(arguments: ["99999999999999999999 men", "1.2.3.4 men", "3.7 men"])
  func `What is no count is no quantity`(text: String) throws {
    #expect(try first(text) == nil)
  }
}
