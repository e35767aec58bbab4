/// The folded words of a field with their hashes, so that each of the many tables that a word is looked up in need not
/// read its letters again.
struct HashedWords: Sendable {
  let words: [String]
  let hashes: [WordHash]

  init(_ words: [String]) {
    self.words = words
    hashes = words.map(WordHash.init)
  }

  var count: Int { words.count }

  /// What a table says of each word, in order.
  func map<Value>(_ lookUp: (String, WordHash) -> Value) -> [Value] { zip(words, hashes).map(lookUp) }
}
