import Linguistics

/// One field of an article with what the language model read in it: what every finder works on.
///
/// Columns, one entry a token of `document`. Token ranges are half-open and index `document`; spans are UTF-8 bytes of
/// the field as received. White space is never a token.
///
/// A class, because every finder holds it: one reference instead of thirty.
final class ParsedField: Sendable {
  struct Sentence: Sendable, Hashable {
    /// Never empty; sentences cover every token, in order.
    var tokens: Range<Int>
    /// Counts from 0; sentences of one paragraph share it.
    var paragraph: Int
    var casing: Casing
    /// What its paragraph is in the layout of the text.
    var role: Outline.Role = .prose
    /// Written like a headline: an item of a list, or without a full stop.
    var isItem = false
  }

  let field: Document.Field
  let document: Linguistics.Document
  /// As written.
  let words: [String]
  /// As tables are looked up: see ``Folding``.
  let folded: [String]
  /// The same words, for tables of many.
  let hashed: HashedWords
  let tags: [Tag]
  let tree: SyntaxTree
  let sentences: [Sentence]
  /// By token.
  let sentenceOf: [Int32]

  /// - Parameters:
  ///   - paragraphs: by paragraph, the range of its sentences in `document`.
  ///   - layout: by paragraph; prose where it ends.
  ///   - tag, relation: by number of a label of the model, what it is.
  ///   - headlines: mends the trees of a title.
  ///   - speech: mends the trees of a text.
  init(
    _ document: Linguistics.Document, field: Document.Field, paragraphs: [Range<Int>], layout: [Outline.Part] = [], tag: [Tag], relation: [Relation],
    headlines: HeadlineGrammar = HeadlineGrammar(), speech: SpeechGrammar = SpeechGrammar()
  ) {
    self.field = field
    self.document = document
    let words = document.starts.indices.map {
      Mojibake.repaired(document.text(Int(document.starts[$0])..<Int(document.ends[$0])))
    }
    self.words = words
    let folded = words.map(Folding.fold)
    self.folded = folded
    hashed = HashedWords(folded)
    var columns = TreeColumns(
      tags: document.tags.indices.map { token in
        // The World Health Organization is taken for a pronoun.
        if words[token] == "WHO" { return .properNoun }
        let index = Int(document.tags[token].index)
        return tag.indices.contains(index) ? tag[index] : .other
      },
      heads: document.heads,
      relations: document.relations.map { relation.indices.contains(Int($0.index)) ? relation[Int($0.index)] : .other })
    switch field {
    case .title: headlines.mend(&columns, folded: folded)
    case .text:
      let items = zip(layout, paragraphs).filter(\.0.isItem).flatMap { document.sentenceRanges[$1.clamped(to: document.sentenceRanges.indices)] }
      headlines.mend(&columns, folded: folded, sentences: items)
      speech.mend(&columns, folded: folded, sentences: document.sentenceRanges)
    }
    tags = columns.tags
    tree = SyntaxTree(heads: columns.heads, relations: columns.relations)
    let isLower = Casing.isLower(words: words)
    var sentences: [Sentence] = []
    var sentenceOf = [Int32](repeating: 0, count: words.count)
    sentences.reserveCapacity(document.sentenceRanges.count)
    var paragraph = -1
    for (part, range) in paragraphs.enumerated() {
      let part = layout.indices.contains(part) ? layout[part] : nil
      if part?.continues != true { paragraph += 1 }
      for number in range.clamped(to: document.sentenceRanges.indices) {
        let tokens = document.sentenceRanges[number].clamped(to: words.indices)
        for token in tokens { sentenceOf[token] = Int32(sentences.count) }
        sentences.append(
          Sentence(
            tokens: tokens, paragraph: paragraph, casing: Casing.of(words: words[tokens], documentIsLower: isLower),
            role: part?.role ?? .prose, isItem: part?.isItem ?? false))
      }
    }
    self.sentences = sentences
    self.sentenceOf = sentenceOf
  }

  var count: Int { words.count }
  var lemmas: [String] { document.lemmas }
  var partsOfSpeech: [PartOfSpeech] { document.partsOfSpeech }

  /// The sentence that holds a token.
  func sentence(of token: Int) -> Sentence { sentences[Int(sentenceOf[token])] }

  /// The bytes of a range of tokens; empty for an empty range.
  func span(_ tokens: Range<Int>) -> Span {
    let bytes = document.bytes(tokens)
    return Span(bytes.lowerBound, bytes.upperBound)
  }

  /// The words of a range of tokens, as received.
  func text(_ tokens: Range<Int>) -> String { document.text(document.bytes(tokens)) }

  /// The tokens that a span of bytes touches; empty where it touches none.
  func tokens(_ span: Span) -> Range<Int> {
    let first = document.ends.partition { Int($0) > span.start }
    let last = document.starts.partition { Int($0) >= span.end }
    return first..<max(first, last)
  }

  /// The folded word at a position, empty past the ends.
  func word(_ token: Int) -> String { folded.indices.contains(token) ? folded[token] : "" }
}

extension [Int32] {
  /// The first index at which a condition holds that, from there on, always holds.
  fileprivate func partition(_ holds: (Int32) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
