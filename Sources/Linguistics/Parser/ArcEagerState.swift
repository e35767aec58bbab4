/// Where a parse of one text stands: a stack, a buffer, and the arcs so far.
///
/// Tokens are numbered from 0; -1 stands for a token that is not there. The arrays are reused from text to text.
struct ArcEagerState {
  /// -1 for a token without a head yet.
  private(set) var heads: [Int32] = []
  /// The move by which a token got its head.
  private(set) var labels: [UInt16] = []
  private var stack: [Int32] = []
  /// Tokens that went back from the stack; they come before the rest of the buffer, the last one first.
  private var returned: [Int32] = []
  /// First token of the buffer proper.
  private var next = 0
  private var count = 0
  /// Tokens that went back may not be shifted a second time: this is what makes every parse end.
  private var isUnshiftable: [Bool] = []
  private var startsSentence: [Bool] = []
  /// Known before parsing to start no sentence.
  private var continuesSentence: [Bool] = []
  /// The dependents of a head on each side, as lists: the latest one, and for each dependent the one before it.
  private var latestLeft: [Int32] = []
  private var latestRight: [Int32] = []
  private var earlier: [Int32] = []

  /// Begins a text. `presets` says what is known of sentence starts beforehand; empty if nothing is.
  mutating func begin(count: Int, presets: [Bool]) {
    self.count = count
    next = 0
    stack.removeAll(keepingCapacity: true)
    returned.removeAll(keepingCapacity: true)
    Self.fill(&heads, -1, count)
    Self.fill(&labels, 0, count)
    Self.fill(&isUnshiftable, false, count)
    Self.fill(&startsSentence, false, count)
    Self.fill(&continuesSentence, false, count)
    Self.fill(&latestLeft, -1, count)
    Self.fill(&latestRight, -1, count)
    Self.fill(&earlier, -1, count)
    if count > 0 { startsSentence[0] = true }
    if presets.count == count {
      for token in 0..<count {
        startsSentence[token] = presets[token] || token == 0
        continuesSentence[token] = !presets[token] && token > 0
      }
    }
  }

  private static func fill<T>(_ array: inout [T], _ value: T, _ count: Int) {
    array.removeAll(keepingCapacity: true)
    array.append(contentsOf: repeatElement(value, count: count))
  }

  /// Gives back the memory that only an unusually long text needed.
  mutating func trim(to tokens: Int) {
    if heads.capacity > 2 * tokens { self = ArcEagerState() }
  }

  var isFinal: Bool { stack.isEmpty && bufferLength == 0 }
  var stackDepth: Int { stack.count }
  var bufferLength: Int { count - next + returned.count }

  @inline(__always)
  func stack(_ depth: Int) -> Int32 {
    depth < stack.count ? stack[stack.count - 1 - depth] : -1
  }

  @inline(__always)
  func buffer(_ place: Int) -> Int32 {
    if place < returned.count { return returned[returned.count - 1 - place] }
    let token = next + place - returned.count
    return token < count ? Int32(truncatingIfNeeded: token) : -1
  }

  /// The latest dependent of a token on its left (`order` 1), or the one before it (`order` 2).
  @inline(__always)
  func left(_ head: Int32, _ order: Int) -> Int32 { dependent(latestLeft, head, order) }

  @inline(__always)
  func right(_ head: Int32, _ order: Int) -> Int32 { dependent(latestRight, head, order) }

  @inline(__always)
  private func dependent(_ latest: [Int32], _ head: Int32, _ order: Int) -> Int32 {
    guard head >= 0 else { return -1 }
    var token = latest[Int(head)]
    for _ in 1..<order where token >= 0 { token = earlier[Int(token)] }
    return token
  }

  func hasHead(_ token: Int32) -> Bool { token >= 0 && heads[Int(token)] >= 0 }
  func isUnshiftable(_ token: Int32) -> Bool { token >= 0 && isUnshiftable[Int(token)] }
  func startsSentence(_ token: Int32) -> Bool { token >= 0 && startsSentence[Int(token)] }
  func continuesSentence(_ token: Int32) -> Bool { token >= 0 && continuesSentence[Int(token)] }

  /// Moves the first token of the buffer onto the stack; nothing happens if there is none.
  mutating func push() {
    if let token = returned.popLast() {
      stack.append(token)
    } else if next < count {
      stack.append(Int32(truncatingIfNeeded: next))
      next += 1
    }
  }

  mutating func pop() { _ = stack.popLast() }

  /// Moves the top of the stack back to the buffer.
  mutating func unshift() {
    guard let token = stack.popLast() else { return }
    isUnshiftable[Int(token)] = true
    returned.append(token)
  }

  mutating func makeShiftable(_ token: Int32) {
    if token >= 0 { isUnshiftable[Int(token)] = false }
  }

  mutating func startSentence(_ token: Int32) {
    if token >= 0 { startsSentence[Int(token)] = true }
  }

  /// Gives a token a head, in place of the one it may have.
  mutating func attach(_ child: Int32, to head: Int32, label: UInt16) {
    guard child >= 0, head >= 0 else { return }
    let index = Int(child)
    if heads[index] >= 0 { detach(child) }
    if head > child {
      earlier[index] = latestLeft[Int(head)]
      latestLeft[Int(head)] = child
    } else {
      earlier[index] = latestRight[Int(head)]
      latestRight[Int(head)] = child
    }
    heads[index] = head
    labels[index] = label
  }

  /// Takes a token out of its head's list. It is the latest one in all but contrived cases.
  private mutating func detach(_ child: Int32) {
    let head = Int(heads[Int(child)])
    let isLeft = head > Int(child)
    var following = isLeft ? latestLeft[head] : latestRight[head]
    if following == child {
      if isLeft { latestLeft[head] = earlier[Int(child)] } else { latestRight[head] = earlier[Int(child)] }
      return
    }
    while following >= 0, earlier[Int(following)] != child { following = earlier[Int(following)] }
    if following >= 0 { earlier[Int(following)] = earlier[Int(child)] }
  }

  /// Ends the parse where it stands.
  mutating func finish() {
    stack.removeAll(keepingCapacity: true)
    returned.removeAll(keepingCapacity: true)
    next = count
  }
}
