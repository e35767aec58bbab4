/// The entries of a vocabulary, those of a word beside each other in one flat array, so that looking at them costs no
/// reference counting.
struct TimeEntries: Sendable {
  struct Entry: Sendable {
    var terminal: TimeClass
    var conditions: TimeVocabulary.Conditions
    /// What follows its first word: a range of `elements`.
    var rest: Range<Int>
    /// Of a word of number.
    var number: NumberWord?
  }

  private(set) var list: [Entry] = []
  /// By entry.
  private(set) var features: [[TimeFeature]] = []
  private(set) var elements: [TimeVocabulary.Element] = []
  /// By number of a word; longer entries first.
  private var ranges: [Range<Int>] = []

  init(_ vocabulary: TimeVocabulary) {
    for entries in vocabulary.entries {
      let first = list.count
      for entry in entries {
        let start = elements.count
        elements += entry.rest
        list.append(
          Entry(
            terminal: entry.terminal, conditions: entry.conditions, rest: start..<elements.count, number: entry.number))
        features.append(entry.features)
      }
      ranges.append(first..<list.count)
    }
  }

  /// The entries that begin with a word; none for a word that no table has.
  func range(_ word: Int32) -> Range<Int> { ranges.indices.contains(Int(word)) ? ranges[Int(word)] : 0..<0 }
}
