/// The memory that one task needs to run one transition network.
final class TransitionWorkspace {
  let terms: HiddenTerms
  /// The tokens that the network looks at in the present state; -1 where there is none.
  let tokens: UnsafeMutablePointer<Int32>
  var parse = ArcEagerState()
  private let collected: UnsafeMutablePointer<UnsafePointer<Float>>
  private let scratch: FloatBuffer

  init(_ network: TransitionNetwork) {
    terms = HiddenTerms(network)
    // No transition system looks at more than thirteen tokens.
    let features = max(network.features, 13)
    tokens = .allocate(capacity: features)
    tokens.initialize(repeating: -1, count: features)
    collected = .allocate(capacity: features)
    scratch = FloatBuffer(network.scratchCount)
  }

  deinit {
    tokens.deallocate()
    collected.deallocate()
  }

  /// The scores of all moves for the state whose tokens are in `tokens`; valid until the next call.
  @inline(__always)
  func score(_ network: TransitionNetwork) -> UnsafeMutablePointer<Float> {
    terms.collect(tokens, into: collected)
    return network.score(
      UnsafeBufferPointer(start: collected, count: network.features), scratch: scratch.start)
  }
}
