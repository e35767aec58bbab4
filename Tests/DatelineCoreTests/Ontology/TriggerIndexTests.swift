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

  @Test func `The word that a candidate needs is one of its trigger's, beside the head`() throws {
    let ontology = try EventFixture.ontology.get()
    for word in ontology.vocabulary.words.indices.map(Int32.init) {
      for candidate in ontology.index.candidates(headedBy: word) {
        let rest = ontology.triggers[Int(candidate.trigger)].rest
        #expect(rest.isEmpty ? candidate.needed == -1 : rest.contains([candidate.needed]) || candidate.needed == -1)
      }
    }
  }
}
