extension LanguageModel {
  /// Parses parts of a text, each as if it stood alone, into one document of the whole text.
  ///
  /// For text that is laid out in paragraphs: no sentence crosses from one part into the next, and what a part gives
  /// does not depend on its neighbours. Parts are byte ranges in ascending order that do not overlap; they are brought
  /// inside the text. A run of white space of any kind is read as one space, so that line ends and indents inside a
  /// part become no tokens; offsets are those of the text as received.
  ///
  /// - Parameters:
  ///   - readAs: what the model reads instead of the text, byte for byte, as it is where that has another length: blanks for
  ///     what is no part of any sentence.
  ///   - respelling: changes what the model reads of a part, byte for byte, as headlines in capitals need it;
  ///     what the document quotes stays the text as received. A change of length is passed over.
  /// - Returns: the document, and by part the range of its sentences.
  public func parse(
    _ source: [UInt8], readAs: [UInt8]? = nil, parts: [Range<Int>], respelling: (inout [UInt8]) -> Void = { _ in }
  ) -> (document: Document, sentences: [Range<Int>]) {
    var whole = emptyDocument(of: source)
    var sentences: [Range<Int>] = []
    sentences.reserveCapacity(parts.count)
    let reading = readAs?.count == source.count ? readAs ?? source : source
    for part in parts {
      let text = CollapsedText(reading[part.clamped(to: 0..<source.count)])
      let first = whole.sentenceRanges.count
      var bytes = text.bytes
      respelling(&bytes)
      whole.append(parse(bytes.count == text.bytes.count ? bytes : text.bytes), from: text)
      sentences.append(first..<whole.sentenceRanges.count)
    }
    return (whole, sentences)
  }

  /// The tokens of a text as written, cut as `parse` cuts them: what the keys of tables are made of.
  public func words(of text: String) -> [String] {
    if let words = tokenizer.plainWords(of: text) { return words }
    let source = CollapsedText(Array(text.utf8)[...]).bytes
    return tokens(of: source).map { String(decoding: source[$0.start..<$0.end], as: UTF8.self) }
  }
}

extension Document {
  /// Adds the tokens of a part that was parsed alone.
  fileprivate mutating func append(_ part: Document, from text: CollapsedText) {
    let first = count
    starts += part.starts.map { text.start(Int($0)) }
    ends += part.ends.map { text.end(Int($0)) }
    features.append(part.features)
    norms += part.norms
    lemmas += part.lemmas
    tags += part.tags
    partsOfSpeech += part.partsOfSpeech
    morphology += part.morphology
    heads += part.heads.map { $0 &+ Int32(truncatingIfNeeded: first) }
    relations += part.relations
    sentenceRanges += part.sentenceRanges.map { $0.moved(by: first) }
    entities += part.entities.map { Entity(tokens: $0.tokens.moved(by: first), label: $0.label) }
  }
}

extension Range<Int> {
  fileprivate func moved(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}

extension TokenFeatures {
  fileprivate mutating func append(_ other: TokenFeatures) {
    orth += other.orth
    norm += other.norm
    lower += other.lower
    prefix += other.prefix
    suffix += other.suffix
    shape += other.shape
    spacy += other.spacy
    isSpace += other.isSpace
  }
}
