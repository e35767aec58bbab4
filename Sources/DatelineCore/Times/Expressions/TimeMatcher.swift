import Linguistics

/// Matches the grammar's rules against a field's pieces.
///
/// Every match from a place is bounded by the rules' length, since no rule contains itself: time is linear in the
/// number of pieces.
struct TimeMatcher {
  struct Match {
    /// One past the last piece.
    var end: Int
    var description: TimeDescription
  }

  let grammar: TimeGrammar
  let pieces: [TimePiece]
  let field: ParsedField
  let entities: TimeEntities
  /// The pieces of the paragraph that is read: no match reaches across.
  var bounds: Range<Int> = 0..<0

  /// More branches than any expression has; a bound against grammars that users write.
  private static let maximumMatches = 24

  /// The longest expression that begins at a piece; of equally long ones the one whose rule stands first.
  func longest(at start: Int) -> Match? {
    guard let piece = piece(start) else { return nil }
    let next = self.piece(start + 1)
    var best: Match?
    for rule in rules(piece) where grammar.start[rule].opening.admits(piece, next) {
      for var match in matches(grammar.start[rule].pattern, at: start, TimeDescription()) {
        guard match.end > max(start, best?.end ?? 0), isWhole(start, match.end) else { continue }
        match.description.apply(grammar.start[rule].features)
        best = match
      }
    }
    return best
  }

  private func rules(_ piece: TimePiece) -> [Int] {
    switch piece.kind {
    case .word: piece.word >= 0 ? grammar.startByWord[Int(piece.word)] : []
    case .digits: grammar.startByDigits
    case .mark: piece.mark == UInt8(ascii: "'") ? grammar.startByMark : []
    }
  }

  /// Whether an expression would begin and end where words do: not within "A380" or "3.1998".
  private func isWhole(_ start: Int, _ end: Int) -> Bool {
    if isJoined(start), pieces[start].kind != .mark { return false }
    return piece(end)?.kind == .mark || !isJoined(end)
  }

  /// Glued to a word or a figure before it, or by a stop, comma, colon or slash to a figure.
  private func isJoined(_ index: Int) -> Bool {
    guard let piece = piece(index), piece.isGlued, let before = self.piece(index - 1) else { return false }
    if before.kind != .mark { return piece.kind != .mark }
    guard piece.kind == .digits, before.isGlued, self.piece(index - 2)?.kind == .digits else { return false }
    return [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/")].contains(before.mark)
  }

  // MARK: Patterns

  func matches(_ pattern: TimePattern, at start: Int, _ description: TimeDescription) -> [Match] {
    switch pattern {
    case .terminal(let terminal): return terminalMatches(terminal, at: start, description)
    case .literal(let elements):
      return literalEnd(elements[...], at: start).map { [Match(end: $0, description: description)] } ?? []
    case .symbol(let number):
      return symbolMatches(number, at: start, description)
    case .sequence(let parts):
      var reached = [Match(end: start, description: description)]
      for part in parts {
        var next: [Match] = []
        for match in reached where next.count < Self.maximumMatches {
          next += matches(part, at: match.end, match.description)
        }
        if next.isEmpty { return [] }
        reached = next
      }
      return reached
    case .choice(let branches): return branches.flatMap { matches($0, at: start, description) }
    case .optional(let inner):
      return matches(inner, at: start, description) + [Match(end: start, description: description)]
    case .ahead(let inner, let wanted):
      return matches(inner, at: start, description).isEmpty != wanted
        ? [Match(end: start, description: description)] : []
    case .behind(let branches, let wanted):
      return stands(before: start, branches) == wanted ? [Match(end: start, description: description)] : []
    }
  }

  private func symbolMatches(_ symbol: Int, at start: Int, _ description: TimeDescription) -> [Match] {
    guard let piece = piece(start) else { return [] }
    let next = self.piece(start + 1)
    var found: [Match] = []
    for index in grammar.symbols[symbol].indices where grammar.symbols[symbol][index].opening.admits(piece, next) {
      for var match in matches(grammar.symbols[symbol][index].pattern, at: start, description) {
        match.description.apply(grammar.symbols[symbol][index].features)
        found.append(match)
      }
    }
    return found
  }

  private func stands(before start: Int, _ branches: [TimePattern]) -> Bool {
    guard bounds.contains(start - 1) else { return false }
    return branches.contains { branch in
      matches(branch, at: start - 1, TimeDescription()).contains { $0.end == start }
    }
  }

  /// The piece at an index; nil outside the paragraph.
  func piece(_ index: Int) -> TimePiece? { bounds.contains(index) ? pieces[index] : nil }

  func literalEnd(_ elements: ArraySlice<TimeVocabulary.Element>, at start: Int) -> Int? {
    var index = start
    for element in elements {
      guard let piece = piece(index) else { return nil }
      switch element {
      case .word(let word): guard piece.kind == .word, piece.word == word else { return nil }
      case .mark(let mark): guard piece.kind == .mark, piece.mark == mark else { return nil }
      }
      index += 1
    }
    return index
  }

  // MARK: Words

  private func terminalMatches(_ terminal: TimeClass, at start: Int, _ description: TimeDescription) -> [Match] {
    if terminal.isCondition { return holds(terminal, at: start) ? [Match(end: start, description: description)] : [] }
    guard bounds.contains(start) else { return [] }
    guard terminal.isLexical else { return figure(terminal, at: start, description).map { [$0] } ?? [] }
    var found: [Match] = []
    eachEntry(terminal, at: start) { entry, end in
      var match = Match(end: end, description: description)
      match.description.apply(entry.features)
      found.append(match)
    }
    return found
  }

  /// Goes through the entries of a class that begin at a piece, longer ones first, with the ends of what they match.
  private func eachEntry(_ terminal: TimeClass, at start: Int, _ body: (TimeVocabulary.Entry, Int) -> Void) {
    guard let piece = piece(start), piece.word >= 0, grammar.vocabulary.classes[Int(piece.word)].contains(terminal)
    else { return }
    let list = grammar.vocabulary.entries[Int(piece.word)]
    for index in list.indices where list[index].terminal == terminal && isMet(list[index].conditions, piece) {
      if list[index].rest.isEmpty {
        body(list[index], start + 1)
      } else if let end = restEnd(list[index].rest, at: start + 1) {
        body(list[index], end)
      }
    }
  }

  /// Whether a word of a class stands at an index.
  func isEntry(_ terminal: TimeClass, at start: Int) -> Bool {
    guard let piece = piece(start), piece.word >= 0, grammar.vocabulary.classes[Int(piece.word)].contains(terminal)
    else { return false }
    return entry(terminal, at: start) != nil
  }

  /// The longest entry of a class that begins at a piece.
  func entry(_ terminal: TimeClass, at start: Int) -> (entry: TimeVocabulary.Entry, end: Int)? {
    var found: (TimeVocabulary.Entry, Int)?
    eachEntry(terminal, at: start) { if found == nil { found = ($0, $1) } }
    return found
  }

  /// A full stop belongs to an abbreviation only where the language model keeps it in the word's token.
  private func restEnd(_ rest: [TimeVocabulary.Element], at start: Int) -> Int? {
    guard let end = literalEnd(rest[...], at: start), let last = piece(end - 1) else { return nil }
    guard last.kind == .mark, last.mark == UInt8(ascii: "."), last.token >= 0 else { return end }
    return piece(end - 2)?.token == last.token ? end : nil
  }

  private func isMet(_ conditions: TimeVocabulary.Conditions, _ piece: TimePiece) -> Bool {
    if conditions.capital, !piece.isCapitalized { return false }
    if conditions.noun, let tag = tag(piece), !tag.isNoun { return false }
    if conditions.attribute, let tag = tag(piece), tag.isVerb { return false }
    if conditions.adverb, let tag = tag(piece), tag != .adverb, tag != .comparativeAdverb { return false }
    return true
  }

  /// Nil where nothing was parsed, or the tag says nothing.
  func tag(_ piece: TimePiece) -> Tag? {
    let token = Int(piece.token)
    guard field.tags.indices.contains(token), field.tags[token] != .other else { return nil }
    return field.tags[token]
  }

  // MARK: Conditions

  private func holds(_ condition: TimeClass, at index: Int) -> Bool {
    switch condition {
    case .end:
      guard let next = piece(index) else { return true }
      guard next.kind == .mark else { return false }
      return ".,;:!?()[]\"'-".utf8.contains(next.mark) || next.mark == 0
    case .noun: return piece(index).flatMap(tag)?.isNoun ?? false
    case .afterAmount:
      guard let before = piece(index - 1) else { return false }
      if before.kind == .digits || before.mark == UInt8(ascii: "%") { return true }
      guard let tag = tag(before) else { return false }
      return tag == .cardinal || tag == .pluralNoun
    default: return false
    }
  }
}
