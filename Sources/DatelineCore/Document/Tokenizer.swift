/// Cuts valid UTF-8 into words, numbers, marks and symbols, in one pass.
///
/// A token has at most ``maximumLength`` bytes (an address on the web ``maximumAddressLength``), longer runs are cut;
/// cuts fall between characters of the code, never inside one. Look-ahead is bounded, so the time is linear in the
/// length of any input.
struct Tokenizer {
  static let maximumLength = 256
  static let maximumAddressLength = 2048

  /// What stands between a token and the one before it.
  enum Gap: UInt8, Sendable, Comparable {
    case nothing, space, newline, blankLine

    static func < (one: Gap, other: Gap) -> Bool { one.rawValue < other.rawValue }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let abbreviations: [String: Abbreviation]
  private var position: Int
  private(set) var tokens: [Token] = []
  private(set) var gaps: [Gap] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, abbreviations: [String: Abbreviation]) {
    self.bytes = bytes
    self.abbreviations = abbreviations
    self.position = min(max(0, start), bytes.count)
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    let expected = (bytes.count - position) / 5
    tokens.reserveCapacity(expected)
    gaps.reserveCapacity(expected)
  }

  mutating func run() {
    var gap = Gap.nothing
    var lineIsEmpty = false
    while let (scalar, next) = scalar(at: position) {
      switch ScalarClass.of(scalar) {
      case .space:
        gap = max(gap, .space)
        position = next
      case .newline:
        gap = lineIsEmpty ? .blankLine : max(gap, .newline)
        lineIsEmpty = true
        position = scalar == "\r" && byte(next) == UInt8(ascii: "\n") ? next + 1 : next
      case .letter, .digit:
        if !scanAddress(gap) { scanWord(gap) }
        (gap, lineIsEmpty) = (.nothing, false)
      case .punctuation:
        scanPunctuation(scalar, next, gap)
        (gap, lineIsEmpty) = (.nothing, false)
      case .symbol, .mark:
        scanSymbol(next, gap)
        (gap, lineIsEmpty) = (.nothing, false)
      }
    }
  }

  // MARK: Reading characters

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// The scalar that starts at an index, and the index after it. Bytes that are no UTF-8 read as U+FFFD, one each.
  private func scalar(at index: Int) -> (Unicode.Scalar, Int)? {
    guard index < bytes.count else { return nil }
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), index + 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard index + length <= bytes.count, first >= 0xC2 else { return ("\u{FFFD}", index + 1) }
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length {
      value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", index + length)
  }

  private func scalarClass(at index: Int) -> ScalarClass {
    scalar(at: index).map { ScalarClass.of($0.0) } ?? .space
  }

  private func isLetter(_ index: Int) -> Bool { scalarClass(at: index) == .letter }
  private func isDigit(_ index: Int) -> Bool { byte(index) &- 0x30 < 10 }

  // MARK: Tokens

  private mutating func append(to end: Int, kind: Token.Kind, _ gap: Gap) {
    let slice = bytes[position..<end]
    tokens.append(
      Token(
        span: Span(position, end), text: String(decoding: slice, as: UTF8.self), folded: Folding.fold(slice),
        kind: kind, isCapitalized: startsUpperCase(position)))
    gaps.append(gap)
    position = end
  }

  private func startsUpperCase(_ index: Int) -> Bool {
    let first = byte(index)
    if first < 0x80 { return first &- 0x41 < 26 }
    guard let (scalar, _) = scalar(at: index) else { return false }
    let category = scalar.properties.generalCategory
    return category == .uppercaseLetter || category == .titlecaseLetter
  }

  private mutating func scanWord(_ gap: Gap) {
    var word = WordShape()
    var end = position
    scan: while end - position < Self.maximumLength, let (scalar, next) = scalar(at: end) {
      switch scalar {
      case "-", "\u{2010}", "\u{2011}":
        guard isLetter(next) || isDigit(next), end > position else { break scan }
        word.addHyphen()
      case "'", "\u{2019}", "\u{02BC}":
        guard isLetter(next), !isPossessive(next) else { break scan }
        word.addApostrophe()
      case ".":
        guard let length = fullStop(at: end, word) else { break scan }
        end = length.end
        if length.isLast {
          // "U.S.-led" is one word.
          if byte(end) == UInt8(ascii: "-"), isLetter(end + 1) { continue }
          break scan
        }
        word.addStop()
        continue
      case ",":
        guard word.isNumber, isGroupOfThree(next) else { break scan }
      case ":":
        guard word.isNumber, isDigit(next), isDigit(next + 1), !isDigit(next + 2) else { break scan }
      case "&":
        guard isLetter(next), word.hasLetter else { break scan }
        word.addLetter()
      default:
        switch ScalarClass.of(scalar) {
        case .letter: word.addLetter()
        case .digit: word.addDigit()
        case .mark: break
        default: break scan
        }
      }
      end = next
    }
    // A letter that is read as a mark, such as a modifier apostrophe with nothing to join: a token all the same, so
    // that every step moves on.
    guard end > position else {
      append(to: scalar(at: position)?.1 ?? bytes.count, kind: .symbol, gap)
      return
    }
    append(to: end, kind: word.hasLetter ? .word : .number, gap)
  }

  /// Whether the "s" at an index, after an apostrophe, is a possessive ending: a token of its own.
  private func isPossessive(_ index: Int) -> Bool {
    guard byte(index) | 0x20 == UInt8(ascii: "s") else { return false }
    let next = scalarClass(at: index + 1)
    return next != .letter && next != .digit && next != .mark
  }

  private func isGroupOfThree(_ index: Int) -> Bool {
    isDigit(index) && isDigit(index + 1) && isDigit(index + 2) && !isDigit(index + 3)
  }

  /// How far the token goes on if the full stop at `index` belongs to it: a decimal point, the stop of an initial
  /// ("J."), of letters with stops ("U.S."), or of a known abbreviation.
  private func fullStop(at index: Int, _ word: WordShape) -> (end: Int, isLast: Bool)? {
    let next = index + 1
    if word.isNumber { return isDigit(next) ? (next, false) : nil }
    if word.isLettersWithStops {
      if isLetter(next), !isLetter(next + 1), byte(next) < 0x80 { return (next, false) }
      if word.stops > 0 || (startsUpperCase(position) && word.length == 1 && followsCapital(next)) {
        return (next, true)
      }
    }
    guard !isLetter(next), next - position <= 12, word.hasLetter,
      let abbreviation = abbreviations[Folding.fold(bytes[position..<next])]
    else { return nil }
    switch abbreviation.follower {
    case .any: return (next, true)
    // At the very end the stop is kept too: the keys of tables are cut by the same rules.
    case .capital: return followsCapital(next) || next == bytes.count ? (next, true) : nil
    case .digit: return isDigit(skippingSpaces(next)) || next == bytes.count ? (next, true) : nil
    }
  }

  private func skippingSpaces(_ index: Int) -> Int {
    var index = index
    while byte(index) == UInt8(ascii: " "), index < position + Self.maximumLength { index += 1 }
    return index
  }

  private func followsCapital(_ index: Int) -> Bool {
    // Two spaces are as far as typists go; more would make the look-ahead unbounded.
    let step = byte(index) == UInt8(ascii: " ") ? 1 : 0
    return startsUpperCase(index + step) || startsUpperCase(index + 2 * step)
  }

  private mutating func scanPunctuation(_ scalar: Unicode.Scalar, _ next: Int, _ gap: Gap) {
    var end = next
    if scalar == "'" || scalar == "\u{2019}", gap == .nothing, isPossessive(next) {
      append(to: next + 1, kind: .word, gap)
      return
    }
    if scalar == "." || scalar == "-" {
      while end - position < Self.maximumLength, byte(end) == UInt8(truncatingIfNeeded: scalar.value) { end += 1 }
    }
    append(to: absorbingMarks(end), kind: .punctuation, gap)
  }

  /// A symbol with the modifiers, joiners and joined symbols that make it one picture.
  private mutating func scanSymbol(_ next: Int, _ gap: Gap) {
    var end = absorbingMarks(next)
    let isFlagLetter = scalar(at: position).map { isRegionalIndicator($0.0) } ?? false
    if isFlagLetter, let (second, after) = scalar(at: end), isRegionalIndicator(second) { end = after }
    while end - position < Self.maximumLength, endsInJoiner(end), let (joined, after) = scalar(at: end),
      ScalarClass.of(joined) == .symbol
    {
      end = absorbingMarks(after)
    }
    append(to: end, kind: .symbol, gap)
  }

  private func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }

  private func endsInJoiner(_ end: Int) -> Bool {
    end >= 3 && bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x80 && bytes[end - 1] == 0x8D
  }

  private func absorbingMarks(_ index: Int) -> Int {
    var end = index
    while end - position < Self.maximumLength, byte(end) >= 0x80, let (scalar, next) = scalar(at: end),
      ScalarClass.of(scalar) == .mark
    {
      end = next
    }
    return end
  }

  /// Takes an address on the web whole, without the punctuation that ends it.
  private mutating func scanAddress(_ gap: Gap) -> Bool {
    let first = byte(position) | 0x20
    guard first == UInt8(ascii: "h") || first == UInt8(ascii: "w"),
      ["http://", "https://", "www."].contains(where: { hasPrefix($0) })
    else { return false }
    var end = position
    while end - position < Self.maximumAddressLength, byte(end) > 0x20, byte(end) < 0x80, !isQuote(byte(end)) {
      end += 1
    }
    while end > position + 4, scalarClass(at: end - 1) == .punctuation, byte(end - 1) != UInt8(ascii: "/") { end -= 1 }
    append(to: end, kind: .symbol, gap)
    return true
  }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == 0x7F
  }

  private func hasPrefix(_ prefix: StaticString) -> Bool {
    guard position + prefix.utf8CodeUnitCount <= bytes.count else { return false }
    return prefix.withUTF8Buffer { prefix in
      prefix.indices.allSatisfy { index in
        let byte = bytes[position + index]
        return (byte &- 0x41 < 26 ? byte | 0x20 : byte) == prefix[index]
      }
    }
  }
}
