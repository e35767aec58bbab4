/// Parses the part of Python's regular expressions that tokenizers and rulers use.
///
/// Groups do not capture, for nothing asks what they caught. Back references, conditions and the flags that change
/// what a character means are refused.
/// Source: docs.python.org/3/library/re.html.
struct PatternParser {
  struct Failure: Error {
    let message: String
  }

  /// Deeper nesting than any tokenizer has; the stack holds it.
  private static let deepest = 100
  private static let largestCount = 1000

  private let scalars: [UInt32]
  private var position = 0
  private var depth = 0

  static func parse(_ pattern: String) throws(Failure) -> PatternNode {
    var parser = PatternParser(scalars: pattern.unicodeScalars.map(\.value))
    let node = try parser.alternatives()
    guard parser.position == parser.scalars.count else { throw Failure(message: "an unmatched parenthesis") }
    return node
  }

  private init(scalars: [UInt32]) {
    self.scalars = scalars
  }

  private var next: Unicode.Scalar? {
    position < scalars.count ? Unicode.Scalar(scalars[position]) : nil
  }

  private mutating func accept(_ text: String) -> Bool {
    let wanted = text.unicodeScalars.map(\.value)
    guard scalars[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  private mutating func alternatives() throws(Failure) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { throw Failure(message: "groups nested deeper than \(Self.deepest)") }
    var nodes = [try sequence()]
    while accept("|") { nodes.append(try sequence()) }
    return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
  }

  private mutating func sequence() throws(Failure) -> PatternNode {
    var nodes: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      guard let atom = try atom() else { continue }
      nodes.append(try repeated(atom))
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  /// Nil for what matches nothing by itself, such as flags.
  private mutating func atom() throws(Failure) -> PatternNode? {
    guard let scalar = next else { throw Failure(message: "an unexpected end") }
    position += 1
    switch scalar {
    case "^": return .start
    case "$": return .end
    case ".": return .set(ScalarSet(ranges: [0x0a...0x0a], negated: true))
    case "(": return try group()
    case "[": return .set(try characterClass())
    case "\\": return try escape()
    case "*", "+", "?": throw Failure(message: "\(scalar) with nothing before it to repeat")
    default: return .set(ScalarSet(scalar.value))
    }
  }

  private mutating func group() throws(Failure) -> PatternNode? {
    var look: (ahead: Bool, negated: Bool)?
    if accept("?=") {
      look = (true, false)
    } else if accept("?!") {
      look = (true, true)
    } else if accept("?<=") {
      look = (false, false)
    } else if accept("?<!") {
      look = (false, true)
    } else if accept("?P<") || accept("?<") {
      while let scalar = next, scalar != ">" { if accept(String(scalar)) { continue } }
      guard accept(">") else { throw Failure(message: "an unfinished group name") }
    } else if accept("?u)") {
      return nil
    } else if !accept("?:"), next == "?" {
      throw Failure(message: "a group of a kind that is not supported, at character \(position)")
    }
    let node = try alternatives()
    guard accept(")") else { throw Failure(message: "a missing closing parenthesis") }
    guard let look else { return node }
    if !look.ahead && node.width == nil { throw Failure(message: "a look-behind of more than one length") }
    return .look(node, ahead: look.ahead, negated: look.negated)
  }

  private mutating func repeated(_ atom: PatternNode) throws(Failure) -> PatternNode {
    let bounds: (minimum: Int, maximum: Int?)
    if accept("*") {
      bounds = (0, nil)
    } else if accept("+") {
      bounds = (1, nil)
    } else if accept("?") {
      bounds = (0, 1)
    } else if next == "{", let counted = counts() {
      bounds = counted
    } else {
      return atom
    }
    let greedy = !accept("?")
    if !greedy || bounds.maximum != 1, next == "+" { throw Failure(message: "a possessive repetition") }
    guard bounds.minimum <= bounds.maximum ?? Self.largestCount, bounds.maximum ?? 0 <= Self.largestCount else {
      throw Failure(message: "a repetition out of bounds")
    }
    return .repetition(atom, minimum: bounds.minimum, maximum: bounds.maximum, greedy: greedy)
  }

  /// `{2}`, `{2,}`, `{,5}` or `{2,5}`; nil, and nothing consumed, where the brace stands for itself.
  private mutating func counts() -> (minimum: Int, maximum: Int?)? {
    guard let close = scalars[position...].firstIndex(of: 0x7d) else { return nil }
    let body = String(String.UnicodeScalarView(scalars[(position + 1)..<close].compactMap(Unicode.Scalar.init)))
    let parts = body.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.map { Int($0) }
    guard body != "", body != ",", parts.count <= 2, zip(parts, numbers).allSatisfy({ $0.isEmpty || $1 != nil }) else {
      return nil
    }
    position = close + 1
    let minimum = numbers[0] ?? 0
    return (minimum, parts.count == 1 ? minimum : numbers[1])
  }

  private mutating func escape() throws(Failure) -> PatternNode {
    if let named = namedClass() { return .set(ScalarSet(ranges: [], named: [named])) }
    if accept("b") { return .boundary(negated: false) }
    if accept("B") { return .boundary(negated: true) }
    if accept("A") { return .start }
    return .set(ScalarSet(try escapedScalar()))
  }

  private mutating func namedClass() -> ScalarSet.Named? {
    if accept("w") { return .word }
    if accept("d") { return .digit }
    if accept("s") { return .space }
    if accept("W") { return .notWord }
    if accept("D") { return .notDigit }
    if accept("S") { return .notSpace }
    return nil
  }

  /// The character that an escape stands for, after the backslash.
  private mutating func escapedScalar() throws(Failure) -> UInt32 {
    guard let scalar = next else { throw Failure(message: "an escape without a character") }
    position += 1
    switch scalar {
    case "n": return 0x0a
    case "t": return 0x09
    case "r": return 0x0d
    case "f": return 0x0c
    case "v": return 0x0b
    case "a": return 0x07
    case "x": return try hexadecimal(2)
    case "u": return try hexadecimal(4)
    case "U": return try hexadecimal(8)
    default:
      let isLetterOrDigit = scalar.isASCII && CharacterClass.isWord(scalar.value) && scalar != "_"
      guard !isLetterOrDigit else { throw Failure(message: "the escape \\\(scalar)") }
      return scalar.value
    }
  }

  private mutating func hexadecimal(_ digits: Int) throws(Failure) -> UInt32 {
    let text = scalars[position...].prefix(digits).compactMap(Unicode.Scalar.init).map(Character.init)
    guard text.count == digits, let value = UInt32(String(text), radix: 16) else {
      throw Failure(message: "an escape without its \(digits) digits")
    }
    position += digits
    return value
  }

  private mutating func characterClass() throws(Failure) -> ScalarSet {
    let negated = accept("^")
    var ranges: [ClosedRange<UInt32>] = []
    var named: [ScalarSet.Named] = []
    var isFirst = true
    while true {
      guard let scalar = next else { throw Failure(message: "an unfinished character class") }
      if scalar == "]", !isFirst {
        position += 1
        return ScalarSet(ranges: ranges, named: named, negated: negated)
      }
      isFirst = false
      guard let low = try classMember(&named) else { continue }
      let isRange = next == "-" && position + 1 < scalars.count && scalars[position + 1] != 0x5d
      guard isRange else {
        ranges.append(low...low)
        continue
      }
      position += 1
      guard let high = try classMember(&named), high >= low else { throw Failure(message: "a bad character range") }
      ranges.append(low...high)
    }
  }

  /// Nil where the member is a named class, which is put into `named`.
  private mutating func classMember(_ named: inout [ScalarSet.Named]) throws(Failure) -> UInt32? {
    guard accept("\\") else {
      guard position < scalars.count else { throw Failure(message: "an unfinished character class") }
      position += 1
      return scalars[position - 1]
    }
    if let name = namedClass() {
      named.append(name)
      return nil
    }
    if accept("b") { return 0x08 }
    return try escapedScalar()
  }
}
