/// Cuts one chunk: affixes from both ends, then exceptions, URLs and infixes of what is left.
///
/// Source: spaCy 3.8, spacy/tokenizer.pyx, whose order of steps decides what comes out.
struct ChunkTokenizer: Sendable {
  private let rules: TokenizerRules
  private let lexicon: Lexicon
  private let exceptions: [UInt64: TokenizedChunk]
  /// In UTF-8 bytes: longer text cannot be an exception and need not be hashed.
  private let longestException: Int
  /// Whether no rule cuts what consists of Latin letters alone; so it is with all that spaCy ships.
  private(set) var keepsLetters = false

  init(rules: TokenizerRules, lexicon: Lexicon) {
    self.rules = rules
    self.lexicon = lexicon
    var exceptions: [UInt64: TokenizedChunk] = [:]
    for exception in rules.exceptions {
      let tokens = exception.parts.map { part in
        let lexeme = lexicon.lexeme(part.text)
        return TokenizedChunk.Token(length: part.text.utf8.count, lexeme: part.norm.map(lexeme.with(norm:)) ?? lexeme)
      }
      exceptions[StringID.of(exception.word)] = TokenizedChunk(bytes: Array(exception.word.utf8), tokens: tokens)
    }
    self.exceptions = exceptions
    longestException = exceptions.values.map(\.bytes.count).max() ?? 0
    keepsLetters = Self.probes.allSatisfy { probe in
      Array(probe.utf8).withUnsafeBufferPointer { exception($0) != nil || cut($0).tokens.count == 1 }
    }
  }

  /// Every letter by itself, at either end of a word and inside it.
  private static let probes: [String] = {
    let small = "abcdefghijklmnopqrstuvwxyz"
    var probes: [String] = []
    for letters in [small, small.uppercased()] {
      probes.append(letters)
      for letter in letters { probes += ["\(letter)", "q\(letter)q", "Q\(letter)", "\(letter)Q"] }
    }
    return probes
  }()

  /// Nil if the text is not one of the exceptions.
  func exception(_ bytes: UnsafeBufferPointer<UInt8>) -> TokenizedChunk? {
    guard !bytes.isEmpty, bytes.count <= longestException else { return nil }
    guard let chunk = exceptions[StringID.of(UnsafeRawBufferPointer(bytes))], chunk.holds(bytes) else { return nil }
    return chunk
  }

  /// `bytes` is valid UTF-8, not empty, and white space either throughout or nowhere.
  func tokenize(_ bytes: UnsafeBufferPointer<UInt8>, usingExceptions: Bool = true) -> TokenizedChunk {
    if usingExceptions, let chunk = exception(bytes) { return chunk }
    if keepsLetters, bytes.allSatisfy(Tokenizer.isLetter) {
      let token = TokenizedChunk.Token(length: bytes.count, lexeme: lexicon.lexeme(String(decoding: bytes, as: UTF8.self)))
      return TokenizedChunk(bytes: Array(bytes), tokens: [token])
    }
    return cut(bytes, usingExceptions: usingExceptions)
  }

  private func cut(_ bytes: UnsafeBufferPointer<UInt8>, usingExceptions: Bool = true) -> TokenizedChunk {
    let text = DecodedText(bytes)
    let tokens = text.scalars.withUnsafeBufferPointer { scalars in
      var cut = Cut(chunk: self, text: text, bytes: bytes, scalars: scalars, usingExceptions: usingExceptions)
      return cut.tokens()
    }
    return TokenizedChunk(bytes: Array(bytes), tokens: tokens)
  }

  /// One chunk on the table. Ranges count code points.
  private struct Cut {
    let chunk: ChunkTokenizer
    let text: DecodedText
    let bytes: UnsafeBufferPointer<UInt8>
    let scalars: UnsafeBufferPointer<UInt32>
    let usingExceptions: Bool
    var prefixes: [Range<Int>] = []
    /// From the outermost inwards.
    var suffixes: [Range<Int>] = []

    private var rules: TokenizerRules { chunk.rules }

    init(
      chunk: ChunkTokenizer, text: DecodedText, bytes: UnsafeBufferPointer<UInt8>,
      scalars: UnsafeBufferPointer<UInt32>, usingExceptions: Bool
    ) {
      self.chunk = chunk
      self.text = text
      self.bytes = bytes
      self.scalars = scalars
      self.usingExceptions = usingExceptions
    }

    mutating func tokens() -> [TokenizedChunk.Token] {
      let middle = cutAffixes(0..<scalars.count)
      var tokens = prefixes.map(token)
      if !middle.isEmpty {
        if let exception = exception(middle) {
          tokens += exception.tokens
        } else if matches(rules.tokenMatch, middle) || matches(rules.urlMatch, middle) {
          tokens.append(token(middle))
        } else {
          tokens += cutInfixes(middle).map(token)
        }
      }
      return tokens + suffixes.reversed().map(token)
    }

    /// What is left between prefixes and suffixes once nothing more comes off.
    private mutating func cutAffixes(_ whole: Range<Int>) -> Range<Int> {
      var rest = whole
      var lastCount = 0
      while !rest.isEmpty, rest.count != lastCount {
        if matches(rules.tokenMatch, rest) || exception(rest) != nil { break }
        lastCount = rest.count
        let prefix = min(rules.prefix?.firstMatch(in: scalars, window: rest)?.count ?? 0, rest.count)
        let withoutPrefix = rest.lowerBound + prefix..<rest.upperBound
        if prefix > 0, exception(withoutPrefix) != nil {
          prefixes.append(rest.lowerBound..<withoutPrefix.lowerBound)
          return withoutPrefix
        }
        let suffix = rules.suffix?.firstMatch(in: scalars, window: withoutPrefix)?.count ?? 0
        let withoutSuffix = rest.lowerBound..<rest.upperBound - suffix
        if suffix > 0, exception(withoutSuffix) != nil {
          suffixes.append(withoutSuffix.upperBound..<rest.upperBound)
          return withoutSuffix
        }
        if prefix > 0 { prefixes.append(rest.lowerBound..<withoutPrefix.lowerBound) }
        if suffix > 0 { suffixes.append(withoutSuffix.upperBound..<rest.upperBound) }
        rest = withoutPrefix.lowerBound..<withoutSuffix.upperBound
      }
      return rest
    }

    private func cutInfixes(_ whole: Range<Int>) -> [Range<Int>] {
      var pieces: [Range<Int>] = []
      var start = whole.lowerBound
      for infix in rules.infix?.matches(in: scalars, window: whole) ?? [] {
        if infix.lowerBound == whole.lowerBound { continue }
        if infix.lowerBound > start { pieces.append(start..<infix.lowerBound) }
        if !infix.isEmpty { pieces.append(infix) }
        start = infix.upperBound
      }
      if start < whole.upperBound { pieces.append(start..<whole.upperBound) }
      return pieces
    }

    private func matches(_ pattern: Pattern?, _ range: Range<Int>) -> Bool {
      pattern?.matchesStart(of: scalars, in: range) ?? false
    }

    private func exception(_ range: Range<Int>) -> TokenizedChunk? {
      usingExceptions ? chunk.exception(UnsafeBufferPointer(rebasing: bytes[text.bytes(range)])) : nil
    }

    private func token(_ range: Range<Int>) -> TokenizedChunk.Token {
      let slice = bytes[text.bytes(range)]
      return TokenizedChunk.Token(
        length: slice.count, lexeme: chunk.lexicon.lexeme(String(decoding: slice, as: UTF8.self)))
    }
  }
}
