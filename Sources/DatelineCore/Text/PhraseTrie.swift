/// Finds the phrases of a table in a field, each with the value that the table gives it.
///
/// Keys are sequences of folded words, cut by ``TableWords/key(_:)`` as text is, in one trie: the time for a field
/// depends on the field's length and on the longest key, not on the number of keys. Built once; read by any number of
/// tasks. A match never crosses a sentence when its limit is the sentence's end.
struct PhraseTrie<Value: Sendable>: Sendable {
  struct Match: Sendable {
    var tokens: Range<Int>
    /// In the order in which they were added.
    var values: [Value]
  }

  private var ids = WordTable<Int32>()
  /// Of the words that keys begin with: most words of a text begin no key.
  private var beginnings = HashFilter(bits: 19)
  /// Of the words that are keys by themselves.
  private var singles = HashFilter(bits: 19)
  /// Of the first two words of keys: "the" begins many, and of those that follow it few go on with one.
  private var pairs = HashFilter(bits: 20)
  /// From every node but the root, which is 0.
  private var edges = TrieEdges()
  /// By number of a word: the node of the keys that begin with it, or 0.
  private var roots: [Int32] = []
  private var values: [[Value]] = [[]]

  init() {}

  var isEmpty: Bool { ids.count == 0 }

  /// Adds a phrase. An empty one adds nothing.
  mutating func add(_ key: [String], _ value: Value) {
    guard let first = key.first.map(WordHash.init) else { return }
    beginnings.insert(first)
    if key.count > 1 { pairs.insert(first.followed(by: WordHash(key[1]))) } else { singles.insert(first) }
    var node: Int32 = 0
    for word in key { node = step(from: node, intern(word)) }
    values[Int(node)].append(value)
  }

  private mutating func step(from node: Int32, _ id: Int32) -> Int32 {
    if let next = next(node, id) { return next }
    let made = Int32(values.count)
    values.append([])
    if node == 0 { roots[Int(id)] = made } else { edges.add(node, id, to: made) }
    return made
  }

  private mutating func intern(_ word: String) -> Int32 {
    if let id = ids[word] { return id }
    let id = Int32(roots.count)
    ids.update(word, initial: id)
    roots.append(0)
    return id
  }

  private func next(_ node: Int32, _ id: Int32) -> Int32? {
    let next = node == 0 ? roots[Int(id)] : edges.target(node, id)
    return next == 0 ? nil : next
  }

  /// The tokens that a key which begins at `start` can reach: none where no key begins there, one where none goes on with
  /// the next word. Mostly exact.
  private func reach(_ folded: HashedWords, from start: Int, limit: Int) -> Range<Int> {
    let end = max(start, min(limit, folded.count))
    guard start >= 0, start < end, beginnings.mayHold(folded.hashes[start]) else { return start..<start }
    if start + 1 < end, pairs.mayHold(folded.hashes[start].followed(by: folded.hashes[start + 1])) { return start..<end }
    return start..<(singles.mayHold(folded.hashes[start]) ? start + 1 : start)
  }

  /// The phrases that begin at a token and end before `limit`, shorter ones first.
  func matches(_ folded: HashedWords, at start: Int, limit: Int) -> [Match] {
    var found: [Match] = []
    var node: Int32 = 0
    for token in reach(folded, from: start, limit: limit) {
      guard let id = ids[folded.words[token], folded.hashes[token]], let reached = next(node, id) else { break }
      node = reached
      let values = values[Int(node)]
      if !values.isEmpty { found.append(Match(tokens: start..<token + 1, values: values)) }
    }
    return found
  }

  /// The longest phrase that begins at a token and ends before `limit`.
  func longest(_ folded: HashedWords, at start: Int, limit: Int) -> Match? {
    var node: Int32 = 0
    var best: Int32 = 0
    var end = start
    for token in reach(folded, from: start, limit: limit) {
      guard let id = ids[folded.words[token], folded.hashes[token]], let reached = next(node, id) else { break }
      node = reached
      if !values[Int(node)].isEmpty { (best, end) = (node, token + 1) }
    }
    return end > start ? Match(tokens: start..<end, values: values[Int(best)]) : nil
  }

  /// The values of exactly one key.
  func values(of key: [String]) -> [Value] {
    matches(HashedWords(key), at: 0, limit: key.count).last { $0.tokens.count == key.count }?.values ?? []
  }
}
