/// Whom an act that is no violence is towards, where its frame names nobody: the accuser in "rejected accusations by
/// the ministry", the country in "suspended aid for reconstruction in Haiti".
///
/// Looks down the tree from the act's words, nearest first: actors before places. Bounded.
struct CounterpartFinder {
  let reader: ClauseReader
  /// Whose act it is: never the counterpart.
  let actors: [Filler]
  /// Whom it is against is no counterpart of help and agreement.
  var isFriendly = false
  /// Whom violence was done to is not who is blamed for it.
  var isBlame = false
  /// Whose house they protest outside is whom they protest against.
  var isProtest = false
  /// Where people meet is not whom they meet.
  var isMeeting = false

  private var marked: MarkedField { reader.marked }
  private static let deepest = 6
  private static let longestSearch = 60

  /// "gave two million euros to rebuild schools in X": whom the purpose of an act is for.
  func beneficiaries(below tops: [Int]) -> [Filler] {
    let purposes = tops.flatMap { reader.children(of: $0, .advcl, .xcomp) }.filter(reader.isInfinitive)
    return purposes.isEmpty ? [] : counterparts(below: purposes)
  }

  /// "vowed to walk out if the government does not reinstate him": who it is that the threat is to move.
  func conditional(below tops: [Int]) -> [Filler] {
    let verbs = tops + tops.flatMap { reader.children(of: $0, .xcomp, .ccomp) }
    let conditions = verbs.flatMap { reader.children(of: $0, .advcl) }.filter { clause in
      reader.children(of: clause, .mark, .advmod).contains { ["if", "unless", "until"].contains(reader.field.word($0)) }
    }
    return conditions.lazy.flatMap { reader.subjects(of: $0) }.compactMap(accepted).first.map { [$0] } ?? []
  }

  /// The nearest below some words, and who is named together with it: both sides of "the agreement between A and B".
  func counterparts(below tops: [Int]) -> [Filler] {
    let sides = tops.flatMap(sides)
    if !sides.isEmpty { return Array(sides.prefix(Self.most)) }
    guard let first = counterpart(below: tops) else { return [] }
    return [first] + reader.coordinated(first.head).dropFirst().prefix(Self.most).compactMap(accepted)
  }

  private static let most = 6
  private static let issuing: Set = ["circulate", "post", "publish", "release", "issue", "broadcast", "air", "share", "distribute", "carry", "upload"]
  private static let sidesReach = 8

  /// "the agreement on 2 December between A, led by B, and C": both sides, where a date or a name stands in between.
  private func sides(of act: Int) -> [Filler] {
    let words = marked.field.words.indices
    guard let between = (act + 1..<act + Self.sidesReach).clamped(to: words).first(where: { Int(marked.words[$0]) == reader.ontology.between }),
      marked.field.sentenceOf[between] == marked.field.sentenceOf[act],
      // "blocked the highway between X and Y".
      reader.classes(reader.tree.head(between)).isDisjoint(with: .surroundings), !(act + 1..<between).contains(where: reader.isVerb)
    else { return [] }
    let found = reader.children(of: between, .pobj).flatMap(reader.coordinated).compactMap(accepted)
    return found.count > 1 ? found : []
  }

  /// Below some words, which are not looked at themselves.
  private func counterpart(below tops: [Int]) -> Filler? {
    var level = tops
    var seen = Set(tops)
    var place: Filler?
    for _ in 0..<Self.deepest {
      var next: [Int] = []
      for token in level {
        for child in reader.children(of: token) where seen.count < Self.longestSearch && !seen.contains(child) {
          guard leads(child, from: token, isTop: tops.contains(token)) else { continue }
          seen.insert(child)
          next.append(child)
          guard let filler = accepted(child) else { continue }
          if filler.actor != nil { return filler }
          place = place ?? filler
        }
      }
      level = next
      if level.isEmpty { break }
    }
    return place
  }

  private func leads(_ child: Int, from token: Int, isTop: Bool) -> Bool {
    if isBlame, isSuffering(child, of: token) { return false }
    switch reader.relation(child) {
    case .advcl, .parataxis, .punct, .cc, .aux, .auxpass, .neg, .mark, .det, .npadvmod, .prt, .expl, .meta, .intj:
      return false
    case .nsubj, .nsubjpass, .csubj, .agent: return !isTop
    case .conj: return !reader.isVerb(child)
    // Where something is says not towards whom it is.
    // "The state, as part of the alliance, is committed": says what someone is.
    case .prep where isProtest && isTop && marked.field.word(child) == "outside": return true
    case .prep where ["near", "outside", "around", "inside", "according", "as"].contains(marked.field.word(child)): return false
    case .prep where isMeeting && ["in", "at", "on"].contains(marked.field.word(child)): return false
    case .prep where marked.field.word(child) == "between" && reader.classes(token).contains(.surroundings): return false
    // "joined together to counter the rebels": whom it is against.
    case .xcomp where isMeeting, .acl where isMeeting && reader.isInfinitive(child): return false
    case .xcomp where isFriendly && reader.classes(child).contains(.hostile): return false
    case _ where isMeeting && reader.classes(child).contains(.hostile): return false
    case .prep where isFriendly && marked.field.word(child) == "against": return false
    // "in a statement circulated on Telegram": by which way it came.
    case .acl where Self.issuing.contains(marked.field.lemmas[child]): return false
    // "the steps that have been taken by the minister".
    case .relcl: return !isTop || !reader.agents(of: child).isEmpty
    case .ccomp: return reader.verbWord(token)?.stance != .reports && !marked.isBrokenOff(child, token)
    // "resigned in the Kenyan town of X": which town it is.
    // "blocked the Jaffna-Kandy highway".
    case .amod where isProtest && reader.classes(token).contains(.surroundings), .compound where isProtest && reader.classes(token).contains(.surroundings),
      .nmod where isProtest && reader.classes(token).contains(.surroundings):
      return false
    // "ten million Swiss francs".
    case .amod, .compound, .nmod: return marked.timeAt[child] < 0 && !isOfTown(child, token) && !reader.classes(token).contains(.money)
    default: return marked.timeAt[child] < 0
    }
  }

  /// "condemned the killing of two medics by rebels", "the raid on a bus that killed nine": those on whom violence came.
  private func isSuffering(_ child: Int, of act: Int) -> Bool {
    guard reader.tag(act).isNoun, reader.namesViolence(act) else { return false }
    switch reader.relation(child) {
    case .prep: return !["by", "from"].contains(marked.field.word(child))
    case .relcl, .acl: return reader.agents(of: child).isEmpty
    default: return false
    }
  }

  private func isOfTown(_ demonym: Int, _ noun: Int) -> Bool {
    let place = Int(marked.placeAt[demonym])
    return place >= 0 && marked.mentions.places[place].isDemonym && reader.classes(noun).contains(.locality)
  }

  private func accepted(_ token: Int) -> Filler? {
    guard marked.field.word(token) != "one", reader.tag(token).isNoun || marked.actorAt[token] >= 0 || marked.placeAt[token] >= 0,
      let filler = reader.filler(token)
    else { return nil }
    if actors.contains(where: { $0.phrase.overlaps(filler.tokens) || isSame($0, filler) }) { return nil }
    // "by a handful of taxi drivers".
    let above = reader.tree.ancestors(of: token).prefix(3)
    if actors.contains(where: { above.contains($0.head) && reader.classes($0.head).contains(.collective) }) { return nil }
    // "by force", "the use of force".
    if marked.field.word(token) == "force", reader.children(of: token, .det, .poss, .amod, .compound).isEmpty { return nil }
    // "aid, including artillery".
    if marked.weaponAt[token] >= 0, filler.place == nil { return nil }
    if let actor = filler.actor {
      let mention = marked.mentions.actors[actor]
      // "military aid", "a general strike", "member states": says what kind, not whom.
      if !mention.named, mention.country == nil || marked.placeAt[token] < 0,
        reader.tag(token) == .adjective || [.amod, .compound, .nmod].contains(reader.relation(token))
      {
        return nil
      }
      let place = filler.place ?? Int(marked.placeAt[filler.head])
      if mention.kind != .organization, place >= 0, isOnlyWhere(place) { return nil }
      return mention.kind == .object && !mention.named ? nil : filler
    }
    if let place = filler.place { return isOnlyWhere(place) ? nil : thing(ofTown: token, place) ?? filler }
    let classes = reader.classes(filler.head)
    return classes.isDisjoint(with: [.person, .armed, .crowd, .official, .state]) ? nil : filler
  }

  /// "sanctions on a Kaohsiung shipyard": the yard, and not the town.
  private func thing(ofTown token: Int, _ place: Int) -> Filler? {
    guard [.compound, .nmod].contains(reader.relation(token)), case .resolved(let resolved) = marked.mentions.places[place].resolution,
      resolved.precision == .place, !marked.mentions.places[place].isDemonym
    else { return nil }
    let noun = reader.tree.head(token)
    guard reader.tag(noun) == .noun || reader.tag(noun) == .pluralNoun, !reader.isEventNoun(noun), reader.classes(noun).isDisjoint(with: PlaceReference.nouns)
    else { return nil }
    return reader.filler(noun)
  }

  /// "marched through X", "signed the accord in Y": a town behind a preposition of place is where it happens. A country
  /// there is the one that it concerns.
  private func isOnlyWhere(_ place: Int) -> Bool {
    let mention = marked.mentions.places[place]
    // "set up roadblocks across the south of Peru".
    if ["across", "throughout"].contains(reader.preposition(over: mention.tokens)) { return true }
    // "in Madhya Pradesh's Singrauli district": the district is where.
    if let name = mention.tokens.last, [.poss, .compound, .nmod].contains(reader.relation(name)), case let unit = reader.tree.head(name),
      reader.classes(unit).contains(.locality), ["in", "at", "near", "across"].contains(reader.preposition(over: unit..<unit + 1))
    {
      return true
    }
    guard case .resolved(let resolved) = mention.resolution, resolved.precision != .country, resolved.precision != .admin else { return false }
    return ["in", "at", "through", "across", "near", "outside"].contains(reader.preposition(over: town(of: mention.tokens)))
  }

  /// "in the Kenyan *town* of X": the noun that says what a name is of.
  private func town(of name: Range<Int>) -> Range<Int> {
    guard reader.preposition(over: name) == "of", let of = name.lazy.map(reader.tree.head).first(where: { !name.contains($0) }) else {
      return name
    }
    let noun = reader.tree.head(of)
    return reader.classes(noun).contains(.locality) ? noun..<noun + 1 : name
  }

  private func isSame(_ left: Filler, _ right: Filler) -> Bool {
    marked.sameEntity(left, right) ?? false
  }

  /// "Resolution 2254", "the Minsk agreement": written like a name.
  func isNamed(_ filler: Filler) -> Bool {
    reader.tag(filler.head).isProperNoun || reader.field.words[filler.head].isCapitalized && reader.field.field == .text
  }

  /// Whether a filler is a thing that somebody stands behind: "accusations", "a request", "restrictions".
  func isAbstract(_ filler: Filler) -> Bool {
    guard filler.actor == nil, filler.place == nil else { return false }
    return reader.classes(filler.head).isDisjoint(with: [.person, .armed, .crowd, .official, .state, .site, .settlement])
  }
}
