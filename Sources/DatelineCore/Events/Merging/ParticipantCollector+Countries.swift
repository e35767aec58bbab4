/// Whose country those are of whom the text tells only the kind.
extension ParticipantCollector {
  /// "police", "gunmen", "residents": people and bodies of the place, as monitors code them ("Unidentified Armed Group
  /// (Mexico)"); not a person known by name alone, nor what belongs to several countries.
  ///
  /// Source: ACLED Codebook (2023), generic and unidentified actors.
  func isLocal(_ mention: ActorMention) -> Bool {
    if isAtHome(mention) || isCrowdByNumber(mention) { return true }
    guard mention.country == nil, let sector = mention.sector, !Self.everywhere.contains(sector),
      !mention.isPronoun, mention.code.map({ $0.hasPrefix("---") }) ?? true
    else { return false }
    if mention.named, !Self.atHome.contains(sector) { return false }
    return !isForeign(mention)
  }

  /// "Thousands walked out": people of the place of whom only the number is told.
  func isCrowdByNumber(_ mention: ActorMention) -> Bool {
    mention.country == nil && !mention.named && mention.sector == nil && ["dozens", "scores", "hundreds", "thousands", "many"].contains(reading.marked.field.word(mention.head))
  }

  /// "Deputies had arrested a man": a sheriff's, in the United States.
  func isDeputy(_ mention: ActorMention, _ country: String?) -> Bool {
    isPolicing && country == "US" && mention.sector == "LEG" && !mention.named && ["deputies", "deputy"].contains(reading.marked.field.word(mention.head))
  }

  /// "In Addis Ababa he held talks with the foreign minister": Ethiopia's, whom a visitor met.
  func isOfHosts(_ mention: ActorMention, _ role: Event.Actor.Role) -> Bool {
    role == .target && host != nil && mention.sector == "GOV" && mention.country == nil
  }

  /// "The minister concluded her visit to X": of X she is not, where that is written elsewhere, but of that
  /// country; within one country its officials visit its towns.
  func atHome(_ country: String?, _ mention: ActorMention) -> String? {
    guard let country, let writtenIn, guests[mention.entity]?.contains(country) == true else { return country }
    return writtenIn
  }

  /// "Troops detained 14", where the text has spoken of Israeli troops and of no others: theirs, wherever they are.
  func countryTold(before mention: ActorMention) -> String? {
    guard Self.ofState.contains(mention.sector ?? "") || mention.sector == "SET", mention.kind != .object else { return nil }
    // Police work where they are at home, whoever else's the text has named.
    if mention.sector == "COP", country != nil { return nil }
    let field = reading.marked.field
    let head = field.folded[mention.head]
    // "the provincial government" is no government told before.
    let kinds = mention.tokens.prefix(Self.longestPhrase).filter { field.tags[$0] == .adjective || field.tags[$0].isNoun && $0 != mention.head }
    var told: Set<String> = []
    for other in reading.marked.mentions.actors
    where other.head < mention.head && other.sector == mention.sector && field.folded[other.head] == head
      && kinds.allSatisfy({ kind in other.tokens.contains { field.folded[$0] == field.folded[kind] } })
    {
      if let country = other.country { told.insert(country) }
    }
    return told.count == 1 ? told.first : nil
  }

  private static let longestPhrase = 8

  /// "attacked the mosque in the village", "struck two substations": of the country where it stands. What moves may be
  /// another's, unless it is the army's or the police's.
  func isStruckHere(_ mention: ActorMention, _ role: Event.Actor.Role) -> Bool {
    guard role == .target, isViolent || isOnSite, !mention.named, mention.sector == nil || isLocal(mention),
      !isForeign(mention)
    else { return false }
    return Self.ofState.contains(mention.sector ?? "") || standsStill(mention.head) || isOnSite || isOfHome(mention.head)
  }

  /// "set nine trucks ablaze" in the country that the article speaks of: its own, unless they are weapons.
  private func isOfHome(_ head: Int) -> Bool {
    country != nil && country == home && reading.marked.weaponAt[head] < 0
  }

  /// "Three charcoal burners were beheaded": people of whom no table has the word.
  func isUnknownVictim(_ mention: ActorMention, _ role: Event.Actor.Role) -> Bool {
    (role == .victim && isViolent || role == .target && isTaking) && !mention.named && mention.sector == nil && mention.country == nil
      && !isForeign(mention)
  }

  /// "Lamplighters blocked the road": people of whom no table has the word, at home where they protest.
  func isUnknownProtester(_ mention: ActorMention, _ role: Event.Actor.Role) -> Bool {
    isProtest && role == .actor && !mention.named && mention.sector == nil && mention.country == nil && reading.marked.field.tags[mention.head] == .pluralNoun
      && !isForeign(mention)
  }

  /// No vehicle, vessel or weapon.
  func standsStill(_ head: Int) -> Bool {
    reading.marked.weaponAt[head] < 0
      && vocabulary.classes(reading.marked.words[head]).isDisjoint(with: [.vessel, .aircraft, .roadVehicle, .railVehicle, .weaponry, .captive])
  }

  private static let ofState: Set = ["MIL", "COP", "GOV"]

  /// Someone known by name alone, where the event is in the country that the article speaks of.
  private func isAtHome(_ mention: ActorMention) -> Bool {
    guard let country, country == home, mention.country == nil, mention.named, mention.kind == .person else { return false }
    return !Self.everywhere.contains(mention.sector ?? "") && mention.code.map { $0.hasPrefix("---") } ?? true
  }

  private func isForeign(_ mention: ActorMention) -> Bool { HomeCountry.isAbroad(mention.tokens, in: reading.marked.field) }

  private static let everywhere: Set = ["IGO", "NGO", "MNC", "PRE"]
  private static let atHome: Set = ["GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "OPP", "REB", "PRM", "CRM", "LAB", "UAF"]
}
