/// Makes a ``Document`` of a field of an article.
///
/// Any text gives a document; offsets are UTF-8 bytes of the field as received, on borders of characters of the code,
/// in order, and never overlap. Time is linear in the text's length.
struct Segmenter: Sendable {
  private let abbreviations: [String: Abbreviation]
  private let openers: Set<String>

  /// - Parameter openers: folded words that begin sentences; see `words.tsv`, class `opener`.
  init(abbreviations: [String: Abbreviation], openers: Set<String>) {
    self.abbreviations = abbreviations
    self.openers = openers
  }

  /// The article's text as a document, without the header and dateline before its body.
  func text(of article: Article) -> Document {
    document(article.text, field: .text, from: article.bodyStart)
  }

  func title(of article: Article) -> Document? {
    article.title.map { document($0, field: .title) }
  }

  /// - Parameter start: a byte offset; what stands before it becomes no token.
  func document(_ text: String, field: Document.Field, from start: Int = 0) -> Document {
    let source = Array(text.utf8)
    let (tokens, gaps) = source.withUnsafeBufferPointer { bytes in
      var tokenizer = Tokenizer(bytes, from: start, abbreviations: abbreviations)
      tokenizer.run()
      return (tokenizer.tokens, tokenizer.gaps)
    }
    let splitter = SentenceSplitter(tokens: tokens, gaps: gaps, abbreviations: abbreviations, openers: openers)
    return Document(field: field, source: source, tokens: tokens, sentences: splitter.sentences())
  }

  /// The folded tokens of a table's key, cut as text is.
  func key(_ text: String) -> [Token] {
    document(text, field: .text).tokens
  }
}
