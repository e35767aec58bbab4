/// Finds names of persons and organisations, known to the tables or recognised by cue: a title or given name before,
/// a word such as "Party" at the end, a verb of saying after.
struct NameFinder: Sendable {
  private let lexicons: Lexicons

  init(_ lexicons: Lexicons) { self.lexicons = lexicons }

  /// In order, none overlapping another.
  ///
  /// - Parameter surnames: folded last words of the persons that the article names in full; grows.
  func names(in reading: Reading, surnames: inout Set<String>) -> [NameMention] {
    var names: [NameMention] = []
    var alone: [Int] = []
    for (number, sentence) in reading.document.sentences.enumerated() {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        if let name = name(at: index, in: sentence.tokens, reading, reading.casing[number]) {
          names.append(name)
          if name.isPerson, name.tokens.count > 1 || isLeader(name) {
            surnames.insert(reading.word(familyName(name)))
          }
          index = name.tokens.upperBound
        } else if reading.casing[number] == .mixed, NameReader.isNameWord(index, reading),
          isAfterPlaceCue(index, reading),
          !startsOtherwise(index, reading)
        {
          // "near Cabo San Lucas": a place's name as a whole, not a person's in its second word.
          let end = NameReader.nameEnd(from: index, to: sentence.tokens.upperBound, reading)
          alone += index..<end
          index = end
        } else {
          // "United States": a place of several words has no person in its second.
          let end = min(placeEnd(index, reading), sentence.tokens.upperBound)
          alone += index..<end
          index = end
        }
      }
    }
    names += alone.filter { isKnownSurname($0, surnames, reading) }.map {
      NameMention(tokens: $0..<$0 + 1, referent: .person)
    }
    return names.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func placeEnd(_ index: Int, _ reading: Reading) -> Int {
    reading.longest(at: index) { if case .place = $0 { true } else { false } }?.tokens.upperBound ?? index + 1
  }

  private func isLeader(_ name: NameMention) -> Bool {
    if case .leader = name.referent { true } else { false }
  }

  /// The token of a person's family name.
  private func familyName(_ name: NameMention) -> Int {
    if case .leader(let row) = name.referent, lexicons.country(lexicons.leaders[row].country)?.familyNameFirst == true {
      return name.tokens.lowerBound
    }
    return name.tokens.upperBound - 1
  }

  private func isKnownSurname(_ index: Int, _ surnames: Set<String>, _ reading: Reading) -> Bool {
    guard surnames.contains(reading.word(index)),
      reading.tokens[index].hasUpperCase || reading.casing(at: index) != .mixed
    else { return false }
    return !reading.matches(at: index).contains { if case .place = $0.entry { true } else { false } }
  }

  private func name(
    at index: Int, in sentence: Range<Int>, _ reading: Reading, _ casing: Casing
  ) -> NameMention? {
    if let known = known(at: index, reading) {
      return extended(known, in: sentence, reading, casing)
    }
    guard casing == .mixed, NameReader.isNameWord(index, reading), !startsOtherwise(index, reading) else { return nil }
    return unknown(at: index, in: sentence, reading)
  }

  private func known(at index: Int, _ reading: Reading) -> NameMention? {
    guard let longest = reading.matches(at: index).last else { return nil }
    let end = longest.tokens.upperBound
    for match in reading.matches(at: index) where match.tokens.upperBound == end {
      switch match.entry {
      case .leader(let row): return NameMention(tokens: match.tokens, referent: .leader(row))
      case .organization(let row): return NameMention(tokens: match.tokens, referent: .organization(row))
      case .metonym(let row):
        // A place that can stand for a body is left to the places unless it is nothing but a body.
        guard !reading.matches(at: index).contains(where: { if case .place = $0.entry { true } else { false } }) else {
          return nil
        }
        return NameMention(tokens: match.tokens, referent: .metonym(row))
      default: continue
      }
    }
    return nil
  }

  /// A known short name at the start of a longer one ("Labour" in "Labour Party Youth League") gives way to it.
  private func extended(
    _ name: NameMention, in sentence: Range<Int>, _ reading: Reading, _ casing: Casing
  ) -> NameMention {
    guard casing == .mixed, case .organization = name.referent else { return name }
    let end = NameReader.nameEnd(from: name.tokens.upperBound - 1, to: sentence.upperBound, reading)
    guard end > name.tokens.upperBound, reading.classes(end - 1).has(.orgCue), isAgentNoun(end - 1, reading) == false
    else { return name }
    return NameMention(tokens: name.tokens.lowerBound..<end, referent: .unknownOrganization)
  }

  private func isAgentNoun(_ index: Int, _ reading: Reading) -> Bool {
    reading.matches(at: index).contains { if case .agent = $0.entry { true } else { false } }
  }

  /// Begins with a title, demonym, time word or thing: these are read as such, and the name after them by itself.
  private func startsOtherwise(_ index: Int, _ reading: Reading) -> Bool {
    let hasGivenName = reading.matches(at: index).contains { $0.entry == .givenName }
    return reading.matches(at: index).contains { match in
      switch match.entry {
      case .title, .demonym, .people, .time: true
      case .place, .country: !hasGivenName
      default: false
      }
    }
  }

  private func unknown(at index: Int, in sentence: Range<Int>, _ reading: Reading) -> NameMention? {
    let end = NameReader.nameEnd(from: index, to: sentence.upperBound, reading)
    if let organization = organization(index..<end, in: sentence, reading) { return organization }
    var name = index..<end
    let isTitled = precedingTitle(index, reading)
    // "Minister Ali Khan Tuesday": what follows a place or an agent noun inside is no part of the name.
    if let cut = name.dropFirst().first(where: { isAgentNoun($0, reading) && !isTitled }) { name = index..<cut }
    let hasGivenName = reading.matches(at: index).contains { $0.entry == .givenName }
    let isPlace = reading.matches(at: index).contains { if case .place = $0.entry { true } else { false } }
    if reading.classes(index).has(.thingName), name.count > 1 { return NameMention(tokens: name, referent: .thing) }
    if isTitled { return NameMention(tokens: name, referent: .person) }
    guard name.count > 1 else {
      let saysSomething = reading.classes(name.upperBound).has(.saying) && !isAgentNoun(index, reading) && !isPlace
      return saysSomething && reading.matches(at: index).isEmpty
        ? NameMention(tokens: name, referent: .person) : nil
    }
    if isPlace && !hasGivenName { return nil }
    if hasGivenName { return NameMention(tokens: name, referent: .person) }
    if isAgentNoun(index, reading) || reading.classes(name.upperBound).has(.placeNoun) { return nil }
    let isUnknown = name.allSatisfy { !reading.matches(at: $0).contains(where: isOtherThanGivenName) }
    return isUnknown && !isAfterPlaceCue(index, reading) && !endsAsSite(name, reading)
      ? NameMention(tokens: name, referent: .person) : nil
  }

  private func isOtherThanGivenName(_ match: Reading.Match) -> Bool {
    switch match.entry {
    case .givenName, .harm, .bound, .number: false
    default: true
    }
  }

  private func isAfterPlaceCue(_ index: Int, _ reading: Reading) -> Bool {
    let before = reading.word(index - 1) == "of" ? index - 2 : index - 1
    return reading.classes(before).has([.placeNoun, .direction])
      || ["in", "at", "near", "outside", "the", "around", "across"].contains(reading.word(before))
  }

  private func endsAsSite(_ name: Range<Int>, _ reading: Reading) -> Bool {
    reading.classes(name.upperBound - 1).has(.placeNoun)
      || reading.matches(at: name.upperBound - 1).contains { if case .object = $0.entry { true } else { false } }
  }

  private func precedingTitle(_ index: Int, _ reading: Reading) -> Bool {
    for start in stride(from: index - 1, through: max(0, index - 4), by: -1) {
      for match in reading.matches(at: start) where match.tokens.upperBound == index {
        if case .title = match.entry { return true }
      }
    }
    return false
  }

  /// "Free Patriotic Front", "University of Nairobi", "Ministry of Mines".
  private func organization(
    _ name: Range<Int>, in sentence: Range<Int>, _ reading: Reading
  ) -> NameMention? {
    guard let cue = name.last(where: { reading.classes($0).has(.orgCue) && !isInsideParticle($0, reading) }) else {
      return nil
    }
    var end = cue + 1
    if cue == name.upperBound - 1, reading.word(end) == "of" || reading.word(end) == "for" {
      let next = reading.word(end + 1) == "the" ? end + 2 : end + 1
      if next < sentence.upperBound, reading.tokens[next].isCapitalized, NameReader.isNameWord(next, reading) {
        end = NameReader.nameEnd(from: next, to: sentence.upperBound, reading)
      }
    }
    let tokens = name.lowerBound..<end
    return tokens.count > 1 && end <= sentence.upperBound
      ? NameMention(tokens: tokens, referent: .unknownOrganization) : nil
  }

  private func isInsideParticle(_ index: Int, _ reading: Reading) -> Bool {
    !reading.tokens[index].isCapitalized
  }
}
