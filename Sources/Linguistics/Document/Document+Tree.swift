/// The dependency tree. Heads may cross (a tree need not be projective), so nothing here assumes that a subtree is
/// one run of tokens.
extension Document {
  /// A token without a parsed head is its own head.
  public func head(_ token: Int) -> Int {
    guard heads.indices.contains(token) else { return token }
    let head = Int(heads[token])
    return heads.indices.contains(head) ? head : token
  }

  /// The sentence that holds a token; the whole document where there are no sentences.
  public func sentenceRange(of token: Int) -> Range<Int> {
    var low = 0
    var high = sentenceRanges.count
    while low < high {
      let middle = (low + high) / 2
      if sentenceRanges[middle].upperBound <= token { low = middle + 1 } else { high = middle }
    }
    guard sentenceRanges.indices.contains(low), sentenceRanges[low].contains(token) else { return 0..<count }
    return sentenceRanges[low]
  }

  /// Tokens whose head is `token`, in order.
  public func children(of token: Int) -> [Int] {
    sentenceRange(of: token).filter { $0 != token && head($0) == token }
  }

  /// `token` and all that hangs on it, in order. Linear in the sentence's length.
  public func subtree(of token: Int) -> [Int] {
    let sentence = sentenceRange(of: token)
    guard sentence.contains(token) else { return [token] }
    // 0: not yet known, 1: inside, 2: outside. Each token is walked over once.
    var state = [UInt8](repeating: 0, count: sentence.count)
    state[token - sentence.lowerBound] = 1
    for start in sentence {
      var path: [Int] = []
      var current = start
      var verdict: UInt8 = 2
      while true {
        let known = state[current - sentence.lowerBound]
        if known != 0 {
          verdict = known
          break
        }
        // Marked while on the path, so that a ring of heads in a hand-made document ends the walk.
        state[current - sentence.lowerBound] = 2
        path.append(current)
        let next = head(current)
        if next == current || !sentence.contains(next) { break }
        current = next
      }
      for step in path { state[step - sentence.lowerBound] = verdict }
    }
    return sentence.filter { state[$0 - sentence.lowerBound] == 1 }
  }
}
