import Testing

@testable import Linguistics

@Suite struct ArcEagerTests {
  private func state(_ count: Int, presets: [Bool] = []) -> ArcEagerState {
    var state = ArcEagerState()
    state.begin(count: count, presets: presets)
    return state
  }

  private func perform(_ actions: [Int], on state: inout ArcEagerState) {
    for action in actions {
      #expect(ArcEager.allowed(state).contains(action), "action \(action) is allowed")
      ArcEager.perform(action, label: 1, on: &state)
    }
  }

  @Test("A verb with a subject and an object takes a left and a right arc")
  func arcs() {
    var state = state(3)
    perform([ArcEager.shift, ArcEager.left, ArcEager.shift, ArcEager.right, ArcEager.reduce, ArcEager.reduce], on: &state)
    #expect(state.isFinal)
    #expect(state.heads == [1, -1, 1])
  }

  @Test("A word without a head goes back to the buffer, and not a second time by a shift")
  func unshift() {
    var state = state(3)
    perform([ArcEager.shift, ArcEager.shift, ArcEager.reduce], on: &state)
    #expect(state.stackDepth == 1)
    #expect(state.buffer(0) == 1)
    #expect(state.buffer(1) == 2)
    #expect(!ArcEager.allowed(state).shift)
    perform([ArcEager.left], on: &state)
    #expect(state.stackDepth == 0)
    #expect(state.heads == [1, -1, -1])
  }

  @Test("A sentence break forbids arcs across it, and comes once at a token")
  func sentenceBreak() {
    var state = state(3)
    perform([ArcEager.shift, ArcEager.sentenceBreak], on: &state)
    #expect(!ArcEager.allowed(state).sentenceBreak)
    perform([ArcEager.right], on: &state)
    #expect(!ArcEager.allowed(state).arcs)
    #expect(!ArcEager.allowed(state).shift)
    perform([ArcEager.reduce, ArcEager.reduce, ArcEager.shift], on: &state)
    #expect(state.heads == [-1, 0, -1])
  }

  @Test("What is known of sentence starts is kept to")
  func presets() {
    var state = state(3, presets: [true, false, true])
    perform([ArcEager.shift], on: &state)
    #expect(!ArcEager.allowed(state).reduce, "the second token may not start a sentence")
    #expect(!ArcEager.allowed(state).sentenceBreak, "the third does already")
    perform([ArcEager.right], on: &state)
    #expect(!ArcEager.allowed(state).arcs)
  }

  @Test("A left arc takes the place of an earlier head")
  func replacedHead() {
    var state = state(3)
    perform([ArcEager.shift, ArcEager.right, ArcEager.left], on: &state)
    #expect(state.heads == [-1, 2, -1])
    #expect(state.right(0, 1) == -1)
    #expect(state.left(2, 1) == 1)
  }

  @Test("Any sequence of allowed moves ends", arguments: 1...20)
  func termination(seed: Int) {
    var random = TestNumbers()
    for _ in 0..<seed * 13 { _ = random.next() }
    let count = 40
    var state = state(count)
    var steps = 0
    while !state.isFinal {
      let allowed = ArcEager.allowed(state)
      let actions = (ArcEager.shift...ArcEager.sentenceBreak).filter(allowed.contains)
      guard let action = actions.randomElement(using: &random) else {
        Issue.record("no move is allowed")
        return
      }
      ArcEager.perform(action, label: 0, on: &state)
      steps += 1
      guard steps < 100 * count else {
        Issue.record("does not end")
        return
      }
    }
    #expect(state.heads.allSatisfy { $0 >= -1 && $0 < Int32(count) })
  }
}
