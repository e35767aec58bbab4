/// All memory that one task needs to annotate: made once, reused from text to text.
///
/// `@unchecked`: used by one task at a time; the pool hands each workspace to one taker and gets it back from that one.
final class NetworkWorkspace: @unchecked Sendable {
  /// Texts longer than this get memory that is given back after them.
  static let usualTokens = 16_384

  let scratch: FloatBuffer
  private let encoders: [EncoderWorkspace]
  private let width: Int
  private var transitions: [Int: TransitionWorkspace] = [:]
  private var tokenVectors = FloatBuffer(1)
  /// The encoder whose vectors of the present text are in `tokenVectors`.
  private var encoded: Int?

  init(_ network: Network) {
    encoders = network.encoders.map(EncoderWorkspace.init)
    width = network.encoders.map(\.width).max() ?? 0
    scratch = FloatBuffer(
      network.stages.map { stage in
        switch stage {
        case .tagger(let tagger, _), .sentences(let tagger, _): tagger.scratchCount
        case .parser, .entities: 0
        }
      }.max() ?? 0)
  }

  func begin(tokens: Int) {
    encoded = nil
    if tokenVectors.count < tokens * width {
      tokenVectors = FloatBuffer(max(tokens, min(2 * tokens, Self.usualTokens)) * width)
    }
  }

  func end() {
    guard tokenVectors.count > Self.usualTokens * width else { return }
    tokenVectors = FloatBuffer(1)
    for workspace in transitions.values {
      workspace.terms.trim(to: Self.usualTokens)
      workspace.parse.trim(to: Self.usualTokens)
    }
  }

  /// The vectors of the present text's tokens, from one of the network's encoders.
  func vectors(_ features: TokenFeatures, of encoder: Int, in network: Network) -> UnsafePointer<Float> {
    if encoded != encoder {
      network.encoders[encoder].encode(features, into: tokenVectors.start, workspace: encoders[encoder])
      encoded = encoder
    }
    return UnsafePointer(tokenVectors.start)
  }

  func transitions(_ stage: Int, _ network: TransitionNetwork) -> TransitionWorkspace {
    if let workspace = transitions[stage] { return workspace }
    let workspace = TransitionWorkspace(network)
    transitions[stage] = workspace
    return workspace
  }
}
