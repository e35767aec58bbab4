/// What the tokens of a text contribute to a transition network's hidden layer: computed for pages of tokens when
/// they are first needed, and dropped when they have not been needed for longest.
///
/// A bounded number of pages, so that a text of any length needs the same memory; a page that is needed again is
/// computed again, with the same bits.
final class HiddenTerms {
  static let pageLength = 32

  private let network: TransitionNetwork
  private let rowWidth: Int
  private let pageCount: Int
  private let pages: FloatBuffer
  private let narrowed: FloatBuffer
  /// The page of tokens that each place holds, -1 where none.
  private var held: [Int32]
  private var lastUse: [UInt64]
  /// The place of each page of tokens, -1 where it is not held.
  private var places: [Int32] = []
  private var clock: UInt64 = 0
  private var vectors: UnsafePointer<Float>
  private var tokens = 0

  init(_ network: TransitionNetwork) {
    self.network = network
    rowWidth = network.lower.columns
    // More pages than a state has features: collecting a state's terms never drops one of them.
    pageCount = network.features + 8
    pages = FloatBuffer(pageCount * Self.pageLength * rowWidth)
    narrowed = FloatBuffer(Self.pageLength * network.narrowing.columns)
    held = Array(repeating: -1, count: pageCount)
    lastUse = Array(repeating: 0, count: pageCount)
    vectors = UnsafePointer(narrowed.start)
  }

  /// Begins a new text. `vectors` has a row for each token and must outlive the calls of `collect`.
  func begin(vectors: UnsafePointer<Float>, tokens: Int) {
    self.vectors = vectors
    self.tokens = tokens
    clock = 0
    let needed = (tokens + Self.pageLength - 1) / Self.pageLength
    if places.count < needed { places = Array(repeating: -1, count: needed) }
    for place in 0..<pageCount {
      if held[place] >= 0, Int(held[place]) < places.count { places[Int(held[place])] = -1 }
      held[place] = -1
      lastUse[place] = 0
    }
  }

  /// Gives back the memory that only an unusually long text needed.
  func trim(to tokens: Int) {
    let pages = (tokens + Self.pageLength - 1) / Self.pageLength
    if places.count > pages {
      places = []
      for place in 0..<pageCount { held[place] = -1 }
    }
  }

  /// The term of each feature for the tokens that a state looks at; a negative token is one that is not there.
  @inline(__always)
  func collect(
    _ state: UnsafeMutablePointer<Int32>, into terms: UnsafeMutablePointer<UnsafePointer<Float>>
  ) {
    clock += 1
    let width = network.termWidth
    for feature in 0..<network.features {
      let token = Int(state[feature])
      if token < 0 || token >= tokens {
        terms[feature] = network.missing.start + feature * width
        continue
      }
      let page = token / Self.pageLength
      var place = Int(places[page])
      if place < 0 { place = load(page) }
      lastUse[place] = clock
      let row = place * Self.pageLength + token % Self.pageLength
      terms[feature] = UnsafePointer(pages.start) + row * rowWidth + feature * width
    }
  }

  private func load(_ page: Int) -> Int {
    var place = 0
    for candidate in 1..<pageCount where lastUse[candidate] < lastUse[place] { place = candidate }
    if held[place] >= 0 { places[Int(held[place])] = -1 }
    held[place] = Int32(page)
    places[page] = Int32(place)

    let first = page * Self.pageLength
    let count = min(Self.pageLength, tokens - first)
    let stride = network.narrowing.columns
    network.narrowing.multiply(
      vectors + first * network.inputs, stride: network.inputs, rows: count, into: narrowed.start)
    for row in 0..<count {
      VectorKernels.add(network.narrowingBias.start, to: narrowed.start + row * stride, count: network.narrow)
    }
    network.lower.multiply(
      narrowed.start, stride: stride, rows: count, into: pages.start + place * Self.pageLength * rowWidth)
    return place
  }
}
