/// Reads a rule's pattern.
struct TimePatternParser {
  private let text: [Character]
  private var position = 0
  private let row: TableRow
  private let symbols: [String: Int]

  init(_ text: String, _ row: TableRow, symbols: [String: Int]) {
    self.text = Array(text)
    self.row = row
    self.symbols = symbols
  }

  mutating func parse(_ vocabulary: inout TimeVocabulary) throws(TableError) -> TimePattern {
    let pattern = try choice(&vocabulary, depth: 0)
    skipBlanks()
    guard position == text.count else { throw row.error("unexpected \"\(text[position])\" in the pattern") }
    return pattern
  }

  private mutating func choice(_ vocabulary: inout TimeVocabulary, depth: Int) throws(TableError) -> TimePattern {
    guard depth < 8 else { throw row.error("brackets are nested too deep") }
    var branches = [try sequence(&vocabulary, depth: depth)]
    while take("|") { branches.append(try sequence(&vocabulary, depth: depth)) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence(_ vocabulary: inout TimeVocabulary, depth: Int) throws(TableError) -> TimePattern {
    var parts: [TimePattern] = []
    while let next = peek(), next != "|", next != ")" { parts.append(try part(&vocabulary, depth: depth)) }
    guard !parts.isEmpty else { throw row.error("an empty pattern or branch") }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func part(_ vocabulary: inout TimeVocabulary, depth: Int) throws(TableError) -> TimePattern {
    if take("&") { return .ahead(try atom(&vocabulary, depth: depth), true) }
    if take("!") {
      if take("<") { return try behind(&vocabulary, depth, false) }
      return .ahead(try atom(&vocabulary, depth: depth), false)
    }
    if take("<") { return try behind(&vocabulary, depth, true) }
    let atom = try atom(&vocabulary, depth: depth)
    return take("?") ? .optional(atom) : atom
  }

  /// What stands before must be one piece.
  private mutating func behind(
    _ vocabulary: inout TimeVocabulary, _ depth: Int, _ wanted: Bool
  ) throws(TableError) -> TimePattern {
    let pattern = try atom(&vocabulary, depth: depth)
    let branches = if case .choice(let branches) = pattern { branches } else { [pattern] }
    for branch in branches {
      switch branch {
      case .literal(let elements) where elements.count == 1: break
      case .terminal(let terminal) where !terminal.isCondition: break
      default: throw row.error("only single words and classes can stand after \"<\"")
      }
    }
    return .behind(branches, wanted)
  }

  private mutating func atom(_ vocabulary: inout TimeVocabulary, depth: Int) throws(TableError) -> TimePattern {
    guard let next = peek() else { throw row.error("the pattern ends too early") }
    if take("(") {
      let inner = try choice(&vocabulary, depth: depth + 1)
      guard take(")") else { throw row.error("a bracket is not closed") }
      return inner
    }
    if take("\"") { return try literal(&vocabulary) }
    guard next.isASCII, next.isLetter else { throw row.error("unexpected \"\(next)\" in the pattern") }
    var name = ""
    while position < text.count, text[position].isASCII, text[position].isLetter {
      name.append(text[position])
      position += 1
    }
    if let terminal = TimeClass(name: name) { return .terminal(terminal) }
    guard let symbol = symbols[name] else {
      throw row.error("\"\(name)\" is no class, and no symbol that stands above")
    }
    return .symbol(symbol)
  }

  private mutating func literal(_ vocabulary: inout TimeVocabulary) throws(TableError) -> TimePattern {
    var word = ""
    while position < text.count, text[position] != "\"" {
      word.append(text[position])
      position += 1
    }
    guard take("\""), let elements = vocabulary.elements(of: word) else {
      throw row.error("\"\(word)\" is no word of letters and marks between quotation marks")
    }
    return .literal(elements)
  }

  private mutating func skipBlanks() {
    while position < text.count, text[position] == " " { position += 1 }
  }

  private mutating func peek() -> Character? {
    skipBlanks()
    return position < text.count ? text[position] : nil
  }

  private mutating func take(_ character: Character) -> Bool {
    guard peek() == character else { return false }
    position += 1
    return true
  }
}
