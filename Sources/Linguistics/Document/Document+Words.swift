extension Document {
  /// A document made by hand: words with one space between them, each its own head, nothing else filled in.
  public init(words: [String], sentences: [Range<Int>], labels: Labels = Labels()) {
    let lexicon = Lexicon()
    self.init(source: Array(words.joined(separator: " ").utf8), labels: labels)
    var start = 0
    for (index, word) in words.enumerated() where !word.isEmpty {
      let lexeme = lexicon.lexeme(word)
      starts.append(Int32(truncatingIfNeeded: start))
      ends.append(Int32(truncatingIfNeeded: start + word.utf8.count))
      norms.append(lexeme.normText)
      features.append(lexeme, norm: lexeme.norm, spacy: index < words.count - 1)
      start += word.utf8.count + 1
    }
    lemmas = Array(repeating: "", count: count)
    tags = Array(repeating: .none, count: count)
    partsOfSpeech = Array(repeating: .unset, count: count)
    morphology = Array(repeating: .none, count: count)
    relations = Array(repeating: .none, count: count)
    heads = (0..<count).map(Int32.init)
    sentenceRanges = sentences.map { $0.clamped(to: 0..<count) }.filter { !$0.isEmpty }
  }
}
