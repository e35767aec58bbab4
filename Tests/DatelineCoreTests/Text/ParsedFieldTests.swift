import Testing

@testable import DatelineCore

@Suite("Parsed field")
struct ParsedFieldTests {
  @Test("no sentence crosses a paragraph, and offsets are those of the text as received")
  func paragraphs() throws {
    let text = "Fighting in the north\n\nRebels  attacked Düren’s harbour. Nobody was hurt."
    let field = try ParsedText.field(text)
    #expect(field.sentences.map(\.paragraph) == [0, 1, 1])
    #expect(field.sentences.map { field.text($0.tokens) } == [
      "Fighting in the north", "Rebels  attacked Düren’s harbour.", "Nobody was hurt.",
    ])
    #expect(field.folded.contains("duren"))
    #expect(!field.words.contains { $0.allSatisfy(\.isWhitespace) })
  }

  @Test("tags and relations are those of the model, under the field's names")
  func syntax() throws {
    let field = try ParsedText.field("Rebels attacked the harbour.")
    #expect(field.tree.relations == [.nsubj, .root, .det, .dobj, .punct])
    #expect(field.tags == [.pluralNoun, .verbPast, .determiner, .noun, .stop])
    #expect(field.tokens(Span(7, 12)) == 1..<2)
    #expect(field.tokens(Span(900, 901)).isEmpty)
  }

  @Test("every tag and relation of the English model has a name here, but for marks and affixes")
  func names() throws {
    let known = Set(Tag.allCases.map(\.rawValue)).union(Relation.allCases.map(\.rawValue))
    let marks: Set<String> = ["#", "ADD", "AFX", "NFP", "SYM", "XX", "_SP", "dep", "-LRB-", "-RRB-"]
    let names = try ParsedText.parser().model.labels.names.filter { !$0.contains("=") && $0 != $0.lowercased() || $0.count < 9 }
    let unknown = names.filter { name in
      !known.contains(name) && !marks.contains(name) && !Self.entityTypes.contains(name)
        && !name.contains("=") && !name.contains("||")
    }
    #expect(unknown.isEmpty)
  }

  private static let entityTypes: Set<String> = [
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL", "ORG", "PERCENT",
    "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
  ]
}
