import DatelineTesting
import Testing

@testable import DatelineCore

@Suite("Page furniture")
struct PageFurnitureTests {
  private let furniture: PageFurniture

  init() throws {
    furniture = try PageFurniture(data: EventFixture.dataFolder)
  }

  private func story(_ text: String) -> [String] {
    let source = Array(text.utf8)
    return furniture.story(of: Paragraphs.ranges(in: source, from: 0), in: source)
      .map { String(decoding: source[$0], as: UTF8.self) }
  }

  @Test("a heading takes the titles below it along, and prose ends them")
  func links() {
    let text = "Troops left.\n\nRelated topics\n\nWho are the rebels?\n\nFive shot dead in bar\n\nThe army denied it.\n\nTen days on"
    #expect(story(text) == ["Troops left.", "The army denied it.", "Ten days on"])
  }

  @Test("a title behind a heading's colon goes, the same words in a sentence stay")
  func colon() {
    #expect(story("READ MORE: Bomb kills nine in port\n\nMore than 40 people died.").first == "More than 40 people died.")
    #expect(story("Related families were moved.\n\nMore on this: a year ago rebels took the town.") == [
      "Related families were moved."
    ])
  }

  @Test("a line goes where it does not end as prose does")
  func lines() {
    #expect(story("Reporting by J. Doe; Editing by R. Roe\n\nReporting by the station found 12 dead.") == [
      "Reporting by the station found 12 dead."
    ])
    #expect(story("Sign up for our newsletter.\n\nUPDATED: 14:02, 3 May 2026\n\n© 2026 A Paper. All rights reserved.").isEmpty)
  }

  @Test("labels are cut out as they are spelt, and what follows them is a part of its own")
  func labels() {
    #expect(story("Image copyright AFP Image caption The blast hit a gate A bomber died.") == [
      "AFP", "The blast hit a gate A bomber died.",
    ])
    #expect(story("The image caption was wrong.") == ["The image caption was wrong."])
    #expect(story("Advertisements were torn down. ADVERTISEMENT Police came.") == ["Advertisements were torn down.", "Police came."])
  }

  @Test("notes in brackets are cut out, a bracket that never closes is not")
  func notes() {
    #expect(story("Troops left (Reporting by A. Bee; Editing by C. Dee) at dawn.") == ["Troops left", "at dawn."])
    #expect(story("Troops left (Reporting by nobody.") == ["Troops left (Reporting by nobody."])
  }

  @Test("a story run together in one paragraph is kept, whatever it begins with")
  func runTogether() {
    let long = "Share on Facebook " + String(repeating: "The army shelled the town. ", count: 30)
    #expect(story(long) == [String(long.dropFirst("Share on Facebook ".count).dropLast())])
  }

  @Test("any bytes give parts within the paragraphs, in order")
  func anyBytes() {
    var generator = SeededGenerator(seed: 7)
    let pieces = ["Image caption", "(Photo:", ")", "READ MORE", ":", "\n\n", " ", "Related", "\u{e9}", "a.", "Share", "("]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
        .joined()
      let source = Array(text.utf8)
      let paragraphs = Paragraphs.ranges(in: source, from: 0)
      var end = 0
      for part in furniture.story(of: paragraphs, in: source) {
        #expect(part.lowerBound >= end && !part.isEmpty)
        #expect(paragraphs.contains { $0.lowerBound <= part.lowerBound && part.upperBound <= $0.upperBound })
        end = part.upperBound
      }
    }
  }

  @Test("a table with another form is refused with file and line")
  func refused() throws {
    let table = try Table(text: "text\tform\nRead on\tteaser\n", file: "furniture.tsv", required: ["text", "form"])
    #expect(throws: TableError.self) { try PageFurniture(table) }
    let note = try Table(text: "text\tform\nPhoto by\tnote\n", file: "furniture.tsv", required: ["text", "form"])
    #expect(throws: TableError(file: "furniture.tsv", line: 2, message: "a note begins with \"(\"")) { try PageFurniture(note) }
  }
}
