/// The arc-eager transition system with sentence breaks: which moves a state allows, and what they do.
///
/// Every parse ends: an arc or a shift uses up a token of the buffer or of the stack, a token goes back to the buffer
/// at most once between two arcs, and a sentence starts at a token only once.
/// Source: Nivre and Fernández-González (2014), "Arc-Eager Parsing with the Tree Constraint"; the breaks and the
/// details of what is allowed follow spaCy 3's `ArcEager`, whose models this runs.
enum ArcEager {
  /// Actions by their numbers in a `moves` file.
  static let shift = 0
  static let reduce = 1
  static let left = 2
  static let right = 3
  static let sentenceBreak = 4

  /// The label that joins pieces of one word; it may only join neighbours.
  static let subtoken = "subtok"

  struct Allowed {
    var shift = false
    var reduce = false
    /// Left and right arcs are allowed in the same states.
    var arcs = false
    var sentenceBreak = false

    @inline(__always)
    func contains(_ action: Int) -> Bool {
      switch action {
      case ArcEager.shift: shift
      case ArcEager.reduce: reduce
      case ArcEager.left, ArcEager.right: arcs
      case ArcEager.sentenceBreak: sentenceBreak
      default: false
      }
    }
  }

  @inline(__always)
  static func allowed(_ state: borrowing ArcEagerState) -> Allowed {
    var allowed = Allowed()
    let first = state.buffer(0)
    let buffer = state.bufferLength
    let startsSentence = state.startsSentence(first)
    if state.stackDepth == 0 {
      allowed.shift = true
    } else {
      allowed.shift = buffer >= 2 && !startsSentence && !state.isUnshiftable(first)
      allowed.reduce = buffer == 0 || !(state.stackDepth == 1 && state.continuesSentence(first))
      allowed.arcs = buffer > 0 && !startsSentence
    }
    if buffer >= 2 {
      let second = state.buffer(1)
      allowed.sentenceBreak =
        second == first + 1 && !state.startsSentence(second) && !state.continuesSentence(second)
    }
    return allowed
  }

  /// Arcs of this label are allowed between neighbours only.
  @inline(__always)
  static func joinsNeighbours(_ state: borrowing ArcEagerState) -> Bool {
    state.stack(0) == state.buffer(0) - 1
  }

  @inline(__always)
  static func perform(_ action: Int, label: UInt16, on state: inout ArcEagerState) {
    switch action {
    case shift:
      state.push()
    case reduce:
      if state.hasHead(state.stack(0)) || state.stackDepth == 1 { state.pop() } else { state.unshift() }
    case left:
      state.attach(state.stack(0), to: state.buffer(0), label: label)
      state.makeShiftable(state.buffer(0))
      state.pop()
    case right:
      state.attach(state.buffer(0), to: state.stack(0), label: label)
      state.push()
    case sentenceBreak:
      state.startSentence(state.buffer(1))
    default:
      break
    }
  }

  /// The tokens that the network looks at, for the numbers of features that models are trained with; false for
  /// another number.
  @inline(__always)
  static func look(at state: borrowing ArcEagerState, features: Int, into tokens: UnsafeMutablePointer<Int32>) -> Bool {
    let b0 = state.buffer(0)
    let s0 = state.stack(0)
    tokens[0] = b0
    tokens[1] = state.buffer(1)
    tokens[2] = s0
    tokens[3] = state.stack(1)
    tokens[4] = state.stack(2)
    if features == 8 {
      tokens[5] = state.left(b0, 1)
      tokens[6] = state.left(s0, 1)
      tokens[7] = state.right(s0, 1)
      return true
    }
    guard features == 13 else { return false }
    let s1 = state.stack(1)
    tokens[5] = state.left(s0, 1)
    tokens[6] = state.right(s0, 1)
    tokens[7] = state.left(b0, 1)
    tokens[8] = state.right(s0, 2)
    tokens[9] = state.left(s1, 1)
    tokens[10] = state.left(s1, 2)
    tokens[11] = state.right(s1, 1)
    tokens[12] = state.right(s1, 2)
    return true
  }
}
