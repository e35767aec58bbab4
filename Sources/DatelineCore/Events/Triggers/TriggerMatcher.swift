/// Finds the triggers that a sentence's words can be.
///
/// Candidates come from the list of the word that heads them (the verb, the noun), so that the cost does not grow with
/// the number of triggers. The other words of a trigger must hang on it in the tree, in any order ("control of the
/// town was taken"), or follow it as written.
struct TriggerMatcher {
  let reader: ClauseReader
  let view: SentenceView
  /// The words of the sentence: most candidates lack a word that is nowhere in it.
  private let present: WordSet

  init(reader: ClauseReader, view: SentenceView) {
    self.reader = reader
    self.view = view
    present = WordSet(reader.marked.words[view.tokens], limit: reader.vocabulary.words.count)
  }

  private var marked: MarkedField { reader.marked }
  private var ontology: Ontology { reader.ontology }

  /// How far from its head a trigger's word may stand, in tokens.
  private static let reach = 20

  /// Matches headed by a token, those of most words first and in order of the table after that.
  func matches(at token: Int) -> [TriggerMatch] {
    let candidates = ontology.index.candidates(headedBy: marked.words[token])
    if candidates.isEmpty { return [] }
    let isVerb = standsAsVerb(token)
    // "Gunmen storm prison": what the tree makes a verb with subject and object is no noun.
    let isNoun = standsAsNoun(token) && !(isVerb && reader.tag(token).isNoun)
    var found: [TriggerMatch] = []
    for candidate in candidates {
      switch candidate.part {
      case .verb: guard isVerb else { continue }
      case .noun: guard isNoun else { continue }
      case .phrase: break
      }
      guard candidate.needed.isEmpty || ontology.index.needed(by: candidate).contains(where: present.contains) else { continue }
      let index = Int(candidate.trigger)
      if candidate.isWord {
        found.append(TriggerMatch(trigger: index, tokens: token..<token + 1, anchor: token, parts: [token]))
        continue
      }
      guard let parts = parts(of: ontology.triggers[index], at: token), !takesTime(parts), let first = parts.min(),
        let last = parts.max()
      else { continue }
      found.append(TriggerMatch(trigger: index, tokens: first..<last + 1, anchor: token, parts: parts))
    }
    if found.count < 2 { return found }
    let counts = found.map { ontology.triggers[$0.trigger].wordCount }
    return found.indices.sorted { counts[$0] == counts[$1] ? $0 < $1 : counts[$0] > counts[$1] }.map { found[$0] }
  }

  /// "fired his chief on Sunday", "agreed in May": the day's preposition is none of the trigger's words.
  private func takesTime(_ parts: [Int]) -> Bool {
    parts.dropFirst().contains { part in
      guard reader.tag(part) == .preposition, let time = reader.child(of: part, .pobj) else { return false }
      return marked.timeAt[time] >= 0 && !parts.contains(time)
    }
  }

  // MARK: Part of speech

  private var isPlain: Bool {
    switch marked.field.sentences[view.number].casing {
    case .mixed: true
    case .title, .upper, .lower: false
    }
  }

  /// Taggers err on headlines and on text without capitals: there the tree may overrule the tag.
  func standsAsVerb(_ token: Int) -> Bool {
    if isCounted(token) { return false }
    if reader.isVerb(token) { return !isDetermined(token) || reader.child(of: token, .nsubj, .nsubjpass) != nil }
    if reader.tag(token).isVerb { return false }
    let forms = reader.word(token)?.forms ?? []
    guard !forms.isEmpty else { return false }
    // Past forms are no nouns, whatever the tagger says: "Mayor Kidnapped".
    if !isPlain, forms.contains(.past) || forms.contains(.participle), reader.word(token)?.isEventNoun != true {
      return reader.relation(token) != .amod || reader.tag(token) != .adjective
    }
    return reader.tag(token).isNoun && reader.child(of: token, .nsubj, .nsubjpass) != nil && reader.child(of: token, .dobj) != nil
  }

  func standsAsNoun(_ token: Int) -> Bool {
    if reader.tag(token).isNoun { return true }
    guard reader.tag(token) == .verbGerund || !isPlain || reader.tag(token).isVerb && isDetermined(token) else {
      return reader.relation(token) == .pobj && reader.tag(token) != .cardinal
    }
    if reader.tag(token) == .verbGerund {
      if reader.force(before: token) != nil { return true }
      // "in police firing".
      if reader.relation(token) == .acl, reader.tree.head(token) == token - 1, reader.child(of: token, .dobj) == nil,
        reader.relation(token - 1) == .pobj
      {
        return true
      }
      return isDetermined(token) || reader.child(of: token, .dobj, .aux) == nil && [.pobj, .nsubj, .dobj, .pcomp, .nsubjpass, .conj].contains(reader.relation(token))
        && reader.child(of: token, .nsubj) == nil
    }
    return isDetermined(token) || [.pobj, .dobj, .nsubj, .nsubjpass].contains(reader.relation(token)) && reader.child(of: token, .nsubj, .dobj) == nil
  }

  /// "treated 117 wounded": a participle that names those whom the number counts, in a clause that does something with
  /// them. Of "two killed, 117 wounded" it stays the verb.
  private func isCounted(_ token: Int) -> Bool {
    guard token > view.tokens.lowerBound, reader.tag(token) == .verbPastParticiple, reader.tag(token - 1) == .cardinal,
      reader.child(of: token, .aux, .auxpass, .agent) == nil
    else { return false }
    return reader.relation(token - 1) == .dobj && reader.tree.head(token - 1) != token
  }

  private func isDetermined(_ token: Int) -> Bool {
    reader.children(of: token).contains { child in
      child < token && [.det, .poss, .amod, .nummod].contains(reader.relation(child))
    }
  }

  // MARK: Words

  /// The tokens of the trigger's words, its head first; nil when one is missing.
  private func parts(of trigger: Trigger, at token: Int) -> [Int]? {
    if let run = run(of: trigger, at: token) { return run }
    guard trigger.part != .phrase, trigger.rest.allSatisfy({ $0.contains(where: present.contains) }) else { return nil }
    var parts = [token]
    var missing = trigger.rest
    while !missing.isEmpty {
      guard let (index, part) = attached(missing, to: parts, opensWithVerb: trigger.headIndex == 0) else { return nil }
      parts.append(part)
      missing.remove(at: index)
    }
    return parts
  }

  /// - Parameter opensWithVerb: "hand over ~ fighters": the other words are what is acted upon, never who acts.
  private func attached(_ missing: [[Int32]], to parts: [Int], opensWithVerb: Bool) -> (Int, Int)? {
    for (index, options) in missing.enumerated() {
      for part in parts {
        let strays: [Int] = reader.strayed(from: part) + (part == parts[0] ? described(by: part) : [])
        for child in reader.children(of: part) + strays
        where options.contains(marked.words[child]) && abs(child - parts[0]) <= Self.reach && !parts.contains(child) {
          if opensWithVerb, part == parts[0], reader.relation(child) == .nsubj, reader.tree.head(child) == part { continue }
          // "marched to protest cuts": an infinitive's own "to" is none of the words of "protest to".
          if part == parts[0], child < part, reader.tag(child) == .to, reader.relation(child) == .aux { continue }
          if !reader.isVerb(child) || reader.relation(child) == .xcomp { return (index, child) }
        }
      }
    }
    return nil
  }

  /// "an accord that the sides *signed*", "a truce *signed* in the capital": what is done to a noun by the clause behind it.
  private func described(by verb: Int) -> [Int] {
    guard reader.isVerb(verb) else { return [] }
    switch reader.relation(verb) {
    case .acl: return reader.isPassive(verb) && reader.tree.head(verb) < verb ? [reader.tree.head(verb)] : []
    case .relcl: return (reader.isPassive(verb) ? reader.subjects(of: verb) : reader.objects(of: verb)).filter { $0 < verb && view.tokens.contains($0) }
    default: return []
    }
  }

  /// The words in a run as written, with up to ``Trigger/gapLimit`` words where the table leaves a gap.
  private func run(of trigger: Trigger, at token: Int) -> [Int]? {
    let isNoun = trigger.part == .noun && trigger.headIndex == trigger.elements.count - 1
    guard isNoun || trigger.headIndex == 0 else { return nil }
    let elements = isNoun ? trigger.backwards : trigger.elements
    let step = isNoun ? -1 : 1
    var parts: [Int] = []
    var position = token
    var slack = 0
    var isObject = false
    for (index, element) in elements.enumerated() {
      switch element {
      case .gap:
        isObject = isClosed(elements.dropFirst(index + 1).first)
        slack = isObject ? Trigger.objectLimit : Trigger.gapLimit
      case .word(let options):
        var skipped = 0
        while view.tokens.contains(position), !options.contains(marked.words[position]) {
          guard skipped < slack, canSkip(position) || isObject && isOfObject(position) else { return nil }
          position += step
          skipped += 1
        }
        guard view.tokens.contains(position) else { return nil }
        parts.append(position)
        position += step
        slack = 0
      }
    }
    return parts
  }

  /// "set ~ on fire", "set ~ ablaze": what closes the gap tells what becomes of an object, which may be a list.
  private func isClosed(_ next: Trigger.Element?) -> Bool {
    guard case .word(let options)? = next else { return false }
    return options.contains { Int($0) == ontology.on || ontology.vocabulary.classes($0).contains(.complement) }
  }

  /// "set two trucks *loaded with* ore on fire", "set a bus, a van and a shop ablaze".
  private func isOfObject(_ token: Int) -> Bool {
    if reader.tag(token) == .comma || reader.relation(token) == .acl { return true }
    return reader.tag(token) == .preposition && reader.relation(reader.tree.head(token)) == .acl
  }

  /// What may stand in a gap: words of a noun phrase.
  private func canSkip(_ token: Int) -> Bool {
    let tag = reader.tag(token)
    if tag.isNoun || tag.isVerb && reader.relation(token) == .amod { return true }
    switch tag {
    case .determiner, .adjective, .cardinal, .possessivePronoun, .possessiveMark, .comparative, .superlative, .hyphen,
      .pronoun, .coordinator, .adverb, .openQuote, .closeQuote:
      return true
    // "delivered 12 trucks of medical supplies".
    // "fired more than 180 missiles".
    case .preposition: return Int(marked.words[token]) == ontology.of || marked.field.word(token) == "than"
    default: return false
    }
  }
}
