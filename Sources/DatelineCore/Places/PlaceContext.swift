/// The words around a name, as far as they tell whether and how it is a place.
struct PlaceContext {
  let reading: Reading
  let name: Range<Int>
  let sentence: Range<Int>

  private func word(_ index: Int) -> String { sentence.contains(index) ? reading.word(index) : "" }
  private func classes(_ index: Int) -> WordClasses { sentence.contains(index) ? reading.classes(index) : [] }

  var isFollowedByPossessive: Bool { sentence.contains(name.upperBound) && reading.isPossessiveMark(name.upperBound) }

  // MARK: Before the name

  /// Past the article, region adjectives and a place noun with "of": where the words begin that govern the name.
  private var governor: Int {
    var index = name.lowerBound - 1
    while sentence.contains(index), reading.classes(index).has([.regionAdjective]) || Self.fillers.contains(word(index))
    {
      index -= 1
    }
    if word(index) == "of", classes(index - 1).has(.placeNoun) || classes(index - 1).has(.direction) {
      index -= 2
      while sentence.contains(index), classes(index).has([.determiner, .possessive, .modifier, .regionAdjective]) {
        index -= 1
      }
    } else if classes(index).has(.placeNoun), !classes(index).has(.preposition) {
      // "the Syrian city Aleppo".
      index -= 1
      while sentence.contains(index), classes(index).has([.determiner, .modifier]) { index -= 1 }
    }
    return index
  }

  private static let fillers: Set<String> = ["the", "capital", "central", "city", "war-torn", "embattled", "besieged"]

  private var isAfterLocative: Bool {
    let index = governor
    return classes(index).has(.locative) && word(index) != "reaching"
  }

  private var isAfterPlaceNoun: Bool {
    var index = name.lowerBound - 1
    if word(index) == "of" { index -= 1 }
    return classes(index).has(.placeNoun) && word(index) != "state" || Self.settlements.contains(word(index))
  }

  private var isBeforePlaceNoun: Bool {
    let next = word(name.upperBound)
    return classes(name.upperBound).has(.placeNoun) && next != "state"
      || (next == "state" && classes(name.upperBound + 1).isDisjoint(with: [.orgCue]))
  }

  var isGoverned: Bool { isAfterLocative || isAfterPlaceNoun }

  var expected: Toponym.Expected {
    var before = name.lowerBound - 1
    if word(before) == "of" { before -= 1 }
    if Self.units.contains(word(name.upperBound)) || Self.units.contains(word(before)) { return .unit }
    if Self.settlements.contains(word(name.upperBound)) || Self.settlements.contains(word(before)) {
      return .settlement
    }
    return .any
  }

  private static let units: Set<String> = [
    "province", "region", "state", "county", "district", "governorate", "oblast", "prefecture", "department", "canton",
    "republic",
  ]
  private static let settlements: Set<String> = [
    "village", "town", "city", "suburb", "settlement", "hamlet", "port", "neighbourhood", "neighborhood", "township",
    "capital",
  ]

  /// "west", "near", "outside" and what goes with them.
  var relation: Range<Int>? {
    var index = name.lowerBound - 1
    if word(index) == "the" { index -= 1 }
    if classes(index).has(.placeNoun), !classes(index).has(.preposition) { return nil }
    if word(index) == "of", classes(index - 1).has([.direction, .relation]) { return index - 1..<index + 1 }
    if word(index) == "of", ["border", "coast", "outskirts", "edge", "suburbs", "suburb"].contains(word(index - 1)) {
      return index - 1..<index + 1
    }
    if word(index) == "to", ["close", "adjacent", "next"].contains(word(index - 1)) { return index - 1..<index + 1 }
    if ["near", "outside", "around", "off", "surrounding", "beyond"].contains(word(index)) { return index..<index + 1 }
    if classes(index).has(.regionAdjective), classes(index).has(.relation) { return index..<index + 1 }
    return afterPlaceNounOf
  }

  /// "near the village of X", "outside the town of X".
  private var afterPlaceNounOf: Range<Int>? {
    let index = governor
    guard index < name.lowerBound - 1, ["near", "outside", "around", "off"].contains(word(index)) else { return nil }
    return index..<index + 1
  }

  var makesUnknownNameAPlace: Bool {
    let before = word(name.lowerBound - 1)
    if isBeforePlaceNoun && !reading.classes(name.upperBound).has(.orgCue) { return true }
    if before == "of", isAfterPlaceNoun { return true }
    if Self.settlements.contains(before), before != "city" { return true }
    if word(name.lowerBound - 1) == "of", classes(name.lowerBound - 2).has(.direction) { return true }
    guard Self.strongLocatives.contains(before) else { return false }
    // "in Khan's view" and "near Mr Khan" are no places; a name before a verb of saying is none.
    return !isFollowedByPossessive && !classes(name.upperBound).has(.saying)
  }

  private static let strongLocatives: Set<String> = [
    "in", "near", "outside", "around", "across", "inside", "throughout",
  ]

  // MARK: After the name

  /// The end of a site noun directly after the name: "Moscow concert hall".
  func siteAfter(_ index: Int, _ lexicons: Lexicons) -> Int? {
    var index = index
    if classes(index).has(.modifier), !classes(index).has([.acting, .saying]) { index += 1 }
    return siteEnd(at: index, lexicons)
  }

  private func siteEnd(at index: Int, _ lexicons: Lexicons) -> Int? {
    guard sentence.contains(index) else { return nil }
    var end: Int?
    for match in reading.matches(at: index) {
      if case .object(let row, _) = match.entry, lexicons.objects[row].isSite { end = match.tokens.upperBound }
      if case .agent = match.entry, let found = end, match.tokens.upperBound > found { return nil }
    }
    return end
  }

  /// The start of a site noun before "in" and the name: "a mosque in Kaduna".
  func siteBefore(_ lexicons: Lexicons) -> Int? {
    let preposition = governor
    guard ["in", "at", "near", "outside"].contains(word(preposition)) else { return nil }
    for start in stride(from: preposition - 1, through: max(sentence.lowerBound, preposition - 3), by: -1)
    where siteEnd(at: start, lexicons) == preposition {
      return siteEnd(at: start - 1, lexicons) == preposition && sentence.contains(start - 1) ? start - 1 : start
    }
    return nil
  }

  private func isAgent(_ index: Int) -> Bool {
    guard sentence.contains(index) else { return false }
    return reading.matches(at: index).contains { if case .agent = $0.entry { true } else { false } }
  }

  /// A verb of which the name is the subject, past adverbs and auxiliaries.
  private func verb(after index: Int) -> (isSaying: Bool, isActing: Bool, isPassive: Bool) {
    var index = index
    var isPassive = false
    var hasAuxiliary = false
    while sentence.contains(index), index < name.upperBound + 6 {
      let classes = classes(index)
      if classes.has(.auxiliary) {
        hasAuxiliary = true
        isPassive = ["was", "were", "is", "are", "been", "being"].contains(word(index))
      } else if classes.has([.saying, .acting]) {
        return (classes.has(.saying) && !isPassive, true, isPassive)
      } else if !classes.has([.adverb, .negation]), !isTime(index) {
        break
      }
      index += 1
    }
    return (false, hasAuxiliary, isPassive)
  }

  /// "on March 23" between subject and verb.
  private func isTime(_ index: Int) -> Bool {
    let isTimeWord = { (index: Int) in
      reading.matches(at: index).contains { if case .time = $0.entry { true } else { false } }
    }
    if isTimeWord(index) { return true }
    return reading.word(index) == "on"
      ? isTimeWord(index + 1)
      : reading.tokens[index].kind == .number && isTimeWord(index - 1)
  }

  func use(standsForGovernment: Bool, isCountry: Bool, _ lexicons: Lexicons) -> PlaceMention.Use {
    if isFollowedByPossessive { return .adjectival }
    if isBeforePlaceNoun { return .location }
    if isAfterLocative || isAfterPlaceNoun { return .location }
    if sentence.contains(name.upperBound), isAgent(name.upperBound), !classes(name.upperBound).has(.verb) {
      return .adjectival
    }
    guard standsForGovernment else { return .location }
    let before = word(name.lowerBound - 1) == "the" ? word(name.lowerBound - 2) : word(name.lowerBound - 1)
    if ["of", "on", "for"].contains(before) { return .location }
    let verb = verb(after: name.upperBound)
    if verb.isSaying { return .metonym }
    if classes(name.lowerBound - 1).has(.saying), !classes(name.lowerBound - 1).has(.preposition) { return .metonym }
    guard isCountry else { return verb.isActing && !verb.isPassive && isSubject ? .metonym : .location }
    if ["by", "against", "with", "between", "and"].contains(before) || verb.isActing { return .metonym }
    let previous = classes(name.lowerBound - (word(name.lowerBound - 1) == "the" ? 2 : 1))
    return previous.has([.saying, .acting]) ? .metonym : .location
  }

  /// Opens its sentence or clause.
  private var isSubject: Bool {
    name.lowerBound == sentence.lowerBound || classes(name.lowerBound - 1).has([.conjunction])
      || [",", "\"", "“", "that", ":"].contains(word(name.lowerBound - 1))
  }
}
