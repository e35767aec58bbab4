/// The triggers that each word heads, in order of the table, with what tells of most of them at once that they are not in
/// a sentence: a few bytes side by side, before the ``Trigger`` itself is taken up.
struct TriggerIndex: Sendable {
  struct Candidate: Sendable {
    /// Index into the ontology's triggers.
    let trigger: Int32
    /// Where the words stand of which a sentence with the trigger has one beside its head; empty for a trigger of one word.
    let needed: Range<Int32>
    let part: Trigger.Part
    /// The head is all of it.
    let isWord: Bool
  }

  private let candidates: [Candidate]
  /// By number of a word: where its candidates begin; one more at the end.
  private let firsts: [Int]
  private let needed: [Int32]

  init(_ triggers: [Trigger], _ vocabulary: Vocabulary) {
    // Of a trigger's words those that the fewest triggers need say the most: not the "of" of "took control of".
    var uses: [Int32: Int] = [:]
    for trigger in triggers {
      for option in trigger.rest.joined() { uses[option, default: 0] += 1 }
    }
    func use(_ options: [Int32]) -> Int { options.reduce(0) { $0 + uses[$1, default: 0] } }
    var words: [Int32] = []
    let needed = triggers.map { trigger in
      let rarest = trigger.rest.min { use($0) < use($1) } ?? []
      words += rarest
      return Int32(words.count - rarest.count)..<Int32(words.count)
    }
    self.needed = words
    var candidates: [Candidate] = []
    var firsts = [0]
    for word in vocabulary.words.indices {
      candidates += vocabulary.triggers(Int32(word)).map { index in
        let trigger = triggers[Int(index)]
        return Candidate(
          trigger: index, needed: needed[Int(index)], part: trigger.part, isWord: trigger.elements.count == 1)
      }
      firsts.append(candidates.count)
    }
    self.candidates = candidates
    self.firsts = firsts
  }

  /// The words of which a sentence with a candidate has one; empty where it needs none.
  func needed(by candidate: Candidate) -> ArraySlice<Int32> { needed[Int(candidate.needed.lowerBound)..<Int(candidate.needed.upperBound)] }

  /// - Parameter word: by its number in the vocabulary; -1 for a word that no table names.
  func candidates(headedBy word: Int32) -> ArraySlice<Candidate> {
    guard word >= 0, Int(word) + 1 < firsts.count else { return [] }
    return candidates[firsts[Int(word)]..<firsts[Int(word) + 1]]
  }
}
