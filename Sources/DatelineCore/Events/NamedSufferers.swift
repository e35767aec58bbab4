/// Adds to an event the people whom later words name as those it harmed: "The victims were identified as A and B",
/// "Among the dead were A and B", "The following officers died: A, B and C".
///
/// Lists of names are read from left to right, by the names in them: parsers lose long ones.
struct NamedSufferers {
  let reader: ClauseReader

  private var marked: MarkedField { reader.marked }
  private var ontology: Ontology { reader.ontology }

  /// How many sentences back the event may have been told.
  private static let reach = 3
  /// Names read of one list.
  private static let limit = 40
  /// Tokens of a sentence that are looked at.
  private static let longestSentence = 400
  /// Tokens between two names of a list: an age, an office.
  private static let longestGap = 12
  /// Tokens before the first name.
  private static let longestOffice = 8

  func add(to mentions: inout [EventMention]) {
    guard !mentions.isEmpty else { return }
    let names = namedPeople()
    guard !names.isEmpty else { return }
    let bySentence = Dictionary(grouping: mentions.indices, by: { mentions[$0].sentence })
    for number in marked.field.sentences.indices {
      let tokens = marked.field.sentences[number].tokens.prefix(Self.longestSentence)
      for opening in openings(in: tokens, mentions, bySentence[number] ?? []) {
        let people = list(from: opening.next, to: tokens.upperBound, names)
        guard !opening.isMarked || isMarkedList(from: opening.next, people), people.count >= opening.least, let event = event(for: opening, number, mentions, bySentence) else { continue }
        add(people, to: &mentions[event])
      }
    }
  }

  private func add(_ people: [Int], to mention: inout EventMention) {
    let role: Event.Actor.Role = ontology.types[mention.type].group == "abduction" ? .target : .victim
    var known = Set(mention.participants.filter { $0.role == .target || $0.role == .victim }.map(\.filler.head))
    for person in people {
      let named = marked.mentions.actors[person]
      guard known.insert(named.head).inserted, let filler = reader.filler(named.head) else { continue }
      mention.participants.append(.init(role: role, filler: filler))
    }
  }

  // MARK: Where lists begin

  private struct Opening {
    /// Where names are looked for.
    var next: Int
    /// Fewer names are no list of those harmed.
    var least = 1
    var isTaken = false
    /// Counts only as a list with semicolons.
    var isMarked = false
    /// Of an event of its own sentence.
    var isOwn = false
    /// Whom the names name: the head of the phrase, where its words do not say that he was harmed.
    var person: Int?
  }

  private func openings(in tokens: Range<Int>, _ mentions: [EventMention], _ told: [Int]) -> [Opening] {
    var found: [Opening] = []
    var harmed: Int?
    for token in tokens {
      if let harmed, opens(token, harmed, tokens) {
        let isTaken = ["hostage", "hostages", "captives", "kidnapped", "abducted"].contains(marked.field.word(harmed))
        found.append(Opening(next: token + 1, isTaken: isTaken))
      } else if names(token, tokens, mentions, told) {
        found.append(Opening(next: token + 1))
      } else if let person = identified(token, in: tokens) {
        found.append(Opening(next: token + 1, person: person))
      } else if token == tokens.lowerBound, ["they", "these"].contains(marked.field.word(token)), isBe(token + 1) {
        found.append(Opening(next: token + 2, least: 2))
      } else if ["killing", "wounding", "injuring"].contains(marked.field.word(token)), reader.isVerb(token) {
        found.append(Opening(next: token + 1, least: 2, isMarked: true, isOwn: true))
      }
      if reader.classes(token).contains(.sufferer) { harmed = token }
    }
    return found
  }

  /// "An agronomist, identified as A, was killed", "killed a nurse, including": the words right before name somebody
  /// whom an event of the sentence harmed.
  private func names(_ token: Int, _ tokens: Range<Int>, _ mentions: [EventMention], _ told: [Int]) -> Bool {
    switch marked.field.word(token) {
    case "as":
      guard let verb = (token - 4..<token).clamped(to: tokens).first(where: { Self.naming.contains(marked.field.word($0)) })
      else { return false }
      let subjects = reader.subjects(of: verb)
      return told.suffix(Self.limit).contains { index in
        mentions[index].participants.contains { $0.role == .victim && subjects.contains($0.filler.head) }
      }
    case "including":
      let last = marked.field.word(token - 1) == "," ? token - 2 : token - 1
      return told.suffix(Self.limit).contains { index in
        let mention = mentions[index]
        return mention.anchor < token
          && (mention.participants.contains { $0.role == .victim && $0.filler.phrase.contains(last) }
            || mention.casualties.contains { marked.mentions.casualties[$0.mention].tokens.contains(last) })
      }
    default: return false
    }
  }

  /// "The engineer was identified as A", "his brothers were identified as B and C": who is named.
  private func identified(_ token: Int, in tokens: Range<Int>) -> Int? {
    guard marked.field.word(token) == "as",
      let verb = (token - 5..<token).clamped(to: tokens).last(where: { Self.naming.contains(marked.field.word($0)) && reader.isVerb($0) })
    else { return nil }
    return reader.fillers(reader.isPassive(verb) ? reader.subjects(of: verb) : reader.objects(of: verb)).first?.head
  }

  /// Whether an event harmed or took those whom a phrase speaks of: by the same entity or the same noun.
  private func harms(_ mention: EventMention, _ person: Int) -> Bool {
    mention.participants.contains { participant in
      guard participant.role == .victim || participant.role == .target else { return false }
      let (known, index) = (participant.filler, Int(marked.actorAt[person]))
      guard let actor = known.actor, marked.mentions.actors[actor].kind == .person, !marked.mentions.actors[actor].named else { return false }
      return marked.field.word(known.head) == marked.field.word(person)
        || index >= 0 && marked.mentions.actors[index].entity == marked.mentions.actors[actor].entity
    }
  }

  private static let naming: Set = ["identified", "named"]

  /// "Killing A, 31; B, 58; and C": with its ages or semicolons a list, without them the clause's own object.
  private func isMarkedList(from start: Int, _ people: [Int]) -> Bool {
    guard let last = people.last else { return false }
    return (start..<max(marked.mentions.actors[last].tokens.lowerBound, start)).contains { marked.field.word($0) == ";" }
  }

  private func opens(_ token: Int, _ harmed: Int, _ tokens: Range<Int>) -> Bool {
    switch marked.field.word(token) {
    case ":", "including": return true
    case "as":
      if token - 1 == harmed { return true }
      return (token - 5..<token).clamped(to: tokens).contains {
        Self.naming.contains(marked.field.word($0)) && isOfSufferers($0)
      }
    // "The man who killed Ortiz was Vega": who does it is none of those harmed.
    default: return isBe(token) && (!reader.isVerb(harmed) || reader.child(of: harmed, .dobj) == nil)
    }
  }

  private func isBe(_ token: Int) -> Bool {
    guard marked.words.indices.contains(token) else { return false }
    return reader.classes(token).contains(.be) && reader.relation(token) != .auxpass
  }

  /// "The murdered inspector was identified as", "one of the wounded was identified as".
  private func isOfSufferers(_ verb: Int) -> Bool {
    let named = reader.isPassive(verb) ? reader.subjects(of: verb) : reader.objects(of: verb)
    return reader.fillers(named).contains { filler in
      (filler.phrase.lowerBound..<max(filler.phrase.upperBound, filler.head + 1)).contains {
        reader.classes($0).contains(.sufferer)
      }
    }
  }

  // MARK: Names

  /// By the first token of a person's name, titles included: the mention.
  private func namedPeople() -> [Int: Int] {
    var names: [Int: Int] = [:]
    for (index, mention) in marked.mentions.actors.enumerated()
    where mention.named && mention.kind == .person && !mention.isModifier && !mention.isPronoun {
      let tag = reader.tag(mention.head)
      guard tag != .pluralNoun, tag != .pluralProperNoun else { continue }
      names[mention.tokens.lowerBound] = index
    }
    return names
  }

  /// The people whose names follow each other from a token on, with nothing but marks, ages and offices between them.
  private func list(from start: Int, to end: Int, _ names: [Int: Int]) -> [Int] {
    var people: [Int] = []
    var token = start
    var gap = 0
    while token < end, people.count < Self.limit {
      if let person = names[token], people.isEmpty || isSeparated(token, people) {
        people.append(person)
        token = max(marked.mentions.actors[person].tokens.upperBound, token + 1)
        gap = 0
        continue
      }
      // "A and B, Mayor C said": who speaks is none of them.
      if gap == 0, people.count > 1, reader.isVerb(token), reader.verbWord(token)?.stance != nil { people.removeLast() }
      guard gap < (people.isEmpty ? Self.longestOffice : Self.longestGap), !endsList(token, isOpen: !people.isEmpty) else { break }
      gap += 1
      token += 1
    }
    return people
  }

  /// A name of the list comes behind a mark or "and"; what stands behind "of" and "from" is an office's.
  private func isSeparated(_ token: Int, _ people: [Int]) -> Bool {
    [",", ";", "and", "--", "-", "\u{2013}", "\u{2014}"].contains(marked.field.word(token - 1))
  }

  private func endsList(_ token: Int, isOpen: Bool) -> Bool {
    if [".", "?", "!"].contains(marked.field.word(token)) { return true }
    // "an engineer *identified* as", "a minor *known* as" still name; other verbs tell something else.
    guard reader.isVerb(token) else { return false }
    return !["identified", "named", "known", "called"].contains(marked.field.word(token))
  }

  // MARK: Whose list it is

  /// The last harm told before the list, of the sentence or of those before it.
  private func event(
    for opening: Opening, _ sentence: Int, _ mentions: [EventMention], _ bySentence: [Int: [Int]]
  ) -> Int? {
    let candidates = (sentence - Self.reach...sentence).flatMap { bySentence[$0]?.suffix(Self.limit) ?? [] }
      .filter { mentions[$0].anchor < opening.next && canHarm(mentions[$0], opening) }
    if let person = opening.person { return candidates.last { harms(mentions[$0], person) } }
    let own = opening.least > 1 && !opening.isOwn ? nil : candidates.last { mentions[$0].sentence == sentence }
    if opening.isOwn { return own }
    return own ?? candidates.last { hasSufferers(mentions[$0]) } ?? (opening.least > 1 ? nil : candidates.last)
  }

  private func canHarm(_ mention: EventMention, _ opening: Opening) -> Bool {
    let type = ontology.types[mention.type]
    guard type.isViolent, mention.factuality == .asserted || mention.factuality == .possible else { return false }
    if opening.isTaken { return type.group == "abduction" }
    return type.isDoneToPeople
  }

  private func hasSufferers(_ mention: EventMention) -> Bool {
    !mention.casualties.isEmpty || mention.participants.contains { $0.role == .victim }
  }
}
