import Foundation

/// The moves of a transition system in the order of the network's scores, as a `moves` file lists them.
struct Moves: Sendable {
  struct Move: Sendable, Hashable {
    /// The action's number in the file.
    let action: Int
    /// Empty for an action without a label.
    let label: String
  }

  /// A run of neighbouring moves of the same action.
  struct Run: Sendable, Hashable {
    let action: Int
    let range: Range<Int>
  }

  let list: [Move]
  let runs: [Run]

  init(_ list: [Move]) {
    self.list = list
    var runs: [Run] = []
    for (index, move) in list.enumerated() {
      if let last = runs.last, last.action == move.action {
        runs[runs.count - 1] = Run(action: move.action, range: last.range.lowerBound..<index + 1)
      } else {
        runs.append(Run(action: move.action, range: index..<index + 1))
      }
    }
    self.runs = runs
  }

  /// Reads the labels and frequencies of each action and puts them into the order that the network was trained with:
  /// by action, then by falling frequency and name; labels that were added after training (a negative frequency)
  /// come last. `accepts` says which moves the system has at all.
  init(_ directory: ModelDirectory, file: String, accepts: (Move) -> Bool) throws {
    guard let text = try directory.messagePack(file)["moves"]?.string,
      let actions = try? JSONDecoder().decode([String: [String: Int]].self, from: Data(text.utf8))
    else { throw LinguisticsError(.corrupt, file: file, "does not list moves") }
    var moves: [Move] = []
    var added: [(frequency: Int, label: String, action: Int)] = []
    for (name, labels) in actions.sorted(by: { $0.key < $1.key }) {
      guard let action = Int(name) else {
        throw LinguisticsError(.corrupt, file: file, "\(name) is not the number of an action")
      }
      let trained = labels.filter { $0.value >= 0 }.map { (frequency: $0.value, label: $0.key, action: action) }
      moves += Self.byFallingFrequency(trained).map { Move(action: action, label: $0) }
      for (label, frequency) in labels where frequency < 0 { added.append((frequency, label, action)) }
    }
    added.sort { $0.action < $1.action }
    for label in Self.byFallingFrequency(added) {
      moves += added.filter { $0.label == label }.map { Move(action: $0.action, label: label) }
    }
    var known = Set<Move>()
    self.init(moves.filter { accepts($0) && known.insert($0).inserted })
  }

  /// Labels by falling frequency, then by falling name in the order of code points, as Python sorts.
  private static func byFallingFrequency(_ labels: [(frequency: Int, label: String, action: Int)]) -> [String] {
    labels.sorted { left, right in
      left.frequency != right.frequency
        ? left.frequency > right.frequency
        : right.label.unicodeScalars.lexicographicallyPrecedes(left.label.unicodeScalars)
    }.map(\.label)
  }

  /// The best-scored move among those whose action is allowed; the first of equals. Nil if none is allowed.
  @inline(__always)
  func best(_ scores: UnsafePointer<Float>, isAllowed: (Int) -> Bool) -> Int? {
    var best = -1
    for run in runs where isAllowed(run.action) {
      for move in run.range where best < 0 || scores[move] > scores[best] { best = move }
    }
    return best < 0 ? nil : best
  }
}
