/// With what something was done.
extension CircumstanceBinder {
  func bindWeapons(_ mention: inout EventMention) {
    var last = -1
    // "fired rockets in retaliation for an air strike": the rockets were fired, not the aircraft.
    let answered = reader.answered(by: mention.anchor)
    for token in window(mention) where marked.clause(at: token) == mention.clause || isFilling(token, mention) || isUsed(token, mention) {
      let weapon = Int(marked.weaponAt[token])
      if weapon >= 0, weapon != last, !mention.weapons.contains(weapon), !isOnlyTheEvent(weapon, mention), !isTaken(weapon, mention),
        reader.answered(by: token) == answered
      {
        mention.weapons.append(weapon)
      }
      last = weapon
      if mention.weapons.count == 4 { break }
    }
  }

  /// "A truck carrying dynamite exploded", "a car bomb that contained 40 kilograms of explosives": what the means of
  /// attack was filled with, which a clause on it tells.
  private func isFilling(_ token: Int, _ mention: EventMention) -> Bool {
    guard marked.weaponAt[token] >= 0 else { return false }
    let verb = marked.clause(at: token)
    guard reader.classes(verb).contains(.filling), [.acl, .relcl].contains(reader.relation(verb)) else { return false }
    let carrier = reader.tree.head(verb)
    return marked.weaponAt[carrier] >= 0 && marked.clause(at: carrier) == mention.clause
  }

  /// "Captured six men, a rifle and two mortars", "police found grenades": what is taken was not used.
  private func isTaken(_ weapon: Int, _ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    guard type.group == "abduction" || type.event == "COERCE" else { return false }
    var head = marked.mentions.weapons[weapon].tokens.upperBound - 1
    for _ in 0..<ClauseReader.depth where [.conj, .compound, .appos].contains(reader.relation(head)) { head = reader.tree.head(head) }
    // "made off with a machine gun".
    return [.dobj, .nsubjpass].contains(reader.relation(head)) || reader.relation(head) == .pobj && mention.trigger.contains(reader.tree.head(head))
  }

  /// "used mortars to retake the hill", "strikes using rocket artillery".
  private func isUsed(_ token: Int, _ mention: EventMention) -> Bool {
    guard marked.weaponAt[token] >= 0 else { return false }
    let verb = marked.clause(at: token)
    guard marked.field.lemmas.indices.contains(verb), marked.field.lemmas[verb] == "use" else { return false }
    if reader.tree.head(mention.clause) == verb { return reader.isInfinitive(mention.clause) }
    return [.acl, .advcl].contains(reader.relation(verb)) && marked.clause(at: reader.tree.head(verb)) == mention.clause
  }

  /// "air attacks": tells how, but names no weapon.
  private func isOnlyTheEvent(_ weapon: Int, _ mention: EventMention) -> Bool {
    let tokens = marked.mentions.weapons[weapon].tokens
    guard tokens.overlaps(mention.trigger) else { return false }
    let last = tokens.upperBound - 1
    let isEvent = reader.word(last)?.isEventNoun == true
    return isEvent && !reader.classes(last).contains(.device)
      && (tokens.count == 1 || ["air", "aerial"].contains(marked.field.word(tokens.lowerBound)))
  }
}
