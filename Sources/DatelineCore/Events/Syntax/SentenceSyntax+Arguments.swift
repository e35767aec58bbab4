/// Who stands where around a verb or a noun. All answers are items' indices; every search is bounded.
extension SentenceSyntax {
  /// Noun phrases of one argument: the first and those joined to it by commas and "and".
  typealias Argument = [Int]

  /// A preposition and its noun phrases.
  struct Oblique {
    /// The vocabulary's number of the word.
    var preposition: Int
    var argument: Argument
    /// Stands directly behind the noun phrase of another preposition: "after days *of fighting*".
    var isNested: Bool
  }

  private static let reach = 16

  /// The subject of a verb group, found to its left; the shared or controlling subject where it has none of its own.
  func subject(ofVerbItem item: Int, depth: Int = 0) -> Argument {
    guard items.indices.contains(item), items[item].kind == .verb, depth < 6 else { return [] }
    let group = verbs[items[item].index]
    var index = item - 1
    while index >= 0, items[index].kind == .other || items[index].kind == .time || items[index].kind == .quote {
      index -= 1
    }
    guard index >= 0 else { return [] }
    switch items[index].kind {
    case .relative: return antecedent(before: index)
    case .noun:
      if group.form == .infinitive { return controller(of: item, before: index, depth: depth) }
      // "soldiers attacking a town", "the city seized in May": what stands before is the subject itself.
      if group.form == .participle || group.form == .gerund { return chainHead(endingAt: index, for: group) }
      return finiteSubject(endingAt: index, verb: group, depth: depth)
    case .verb: return subjectThroughVerb(index, depth: depth)
    case .conjunction: return sharedSubject(before: index, depth: depth)
    case .comma: return subjectAcrossComma(index, verb: group, depth: depth)
    case .preposition: return gerundSubject(before: index, depth: depth)
    case .subordinator: return sharedSubject(before: index, depth: depth)
    default: return []
    }
  }

  /// The object to the right of a verb group or of a trigger that ends at `token`.
  func object(after token: Int) -> Argument {
    guard var index = firstItem(from: token) else { return [] }
    let start = index
    while items.indices.contains(index), index < start + 4 {
      switch items[index].kind {
      case .other, .quote: index += 1
      case .preposition
      where index == start && items.indices.contains(index + 1) && items[index + 1].kind == .noun
        && isParticle(index):
        index += 1
      case .noun: return coordinated(from: index)
      default: return []
      }
    }
    return []
  }

  /// Prepositions and their noun phrases behind `token`, until the next clause or verb.
  func obliques(after token: Int) -> [Oblique] {
    guard let first = firstItem(from: token) else { return [] }
    var found: [Oblique] = []
    var index = first
    while items.indices.contains(index), index < first + Self.reach {
      switch items[index].kind {
      case .preposition:
        guard items.indices.contains(index + 1) else { return found }
        let next = items[index + 1].kind == .quote ? index + 2 : index + 1
        if items.indices.contains(next), items[next].kind == .noun {
          let argument = coordinated(from: next)
          let nested = index > first && items[index - 1].kind == .noun && !found.isEmpty
          found.append(Oblique(preposition: items[index].index, argument: argument, isNested: nested))
          index = (argument.last ?? next) + 1
          continue
        }
      case .noun, .time, .other, .quote: break
      case .comma:
        guard items.indices.contains(index + 1), items[index + 1].kind == .preposition else { return found }
      case .verb:
        // "an attack on a convoy carrying aid": what follows belongs to the convoy.
        return found
      default: return found
      }
      index += 1
    }
    return found
  }

  /// Noun phrases joined by commas and conjunctions, from the first on.
  func coordinated(from first: Int) -> Argument {
    var argument = [first]
    var index = first + 1
    while items.indices.contains(index), argument.count < 8 {
      guard items[index].kind == .conjunction || items[index].kind == .comma else { break }
      var next = index + 1
      if items[index].kind == .comma, items.indices.contains(next), items[next].kind == .conjunction { next += 1 }
      guard items.indices.contains(next), items[next].kind == .noun,
        joins(index, next) || items[index].kind == .conjunction && standsBeforeTheVerb(first)
      else { break }
      argument.append(next)
      index = next + 1
    }
    return argument
  }

  /// "Clashes between the army and rebels broke out": in a phrase before the sentence's first verb, "and" joins nouns.
  private func standsBeforeTheVerb(_ first: Int) -> Bool {
    guard first > 0, items[first - 1].kind == .preposition else { return false }
    var index = first - 1
    while index >= 0, index > first - Self.reach {
      switch items[index].kind {
      case .verb: return false
      case .subordinator, .relative, .stop, .comma: return true
      default: index -= 1
      }
    }
    return true
  }

  /// Whether a comma or conjunction joins two noun phrases rather than two clauses.
  private func joins(_ mark: Int, _ noun: Int) -> Bool {
    var index = noun + 1
    while items.indices.contains(index), index < noun + 6 {
      switch items[index].kind {
      case .preposition, .noun, .other: index += 1
      case .conjunction where items[mark].kind == .comma: return closesList(index)
      case .verb:
        return verbs[items[index].index].form != .finite && !verbs[items[index].index].passive
      case .time: return items[mark].kind == .conjunction
      case .comma where items[mark].kind == .comma:
        // "the minister, a former general, said": an apposition, unless the list goes on to an "and".
        return closesList(index)
      default: return items[mark].kind == .conjunction
      }
    }
    return items[mark].kind == .conjunction
  }

  private func closesList(_ start: Int) -> Bool {
    for index in start..<min(start + 6, items.count) {
      if items[index].kind == .conjunction { return true }
      if items[index].kind != .comma && items[index].kind != .noun { return false }
    }
    return false
  }

  private func isParticle(_ item: Int) -> Bool { particles.contains(items[item].tokens.lowerBound) }

  private func firstItem(from token: Int) -> Int? {
    guard token < sentence.tokens.upperBound else { return nil }
    guard let index = item(at: token) else { return nil }
    // The rest of a noun phrase that the trigger is part of is not an argument of it.
    return items[index].tokens.lowerBound < token ? index + 1 : index
  }

  // MARK: Subjects

  private func finiteSubject(endingAt noun: Int, verb: VerbGroup, depth: Int) -> Argument {
    let head = chainHead(endingAt: noun, for: verb)
    guard let first = head.first, first > 0 else { return head }
    let before = items[first - 1]
    if before.kind == .verb {
      let inner = verbs[before.index]
      // "the region adjoining Ukraine killed": the phrase belongs to a participle before it.
      if inner.form == .gerund || inner.form == .participle, first >= 2, items[first - 2].kind == .noun {
        return finiteSubject(endingAt: first - 2, verb: verb, depth: depth + 1)
      }
      // "the man who attacked the mosque killed": the phrase belongs to a relative clause before it.
      if first >= 2, items[first - 2].kind == .relative { return antecedent(before: first - 2) }
    }
    return head
  }

  /// The first noun phrase of a chain of prepositions: "multiple attacks" of "multiple attacks on the region of X".
  private func chainHead(endingAt noun: Int, for verb: VerbGroup) -> Argument {
    var index = noun
    var last = noun
    var steps = 0
    while index >= 2, steps < Self.reach {
      steps += 1
      let before = items[index - 1].kind
      if before == .preposition, items[index - 2].kind == .noun {
        index -= 2
        last = index
      } else if before == .preposition, index >= 3, items[index - 2].kind == .verb,
        verbs[items[index - 2].index].form == .participle, items[index - 3].kind == .noun
      {
        // "police backed by Kenyan officers".
        index -= 3
        last = index
      } else if before == .preposition, index >= 3, items[index - 2].kind == .time, items[index - 3].kind == .noun {
        index -= 3
        last = index
      } else if before == .conjunction || before == .comma, items[index - 2].kind == .noun,
        !isObject(index - 2), before == .conjunction || closesListBefore(index - 2)
      {
        index -= 2
      } else {
        break
      }
    }
    if index > 0, items[index - 1].kind == .preposition {
      // The chain hangs on a preposition with nothing before it: "In Kano two men were shot" has its subject last.
      return verb.form == .participle || verb.form == .gerund ? [noun] : index == noun ? [noun] : [noun]
    }
    return index == last ? [index] : coordinated(from: index)
  }

  private func closesListBefore(_ noun: Int) -> Bool {
    noun + 2 < items.count && (noun + 3 < items.count && items[noun + 3].kind == .conjunction)
  }

  private func isObject(_ noun: Int) -> Bool {
    guard noun > 0 else { return false }
    if items[noun - 1].kind == .verb { return !verbs[items[noun - 1].index].passive }
    return false
  }

  /// What "who", "which" or "that" stands for: the noun phrase before it.
  private func antecedent(before relative: Int) -> Argument {
    var index = relative - 1
    while index >= 0, items[index].kind == .comma || items[index].kind == .time || items[index].kind == .other {
      index -= 1
    }
    return index >= 0 && items[index].kind == .noun ? [index] : []
  }

  /// "tried to seize", "were ordered to attack", "is accused of having killed".
  private func subjectThroughVerb(_ item: Int, depth: Int) -> Argument {
    subject(ofVerbItem: item, depth: depth + 1)
  }

  /// "ordered troops to attack": the object controls; "used drones to attack": the subject does.
  private func controller(of infinitive: Int, before noun: Int, depth: Int) -> Argument {
    let first = nounChain(endingAt: noun)
    // "called on the president to resign".
    if first >= 2, items[first - 1].kind == .preposition, items[first - 2].kind == .verb,
      controlling.contains(verbs[items[first - 2].index].main), !verbs[items[first - 2].index].passive
    {
      return [first]
    }
    if first != noun, first > 0, items[first - 1].kind == .verb {
      return controller(of: infinitive, before: first, depth: depth)
    }
    guard noun > 0, items[noun - 1].kind == .verb else {
      // The noun phrase is deeper in: the nearest finite verb's subject.
      return nearestVerb(before: infinitive).map { subject(ofVerbItem: $0, depth: depth + 1) } ?? []
    }
    // "foiled a plot to attack": the plot attacks nobody.
    if schemes.contains(nouns[items[noun].index].head) { return [] }
    let governor = verbs[items[noun - 1].index]
    if !governor.passive, controlling.contains(governor.main) { return [noun] }
    return subject(ofVerbItem: noun - 1, depth: depth + 1)
  }

  /// The first of noun phrases that "of" joins: "almost all of its Armenians".
  private func nounChain(endingAt noun: Int) -> Int {
    var index = noun
    while index >= 2, index > noun - Self.reach, items[index - 1].kind == .preposition, items[index - 2].kind == .noun {
      index -= 2
    }
    return index
  }

  private func nearestVerb(before item: Int) -> Int? {
    var index = item - 1
    while index >= 0, index > item - Self.reach {
      if items[index].kind == .verb, verbs[items[index].index].form == .finite { return index }
      if items[index].kind == .stop { return nil }
      index -= 1
    }
    return nil
  }

  private func sharedSubject(before item: Int, depth: Int) -> Argument {
    nearestVerb(before: item).map { subject(ofVerbItem: $0, depth: depth + 1) } ?? []
  }

  /// Behind a comma stands the end of an aside ("The governor, a former general, said") or a participle that shares
  /// the main clause's subject ("…, killing two").
  private func subjectAcrossComma(_ comma: Int, verb: VerbGroup, depth: Int) -> Argument {
    if verb.form == .gerund { return sharedSubject(before: comma, depth: depth) }
    var index = comma - 1
    while index > 0, index > comma - Self.reach {
      if items[index].kind == .comma, items[index - 1].kind == .noun {
        return finiteSubject(endingAt: index - 1, verb: verb, depth: depth)
      }
      if items[index].kind == .stop { break }
      index -= 1
    }
    return sharedSubject(before: comma, depth: depth)
  }

  /// "accused the army of shelling": the one accused; "retaliated by shelling": the subject.
  private func gerundSubject(before preposition: Int, depth: Int) -> Argument {
    guard preposition > 0 else { return [] }
    // "imposed sanctions on two officials last week for supporting the gangs": the officials did.
    if reasons.contains(items[preposition].tokens.lowerBound) {
      var before = preposition - 1
      while before > 0, items[before].kind == .time { before -= 1 }
      if items[before].kind == .noun { return [before] }
    }
    if items[preposition - 1].kind == .noun, preposition >= 2, items[preposition - 2].kind == .verb {
      let governor = verbs[items[preposition - 2].index]
      if !governor.passive, controlling.contains(governor.main) { return [preposition - 1] }
      return subject(ofVerbItem: preposition - 2, depth: depth + 1)
    }
    return nearestVerb(before: preposition).map { subject(ofVerbItem: $0, depth: depth + 1) } ?? []
  }
}
