import Testing

@testable import DatelineCore

@Suite("Speech grammar")
struct SpeechGrammarTests {
  private typealias Word = (text: String, tag: DatelineCore.Tag, head: Int32, relation: Relation)

  private func mended(_ words: [Word]) throws -> HeadlineGrammar.Columns {
    var columns = HeadlineGrammar.Columns(tags: words.map(\.tag), heads: words.map(\.head), relations: words.map(\.relation))
    SpeechGrammar(try EventFixture.ontology.get())
      .mend(&columns, folded: words.map { $0.text.lowercased() }, sentences: [0..<words.count])
    return columns
  }

  /// As parsers read it: the speakers joined to the bridge, the saying to the shelling.
  private let joined: [Word] = [
    ("Rebels", .pluralNoun, 1, .nsubj), ("shelled", .verbPast, 1, .root), ("a", .determiner, 3, .det),
    ("bridge", .noun, 1, .dobj), (",", .comma, 3, .punct), ("residents", .pluralNoun, 3, .conj),
    ("and", .coordinator, 5, .cc), ("a", .determiner, 8, .det), ("nurse", .noun, 5, .conj), ("said", .verbPast, 1, .conj),
    (".", .stop, 1, .punct),
  ]

  @Test("Speakers behind a comma become the subject of the saying, and what stands before what is said")
  func speakers() throws {
    let columns = try mended(joined)
    #expect(columns.head(5) == 9 && columns.relations[5] == .nsubj)
    #expect(columns.head(8) == 5 && columns.relations[8] == .conj)
    #expect(columns.head(9) == 9 && columns.relations[9] == .root)
    #expect(columns.head(1) == 9 && columns.relations[1] == .ccomp)
    #expect(columns.head(3) == 1 && columns.relations[3] == .dobj)
  }

  @Test("A sentence that is read right stays as it is")
  func right() throws {
    var words = joined
    words[5].head = 9
    words[5].relation = .nsubj
    words[1].head = 9
    words[1].relation = .ccomp
    words[9].head = 9
    words[9].relation = .root
    #expect(try mended(words).heads == words.map(\.head))
  }

  @Test("A list that speaks keeps its first")
  func list() throws {
    let words: [Word] = [
      ("Residents", .pluralNoun, 5, .nsubj), (",", .comma, 0, .punct), ("police", .pluralNoun, 0, .conj),
      ("and", .coordinator, 2, .cc), ("officials", .pluralNoun, 2, .conj), ("said", .verbPast, 5, .root),
      ("so", .adverb, 5, .advmod), (".", .stop, 5, .punct),
    ]
    #expect(try mended(words).heads == words.map(\.head))
  }

  @Test("Those who are killed doing something are the object of the killing")
  func object() throws {
    let columns = try mended([
      ("Shells", .pluralNoun, 1, .nsubj), ("killed", .verbPast, 1, .root), ("12", .cardinal, 3, .nummod),
      ("people", .pluralNoun, 4, .nsubj), ("sheltering", .verbGerund, 1, .advcl), ("there", .adverb, 4, .advmod),
    ])
    #expect(columns.head(3) == 1 && columns.relations[3] == .dobj)
    #expect(columns.head(4) == 3 && columns.relations[4] == .acl)
  }

  @Test("Who stands right behind the saying is its subject")
  func behind() throws {
    let columns = try mended([
      ("Shells", .pluralNoun, 1, .nsubj), ("fell", .verbPast, 3, .ccomp), (",", .comma, 3, .punct),
      ("said", .verbPast, 3, .root), ("the", .determiner, 5, .det), ("ministry", .noun, 8, .nsubj), (",", .comma, 5, .punct),
      ("whose", .whPossessive, 8, .poss), ("count", .noun, 3, .dep),
    ])
    #expect(columns.head(5) == 3 && columns.relations[5] == .nsubj)
  }

  @Test("Hostile trees do not trap", arguments: [Int32(-1), 0, 5, 99])
  func hostile(_ head: Int32) throws {
    var words = joined
    for index in words.indices { words[index].head = head }
    #expect(try mended(words).heads.count == words.count)
  }
}
