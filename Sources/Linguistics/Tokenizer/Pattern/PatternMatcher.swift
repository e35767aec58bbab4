/// Walks a pattern's steps over a window of a text, in Python's order of preference.
///
/// A loop is entered at most once at each place of the text: a second entry would fail as the first did. So the
/// time is linear in the text, however the pattern nests its repetitions.
struct PatternMatcher {
  private let text: UnsafeBufferPointer<UInt32>
  /// Nothing outside is seen, not even by a look-behind.
  private let window: Range<Int>
  private let program: PatternProgram
  private var entered: Set<Int> = []
  private var pending: [(step: Int, position: Int)] = []

  init(_ program: PatternProgram, text: UnsafeBufferPointer<UInt32>, window: Range<Int>) {
    self.text = text
    self.window = window.clamped(to: 0..<text.count)
    self.program = program
  }

  /// The end of the preferred match that begins at `position`. Calls share what failed, until one succeeds.
  mutating func match(at position: Int) -> Int? {
    var end: Int?
    walk(from: position) { accepted in
      end = accepted
      return true
    }
    if end != nil, !entered.isEmpty { entered = [] }
    return end
  }

  /// For a backward program: the leftmost place where a match that ends at `position` can begin.
  mutating func leftmost(endingAt position: Int) -> Int? {
    var leftmost: Int?
    walk(from: position) { accepted in
      leftmost = min(leftmost ?? accepted, accepted)
      return false
    }
    return leftmost
  }

  /// Calls `accepted` with every place where a way through the program ends, until it returns true.
  private mutating func walk(from start: Int, accepted: (Int) -> Bool) {
    pending.removeAll(keepingCapacity: true)
    pending.append((0, start))
    while var (step, position) = pending.popLast() {
      walking: while true {
        switch program.steps[step] {
        case .set(let set):
          let index = program.isBackward ? position - 1 : position
          guard window.contains(index), program.sets[set].contains(text[index]) else { break walking }
          position += program.isBackward ? -1 : 1
          step += 1
        case .split(let first, let second, let loop):
          if let loop, !entered.insert(position * program.loops + loop).inserted { break walking }
          pending.append((second, position))
          step = first
        case .jump(let target): step = target
        case .start:
          guard position == window.lowerBound else { break walking }
          step += 1
        case .end:
          guard isEnd(position) else { break walking }
          step += 1
        case .boundary(let negated):
          guard isBoundary(position) != negated else { break walking }
          step += 1
        case .look(let look):
          guard holds(program.looks[look], at: position) else { break walking }
          step += 1
        case .accept:
          if accepted(position) { return }
          break walking
        }
      }
    }
  }

  private func isEnd(_ position: Int) -> Bool {
    position == window.upperBound || (position == window.upperBound - 1 && text[position] == 0x0a)
  }

  private func isBoundary(_ position: Int) -> Bool {
    let before = position > window.lowerBound && CharacterClass.isWord(text[position - 1])
    let after = position < window.upperBound && CharacterClass.isWord(text[position])
    return before != after
  }

  private func holds(_ look: PatternProgram.Look, at position: Int) -> Bool {
    guard position - look.back >= window.lowerBound else { return look.negated }
    var matcher = PatternMatcher(look.program, text: text, window: window)
    return (matcher.match(at: position - look.back) != nil) != look.negated
  }
}
