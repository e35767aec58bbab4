/// Cuts text into the tokens that a spaCy model was trained on.
///
/// Linear in the text for every text, where the model has no `token_match` pattern. Made once, used from many threads.
struct Tokenizer: Sendable {
  private let chunks: ChunkTokenizer
  private let exceptions: SpannedExceptions
  private let cache = BoundedCache<UInt64, TokenizedChunk>(capacity: 32_768)
  /// In bytes; longer chunks are rare and do not come again.
  private static let longestRemembered = 48

  init(_ directory: ModelDirectory, lexicon: Lexicon) throws {
    let rules = try TokenizerRules(directory)
    chunks = ChunkTokenizer(rules: rules, lexicon: lexicon)
    exceptions = SpannedExceptions(rules: rules, chunks: chunks)
  }

  /// `text` must be valid UTF-8.
  func tokenize(_ text: UnsafeBufferPointer<UInt8>) -> [TokenRow] {
    var rows: [TokenRow] = []
    rows.reserveCapacity(text.count / 5 + 1)
    Self.forEachChunk(of: text) { range, isFollowedBySpace in
      let chunk = chunk(UnsafeBufferPointer(rebasing: text[range]))
      var start = range.lowerBound
      for token in chunk.tokens {
        rows.append(TokenRow(start: start, end: start + token.length, lexeme: token.lexeme, spacy: false))
        start += token.length
      }
      if isFollowedBySpace, !rows.isEmpty { rows[rows.count - 1].spacy = true }
    }
    return exceptions.apply(to: rows, text: text)
  }

  /// The words of a text that is nothing but Latin letters and single spaces, where no rule cuts it otherwise; nil for
  /// any other. Most phrases of tables are such.
  func plainWords(of text: String) -> [String]? {
    guard chunks.keepsLetters, !exceptions.haveSpaces else { return nil }
    var text = text
    return text.withUTF8 { bytes in
      var words: [String] = []
      var start = 0
      for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: " ") {
        let word = UnsafeBufferPointer(rebasing: bytes[start..<end])
        guard !word.isEmpty, word.allSatisfy(Self.isLetter), chunks.exception(word) == nil else { return nil }
        words.append(String(decoding: word, as: UTF8.self))
        start = end + 1
      }
      return words
    }
  }

  static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte &- 0x41 < 26 }

  private func chunk(_ bytes: UnsafeBufferPointer<UInt8>) -> TokenizedChunk {
    guard bytes.count <= Self.longestRemembered else { return chunks.tokenize(bytes) }
    let hash = murmurHash64A(UnsafeRawBufferPointer(bytes))
    // Two chunks with one hash are told apart here.
    if let known = cache.value(hash, hash: hash), known.holds(bytes) { return known }
    let chunk = chunks.tokenize(bytes)
    cache.remember(chunk, for: hash, hash: hash)
    return chunk
  }

  /// Visits the runs of white space and of other characters, in order. One space between two runs belongs to neither.
  static func forEachChunk(
    of text: UnsafeBufferPointer<UInt8>, _ visit: (_ chunk: Range<Int>, _ isFollowedBySpace: Bool) -> Void
  ) {
    var start = 0
    var position = 0
    var isInSpace: Bool?
    while position < text.count {
      let (scalar, width) = decode(text, at: position)
      let isSpace = CharacterClass.isSpace(scalar)
      if let inside = isInSpace, isSpace != inside {
        if start < position { visit(start..<position, scalar == 0x20) }
        start = scalar == 0x20 ? position + 1 : position
      }
      isInSpace = isSpace
      position += width
    }
    if start < text.count { visit(start..<text.count, false) }
  }

  private static func decode(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> (scalar: UInt32, width: Int) {
    let lead = UInt32(text[position])
    if lead < 0x80 { return (lead, 1) }
    let width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    guard position + width <= text.count else { return (0xfffd, text.count - position) }
    var scalar = lead & (0xff >> UInt32(width + 1))
    for offset in 1..<width { scalar = scalar << 6 | UInt32(text[position + offset] & 0x3f) }
    return (scalar, width)
  }
}
