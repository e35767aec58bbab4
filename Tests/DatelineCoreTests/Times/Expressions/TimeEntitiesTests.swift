import Linguistics
import Testing

@testable import DatelineCore

@Suite struct TimeEntitiesTests {
  private func entities(_ words: [String], _ names: [(Range<Int>, String)]) -> TimeEntities {
    var labels = Labels()
    let ids = names.compactMap { labels.add($0.1) }
    var document = Linguistics.Document(words: words, sentences: [0..<words.count], labels: labels)
    document.entities = zip(names, ids).map { Linguistics.Document.Entity(tokens: $0.0, label: $1) }
    return TimeEntities(document)
  }

  @Test func `A word within a longer name is part of it`() {
    let found = entities(["Black", "September", "struck", "Friday"], [(0..<2, "ORG"), (3..<4, "DATE")])
    #expect(found.isName(1..<2, alone: false))
    #expect(!found.isName(3..<4, alone: true) && !found.isName(2..<3, alone: true))
    #expect(!found.isName(0..<0, alone: true) && !found.isName(9..<10, alone: true))
  }

  @Test func `A whole name is one only where the word can be a person's`() {
    let found = entities(["April", "spoke"], [(0..<1, "PERSON")])
    #expect(found.isName(0..<1, alone: true) && !found.isName(0..<1, alone: false))
  }
}
