/// Where matches have got to, and by which words and rules, while the matcher walks a pattern.
///
/// A pattern has many branches and most lead nowhere, so a branch carries no description of the time: only where it
/// ends and what it has read, as a chain of steps. The description is made for the one match that is taken. Made once
/// for a field and used again from match to match.
struct TimeMatchTrail {
  struct Reach {
    /// One past the last piece.
    var end: Int
    /// The last step of its chain; -1 for none.
    var step: Int32
  }

  enum Reading {
    /// Index of an entry of the vocabulary.
    case entry(Int)
    /// A figure and where it begins.
    case figure(TimeClass, at: Int)
    /// A rule of the grammar.
    case rule(Int)
  }

  private struct Step {
    var previous: Int32
    var reading: Reading
  }

  /// A stack: what walks a pattern puts the places that it reaches on top.
  var reached: [Reach] = []
  /// What figures are read into to see where they end.
  var figure = TimeMatcher.Match(end: 0, description: TimeDescription())
  private var steps: [Step] = []

  mutating func clear() {
    reached.removeAll(keepingCapacity: true)
    steps.removeAll(keepingCapacity: true)
  }

  /// Takes off the stack what lies above a height.
  mutating func cut(to height: Int) { reached.removeLast(reached.count - height) }

  /// The chain that a step lengthens.
  mutating func add(_ reading: Reading, to chain: Int32) -> Int32 {
    steps.append(Step(previous: chain, reading: reading))
    return Int32(steps.count - 1)
  }

  /// The readings of a chain, first to last.
  func readings(_ chain: Int32) -> [Reading] {
    var readings: [Reading] = []
    var step = chain
    while step >= 0 {
      readings.append(steps[Int(step)].reading)
      step = steps[Int(step)].previous
    }
    return readings.reversed()
  }
}
