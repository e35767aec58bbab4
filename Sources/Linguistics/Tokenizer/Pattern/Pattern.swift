/// A compiled regular expression of Python's dialect, for text as code points.
struct Pattern: Sendable {
  private let forward: PatternProgram
  /// Set where every match ends at the end of the text: then a search from there need not try each start.
  private let backward: PatternProgram?
  private let isAnchoredAtStart: Bool

  init(_ source: String, file: String) throws {
    do throws(PatternParser.Failure) {
      let node = try PatternParser.parse(source)
      forward = try PatternProgram(node)
      backward = node.isAnchoredAtEnd ? try PatternProgram(node, backward: true) : nil
      isAnchoredAtStart = node.isAnchoredAtStart
    } catch {
      throw LinguisticsError(.unsupported, file: file, "a pattern has \(error.message): \(source.prefix(80))")
    }
  }

  /// Whether the pattern matches from the window's start, not necessarily to its end: Python's `match`.
  func matchesStart(of text: UnsafeBufferPointer<UInt32>, in window: Range<Int>) -> Bool {
    var matcher = PatternMatcher(forward, text: text, window: window)
    return matcher.match(at: window.lowerBound) != nil
  }

  /// The leftmost match in the window: Python's `search`.
  func firstMatch(in text: UnsafeBufferPointer<UInt32>, window: Range<Int>) -> Range<Int>? {
    if let backward, !isAnchoredAtStart { return lastMatch(backward, in: text, window: window) }
    var matcher = PatternMatcher(forward, text: text, window: window)
    let starts = isAnchoredAtStart ? window.lowerBound...window.lowerBound : window.lowerBound...window.upperBound
    for start in starts {
      if let end = matcher.match(at: start) { return start..<end }
    }
    return nil
  }

  /// All matches, from left to right, without overlap: Python's `finditer`.
  func matches(in text: UnsafeBufferPointer<UInt32>, window: Range<Int>) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    var matcher = PatternMatcher(forward, text: text, window: window)
    var start = window.lowerBound
    while start <= window.upperBound {
      guard let end = matcher.match(at: start) else {
        start += 1
        continue
      }
      matches.append(start..<end)
      start = max(end, start + 1)
    }
    return matches
  }

  private func lastMatch(
    _ program: PatternProgram, in text: UnsafeBufferPointer<UInt32>, window: Range<Int>
  ) -> Range<Int>? {
    var ends = [window.upperBound]
    if let last = window.last, text[last] == 0x0a { ends.append(last) }
    var found: Range<Int>?
    for end in ends {
      var matcher = PatternMatcher(program, text: text, window: window)
      guard let start = matcher.leftmost(endingAt: end) else { continue }
      if start < found?.lowerBound ?? Int.max { found = start..<end }
    }
    return found
  }
}
