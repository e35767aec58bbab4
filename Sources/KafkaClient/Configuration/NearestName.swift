/// Finds the known name that a misspelt one most likely stands for.
package enum NearestName {
  /// The nearest of `names` by single-character edits and swaps of neighbours; `nil` when even that
  /// is more than a third of the name away, or when `name` is longer than any name could be.
  package static func of(_ name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().replacing("_", with: ".").utf8)
    guard !wanted.isEmpty, wanted.count <= 120 else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in names {
      let distance = distance(wanted, Array(candidate.utf8))
      guard distance <= limit else { continue }
      if let known = best, known <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// Optimal string alignment distance.
  static func distance(_ left: Bytes, _ right: Bytes) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, leftByte) in left.enumerated() {
      var current = [row + 1]
      for (column, rightByte) in right.enumerated() {
        var cost = min(current[column] + 1, last[column + 1] + 1, last[column] + (leftByte == rightByte ? 0 : 1))
        if row > 0, column > 0, leftByte == right[column - 1], left[row - 1] == rightByte {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
