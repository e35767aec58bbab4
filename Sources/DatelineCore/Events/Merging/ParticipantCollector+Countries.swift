/// Whose country those are of whom the text tells only the kind.
extension ParticipantCollector {
  /// "police", "gunmen", "residents": people and bodies of the place, as monitors code them ("Unidentified Armed Group
  /// (Mexico)"); not a person known by name alone, nor what belongs to several countries.
  ///
  /// Source: ACLED Codebook (2023), generic and unidentified actors.
  func isLocal(_ mention: ActorMention) -> Bool {
    let field = reading.marked.field
    if isAtHome(mention) { return true }
    guard mention.country == nil, let sector = mention.sector, !Self.everywhere.contains(sector),
      field.tags[mention.head].isNoun || field.tags[mention.head] == .cardinal, mention.code.map({ $0.hasPrefix("---") }) ?? true
    else { return false }
    if mention.named, !Self.atHome.contains(sector) { return false }
    return mention.tokens.allSatisfy { !Self.foreign.contains(field.word($0)) }
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

  /// "attacked the mosque in the village": of the country where it stands. What moves may be another's.
  func isStruckHere(_ mention: ActorMention, _ role: Event.Actor.Role) -> Bool {
    guard role == .target, isLocal(mention), !mention.named else { return false }
    return vocabulary.classes(reading.marked.words[mention.head]).isDisjoint(with: [.vessel, .aircraft, .roadVehicle, .railVehicle])
  }

  /// Someone known by name alone, where the event is in the country that the article speaks of.
  private func isAtHome(_ mention: ActorMention) -> Bool {
    guard let country, country == home, mention.country == nil, mention.named, mention.kind == .person else { return false }
    return !Self.everywhere.contains(mention.sector ?? "") && mention.code.map { $0.hasPrefix("---") } ?? true
  }

  private static let everywhere: Set = ["IGO", "NGO", "MNC", "PRE"]
  private static let atHome: Set = ["GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "OPP", "REB", "PRM", "CRM", "LAB", "UAF"]
  private static let foreign: Set = [
    "foreign", "international", "global", "overseas", "multinational", "european", "western", "african", "arab", "coalition",
  ]
}
