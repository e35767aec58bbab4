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
  func longest(at start: Int, _ trail: inout TimeMatchTrail) -> Match? {
    guard let piece = piece(start), piece.kind != .mark || piece.mark == UInt8(ascii: "'") else { return nil }
    var best = TimeMatchTrail.Reach(end: start, step: -1)
    trail.clear()
    grammar.index.eachWhole(piece, self.piece(start + 1)) { rule in
      walk(rule: rule, from: TimeMatchTrail.Reach(end: start, step: -1), &trail)
      var longer: TimeMatchTrail.Reach?
      for reach in trail.reached where reach.end > (longer ?? best).end && isWhole(start, reach.end) { longer = reach }
      trail.cut(to: 0)
      if let longer { best = longer }
    }
    return best.end > start ? Match(end: best.end, description: description(trail.readings(best.step))) : nil
  }

  /// Whether a rule matches at a piece.
  func matches(rule: Int, at start: Int) -> Bool {
    var trail = TimeMatchTrail()
    walk(rule: rule, from: TimeMatchTrail.Reach(end: start, step: -1), &trail)
    return !trail.reached.isEmpty
  }

  private func description(_ readings: [TimeMatchTrail.Reading]) -> TimeDescription {
    var match = Match(end: 0, description: TimeDescription())
    for reading in readings {
      switch reading {
      case .entry(let entry): match.description.apply(grammar.entries.features[entry])
      case .figure(let terminal, let start):
        match.end = start
        _ = readFigure(terminal, &match)
      case .rule(let rule): match.description.apply(grammar.rules[rule].features)
      }
    }
    return match.description
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
    // "18/19 February": two days of one month.
    if before.mark == UInt8(ascii: "/"), (1...31).contains(piece.value), isEntry(.month, at: index + 1) { return false }
    return [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/")].contains(before.mark)
  }

  // MARK: Patterns

  /// Puts on the stack where a rule gets to from a place.
  private func walk(rule: Int, from reach: TimeMatchTrail.Reach, _ trail: inout TimeMatchTrail) {
    let height = trail.reached.count
    walk(grammar.rules[rule].pattern, from: reach, &trail)
    if grammar.rules[rule].features.isEmpty { return }
    for index in height..<trail.reached.count {
      trail.reached[index].step = trail.add(.rule(rule), to: trail.reached[index].step)
    }
  }

  /// Puts on the stack where a pattern gets to from a place, in the order of its branches.
  private func walk(_ node: Int32, from reach: TimeMatchTrail.Reach, _ trail: inout TimeMatchTrail) {
    switch grammar.program.nodes[Int(node)] {
    case .terminal(let terminal): read(terminal, from: reach, &trail)
    case .literal(let range):
      let range = Int(range.lowerBound)..<Int(range.upperBound)
      if let end = literalEnd(grammar.program.elements, range, at: reach.end) {
        trail.reached.append(TimeMatchTrail.Reach(end: end, step: reach.step))
      }
    case .symbol(let symbol):
      guard let piece = piece(reach.end) else { return }
      let next = self.piece(reach.end + 1)
      for rule in grammar.symbols[Int(symbol)] where grammar.index.admits(rule, piece, next) {
        walk(rule: rule, from: reach, &trail)
      }
    case .sequence(let parts): walk(sequence: parts, from: reach, &trail)
    case .choice(let branches):
      for branch in branches { walk(grammar.program.children[Int(branch)], from: reach, &trail) }
    case .optional(let inner):
      walk(inner, from: reach, &trail)
      trail.reached.append(reach)
    case .ahead(let inner, let wanted):
      let height = trail.reached.count
      walk(inner, from: reach, &trail)
      let follows = trail.reached.count > height
      trail.cut(to: height)
      if follows == wanted { trail.reached.append(reach) }
    case .behind(let branches, let wanted):
      if stands(before: reach.end, branches, &trail) == wanted { trail.reached.append(reach) }
    }
  }

  private func walk(sequence parts: Range<Int32>, from reach: TimeMatchTrail.Reach, _ trail: inout TimeMatchTrail) {
    let height = trail.reached.count
    trail.reached.append(reach)
    var level = height..<height + 1
    for part in parts {
      let pattern = grammar.program.children[Int(part)]
      for index in level where trail.reached.count - level.upperBound < Self.maximumMatches {
        walk(pattern, from: trail.reached[index], &trail)
      }
      if trail.reached.count == level.upperBound { return trail.cut(to: height) }
      level = level.upperBound..<trail.reached.count
    }
    trail.reached.removeSubrange(height..<level.lowerBound)
  }

  private func stands(before start: Int, _ branches: Range<Int32>, _ trail: inout TimeMatchTrail) -> Bool {
    guard bounds.contains(start - 1) else { return false }
    let height = trail.reached.count
    defer { trail.cut(to: height) }
    for branch in branches {
      walk(
        grammar.program.children[Int(branch)], from: TimeMatchTrail.Reach(end: start - 1, step: -1), &trail)
    }
    return trail.reached[height...].contains { $0.end == start }
  }

  /// The piece at an index; nil outside the paragraph.
  func piece(_ index: Int) -> TimePiece? { bounds.contains(index) ? pieces[index] : nil }

  /// Where a range of elements that begins at a piece ends; nil where it does not stand there.
  private func literalEnd(_ elements: [TimeVocabulary.Element], _ range: Range<Int>, at start: Int) -> Int? {
    var index = start
    for number in range {
      guard let piece = piece(index) else { return nil }
      switch elements[number] {
      case .word(let word): guard piece.kind == .word, piece.word == word else { return nil }
      case .mark(let mark): guard piece.kind == .mark, piece.mark == mark else { return nil }
      }
      index += 1
    }
    return index
  }

  // MARK: Words

  private func read(_ terminal: TimeClass, from reach: TimeMatchTrail.Reach, _ trail: inout TimeMatchTrail) {
    if terminal.isCondition {
      if holds(terminal, at: reach.end) { trail.reached.append(reach) }
      return
    }
    guard let piece = piece(reach.end) else { return }
    guard terminal.isLexical else {
      trail.figure.end = reach.end
      guard readFigure(terminal, &trail.figure) else { return }
      let step = terminal.isMark ? reach.step : trail.add(.figure(terminal, at: reach.end), to: reach.step)
      return trail.reached.append(TimeMatchTrail.Reach(end: trail.figure.end, step: step))
    }
    guard piece.word >= 0, grammar.vocabulary.classes[Int(piece.word)].contains(terminal) else { return }
    for entry in grammar.entries.range(piece.word) {
      guard let end = end(of: entry, terminal, piece, at: reach.end) else { continue }
      trail.reached.append(TimeMatchTrail.Reach(end: end, step: trail.add(.entry(entry), to: reach.step)))
    }
  }

  /// Where an entry ends that begins with a piece; nil where it is of another class or does not stand there.
  private func end(of entry: Int, _ terminal: TimeClass, _ piece: TimePiece, at start: Int) -> Int? {
    let found = grammar.entries.list[entry]
    guard found.terminal == terminal, isMet(found.conditions, piece) else { return nil }
    return found.rest.isEmpty ? start + 1 : restEnd(found.rest, at: start + 1)
  }

  /// Whether a word of a class stands at an index.
  func isEntry(_ terminal: TimeClass, at start: Int) -> Bool { entry(terminal, at: start) != nil }

  /// The longest entry of a class that begins at a piece.
  func entry(_ terminal: TimeClass, at start: Int) -> (index: Int, end: Int)? {
    guard let piece = piece(start), piece.word >= 0, grammar.vocabulary.classes[Int(piece.word)].contains(terminal)
    else { return nil }
    for entry in grammar.entries.range(piece.word) {
      if let end = end(of: entry, terminal, piece, at: start) { return (entry, end) }
    }
    return nil
  }

  /// The longest word of number that begins at a piece.
  func numberWord(at start: Int) -> (number: NumberWord, end: Int)? {
    guard let found = entry(.number, at: start), let number = grammar.entries.list[found.index].number else {
      return nil
    }
    return (number, found.end)
  }

  /// A full stop belongs to an abbreviation only where the language model keeps it in the word's token.
  private func restEnd(_ rest: Range<Int>, at start: Int) -> Int? {
    guard let end = literalEnd(grammar.entries.elements, rest, at: start), let last = piece(end - 1) else { return nil }
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
