import Testing

@testable import DatelineCore

@Suite("Headline grammar")
struct HeadlineGrammarTests {
  private func columns(_ words: [(tag: DatelineCore.Tag, head: Int32, relation: Relation)]) -> HeadlineGrammar.Columns {
    .init(tags: words.map(\.tag), heads: words.map(\.head), relations: words.map(\.relation))
  }

  private var grammar: HeadlineGrammar { get throws { HeadlineGrammar(try EventFixture.ontology.get().vocabulary) } }

  @Test("A plural between two nouns is the verb of both")
  func object() throws {
    // As parsers read it: a compound of "truck".
    var read = columns([
      (.noun, 1, .compound), (.noun, 2, .compound), (.pluralNoun, 3, .compound), (.noun, 3, .root), (.preposition, 3, .prep),
    ])
    try grammar.mend(&read, folded: ["rebel", "bomber", "rams", "truck", "into"])
    #expect(read.tags[2] == .verbPresentThird)
    #expect(read.relations == [.compound, .nsubj, .root, .dobj, .prep])
    #expect(read.heads == [1, 2, 2, 2, 3])
  }

  @Test("A plural before a preposition is a verb, where it is no event's noun")
  func intransitive() throws {
    var read = columns([(.noun, 1, .compound), (.pluralNoun, 1, .root), (.preposition, 1, .prep), (.noun, 2, .pobj)])
    try grammar.mend(&read, folded: ["bus", "plunges", "into", "ravine"])
    #expect(read.tags[1] == .verbPresentThird)
    #expect(read.relations[0] == .nsubj)
    var noun = columns([(.noun, 1, .compound), (.pluralNoun, 1, .root), (.preposition, 1, .prep), (.properNoun, 2, .pobj)])
    try grammar.mend(&noun, folded: ["bomb", "attacks", "in", "mosul"])
    #expect(noun.tags[1] == .pluralNoun)
  }

  @Test("What stands before a comma is no complement of a verb that has its object")
  func pieces() throws {
    let strike: [(tag: DatelineCore.Tag, head: Int32, relation: Relation)] = [
      (.noun, 1, .nsubj), (.verbPresentThird, 5, .ccomp), (.cardinal, 1, .dobj), (.comma, 5, .punct), (.pluralNoun, 5, .nsubj),
      (.verbPresent, 5, .root), (.noun, 5, .dobj),
    ]
    var read = columns(strike)
    try grammar.mend(&read, folded: ["strike", "kills", "three", ",", "rebels", "vow", "response"])
    #expect(read.heads[1] == 1 && read.relations[1] == .root)
    #expect(read.heads[5] == 1 && read.relations[5] == .parataxis)
    // "Strike kills three, officials say".
    var said = columns(Array(strike.dropLast()))
    try grammar.mend(&said, folded: ["strike", "kills", "three", ",", "officials", "say"])
    #expect(said.relations[1] == .ccomp)
  }

  @Test("A headline that has a finite verb stays as it is")
  func finite() throws {
    var read = columns([(.noun, 1, .compound), (.pluralNoun, 2, .nsubj), (.verbPresent, 2, .root), (.cardinal, 2, .dobj)])
    try grammar.mend(&read, folded: ["rebel", "raids", "kill", "12"])
    #expect(read.tags == [.noun, .pluralNoun, .verbPresent, .cardinal])
  }

  @Test("Hostile trees do not trap", arguments: [Int32(-1), 0, 3, 99])
  func hostile(_ head: Int32) throws {
    var read = columns([(.noun, head, .compound), (.pluralNoun, head, .compound), (.noun, head, .compound), (.noun, 1, .pobj)])
    try grammar.mend(&read, folded: ["bus", "rams", "truck", "crashes"])
    #expect(read.tags.count == 4)
  }
}
