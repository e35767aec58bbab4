import Testing

@testable import DatelineCore

@Suite struct TriggerIndexTests {
  @Test func `Every word's candidates are the triggers that it heads, in order of the table`() throws {
    let ontology = try EventFixture.ontology.get()
    for word in ontology.vocabulary.words.indices.map(Int32.init) {
      #expect(ontology.index.candidates(headedBy: word).map(\.trigger) == ontology.vocabulary.triggers(word))
    }
    #expect(ontology.index.candidates(headedBy: -1).isEmpty)
    #expect(ontology.index.candidates(headedBy: Int32(ontology.vocabulary.words.count)).isEmpty)
  }

  @Test func `The words of which a candidate needs one stand in one place of its trigger, beside the head`() throws {
    let ontology = try EventFixture.ontology.get()
    for word in ontology.vocabulary.words.indices.map(Int32.init) {
      for candidate in ontology.index.candidates(headedBy: word) {
        let rest = ontology.triggers[Int(candidate.trigger)].rest
        let needed = Array(ontology.index.needed(by: candidate))
        #expect(rest.isEmpty ? needed.isEmpty : rest.contains(needed))
      }
    }
  }
}
