/// Names that stand where a place is wanted and that no gazetteer row fits.
extension CircumstanceBinder {
  /// A country, or a part of one.
  func isWide(_ place: Int) -> Bool {
    guard case .resolved(let resolved) = marked.mentions.places[place].resolution else { return false }
    return resolved.precision == .country || resolved.precision == .admin
  }

  /// The bare name behind "at", "in" or "near" in the event's own clause, of an act of violence or of force, that neither
  /// the gazetteer nor another table has.
  func unknownName(of mention: EventMention) -> Range<Int>? {
    guard ontology.types[mention.type].isPhysical, marked.field.field == .text else { return nil }
    for token in window(mention)
    where reader.relation(token) == .pobj && (isUnknownName(token) || isRoad(token)) && isOwnClause(marked.clause(at: token), mention)
      && (Self.locative.contains(marked.field.word(reader.tree.head(token))) || isRoad(token) && marked.field.word(reader.tree.head(token)) == "on")
    {
      let tokens = reader.phrase(token)
      guard tokens.count <= Self.longestName + 2, let first = tokens.first(where: { reader.relation($0) != .det }),
        (first..<tokens.upperBound).allSatisfy({ isUnknownName($0) || $0 == token || Self.particles.contains(marked.field.word($0)) && $0 > first })
      else { continue }
      return first..<tokens.upperBound
    }
    return nil
  }

  /// "artillery fire on X, where a shell killed four": the name over the clause.
  func unknownNameOfRelative(_ mention: EventMention) -> Range<Int>? {
    guard ontology.types[mention.type].isPhysical, marked.field.field == .text, let clause = reader.whereClause(over: mention.clause) else { return nil }
    let noun = reader.tree.head(clause)
    guard reader.relation(noun) == .pobj, isUnknownName(noun) else { return nil }
    let tokens = reader.phrase(noun)
    return tokens.count <= Self.longestName && tokens.allSatisfy(isUnknownName) ? tokens : nil
  }

  /// The event's, or one that says when it happened: "were killed when rebels stormed the base at X".
  private func isOwnClause(_ clause: Int, _ mention: EventMention) -> Bool {
    clause == mention.clause
      || reader.relation(clause) == .advcl && reader.tree.head(clause) == mention.clause
        && reader.children(of: clause, .advmod, .mark).contains { ["when", "as"].contains(marked.field.word($0)) }
  }

  private func isUnknownName(_ token: Int) -> Bool {
    guard reader.tag(token).isProperNoun, marked.field.words[token].isCapitalized, marked.placeAt[token] < 0,
      marked.timeAt[token] < 0, marked.weaponAt[token] < 0, reader.classes(token).isEmpty
    else { return false }
    let actor = Int(marked.actorAt[token])
    guard actor >= 0 else { return true }
    let mention = marked.mentions.actors[actor]
    return mention.named && mention.code == nil && !mention.isPronoun
  }

  /// "in Chapel Road", "on the N380 road": a road's own name.
  private func isRoad(_ token: Int) -> Bool {
    guard token > 0, Self.roads.contains(marked.field.word(token)), reader.tag(token).isNoun, marked.placeAt[token] < 0 else { return false }
    return marked.field.words[token].isCapitalized && reader.tag(token).isProperNoun ? isUnknownName(token - 1) : isRoadsNumber(token - 1)
  }

  /// "N380", "A2", "RN7".
  private func isRoadsNumber(_ token: Int) -> Bool {
    let word = marked.field.words[token]
    return word.utf8.count <= 5 && word.isCapitalized && word.contains { $0.isNumber }
  }

  static let roads: Set = ["road", "street", "avenue", "lane", "drive", "highway", "boulevard", "close", "crescent", "terrace", "way"]
  private static let particles: Set = ["de", "del", "la", "las", "los", "el", "du", "des", "da", "do", "dos", "di", "al", "upon", "sur", "-", "l'", "d'", "l’", "d’"]

  /// "in the Rivermouth district", which no gazetteer has: its name.
  func unknownLocation(_ mention: EventMention) -> Range<Int>? {
    if let name = nameBeside(mention) { return name }
    for token in window(mention)
    where reader.relation(token) == .pobj && marked.clause(at: token) == mention.clause
      && !reader.classes(token).isDisjoint(with: [.locality, .region, .site])
      && Self.locative.contains(marked.field.word(reader.tree.head(token)))
    {
      let isSite = reader.classes(token).isDisjoint(with: [.locality, .region])
      if !isSite, let name = reference.unknownName(after: token) { return name }
      let names = reader.children(of: token, .compound).filter {
        reader.tag($0).isProperNoun && marked.field.words[$0].isCapitalized && marked.placeAt[$0] < 0 && $0 < token
      }
      // "in Birnin Gwari Local Government Area": the name that is known, and no other.
      guard let first = names.first, names.count < 4, !reader.children(of: token, .compound).contains(where: { marked.placeAt[$0] >= 0 }) else { continue }
      // "inside Drouillard hospital": the whole name of the building.
      return reader.phrase(first).lowerBound..<(isSite ? token + 1 : token)
    }
    return nil
  }

  /// "Near Bagh Zawal, three strikes": what stands behind a preposition that only places take.
  private func nameBeside(_ mention: EventMention) -> Range<Int>? {
    guard ontology.types[mention.type].isPhysical else { return nil }
    for token in window(mention) where ["near", "outside"].contains(marked.field.word(token)) && marked.clause(at: token) == mention.clause {
      var end = token + 1
      while view.tokens.contains(end), end - token <= Self.longestName, reader.tag(end).isProperNoun, marked.field.words[end].isCapitalized,
        marked.placeAt[end] < 0, marked.timeAt[end] < 0
      {
        end += 1
      }
      guard end > token + 1, !hasKnownBody(token + 1..<end) else { continue }
      return token + 1..<end
    }
    return nil
  }

  private static let longestName = 4
  private static let locative: Set = ["in", "at", "near", "outside", "around", "inside", "off"]

  private func hasKnownBody(_ tokens: Range<Int>) -> Bool {
    tokens.contains { token in
      let actor = Int(marked.actorAt[token])
      return actor >= 0 && marked.mentions.actors[actor].code != nil
    }
  }
}
