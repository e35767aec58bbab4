/// What is compared when two mentions may tell one event.
struct MentionProfile: Sendable {
  var place: ResolvedPlace?
  /// The toponym in lower case, also where it could not be resolved.
  var placeText: String?
  /// First and last day, ISO.
  var days: ClosedRange<String>?
  /// Entities, codes and heads of those who act; empty when nobody is named.
  var actors: Set<String> = []
  /// Dated by a month or a year.
  var isLongAgo = false
  var actorCountries: Set<String> = []
  /// Heads of those who suffer it, in lower case.
  var targets: Set<String> = []
  var killed: Count?
  /// Who gives that figure: an entity or, of a stranger, his word; nil where the article itself does.
  var counter: String?
  /// Whom the figure counts is said in no more than "people", "dead" or "bodies".
  var isCountOfAnybody = false
  /// Of its sentence, in its field.
  var paragraph: Int

  init(_ mention: EventMention, in reading: FieldReading) {
    let mentions = reading.marked.mentions
    let sentences = reading.marked.field.sentences
    paragraph = sentences.indices.contains(mention.sentence) ? sentences[mention.sentence].paragraph : 0
    if let place = mention.place, !mention.placeIsAssumed {
      placeText = reading.text(mentions.places[place].tokens).lowercased()
      if case .resolved(let resolved) = mentions.places[place].resolution { self.place = resolved }
    }
    if let unknown = mention.unknownPlace { placeText = reading.text(unknown).lowercased() }
    if let time = mention.time, let start = mentions.times[time].time.start {
      let end = mentions.times[time].time.end ?? start
      days = start <= end ? start...end : start...start
      switch mentions.times[time].time.granularity {
      case .month, .quarter, .year, .decade: isLongAgo = true
      default: break
      }
    }
    for filler in mention.fillers(.actor) { addActor(filler, reading) }
    for filler in mention.fillers(.target) + mention.fillers(.victim) {
      targets.insert(reading.marked.field.word(filler.head))
      if let place = filler.place { targets.insert(reading.text(mentions.places[place].tokens).lowercased()) }
    }
    guard let casualty = mention.casualties.first(where: { mentions.casualties[$0.mention].kind == .killed }) else { return }
    killed = mentions.casualties[casualty.mention].count
    counter = (casualty.source ?? mention.sources.first).map { source in
      source.filler.actor.map { "entity \(reading.violence.resolved($0, mentions).entity)" } ?? reading.marked.field.word(source.filler.head)
    }
    let victims = mentions.casualties[casualty.mention].victims
    isCountOfAnybody = victims?.last.map { Self.anybody.contains(reading.marked.field.word($0)) } ?? true
  }

  private static let anybody: Set = ["people", "persons", "civilians", "dead", "bodies", "corpses", "deaths", "victims", "fatalities", "others", "killed"]

  private mutating func addActor(_ filler: Filler, _ reading: FieldReading) {
    guard let actor = filler.actor else {
      actors.insert(reading.marked.field.word(filler.head))
      if let place = filler.place, case .resolved(let resolved) = reading.marked.mentions.places[place].resolution,
        let country = resolved.country
      {
        actorCountries.insert(country)
      }
      return
    }
    let mention = reading.violence.resolved(actor, reading.marked.mentions)
    actors.insert("entity \(mention.entity)")
    if let country = mention.country { actorCountries.insert(country) }
    actors.insert(reading.marked.field.word(mention.head))
  }

  // MARK: Comparison: nil is "cannot tell"

  func samePlace(_ other: MentionProfile) -> Bool? {
    guard let text = placeText, let otherText = other.placeText else { return nil }
    if text == otherText { return true }
    guard let place, let otherPlace = other.place else { return nil }
    if place.name == otherPlace.name, place.country == otherPlace.country { return true }
    // A country or a region holds the town: they do not contradict each other.
    guard place.country == otherPlace.country else { return false }
    if place.precision == .country || otherPlace.precision == .country { return nil }
    if place.precision == .admin || otherPlace.precision == .admin {
      guard let admin = place.admin1, let otherAdmin = otherPlace.admin1 else { return nil }
      return admin == otherAdmin ? nil : false
    }
    if place.precision == .site || otherPlace.precision == .site { return nil }
    return false
  }

  func sameDay(_ other: MentionProfile) -> Bool? {
    guard let days, let otherDays = other.days else { return nil }
    return days.overlaps(otherDays)
  }

  func sameActor(_ other: MentionProfile) -> Bool? {
    if actors.isEmpty || other.actors.isEmpty { return nil }
    if !actors.isDisjoint(with: other.actors) { return true }
    if actorCountries.isEmpty || other.actorCountries.isEmpty { return nil }
    return actorCountries.isDisjoint(with: other.actorCountries) ? false : nil
  }

  func sameTarget(_ other: MentionProfile) -> Bool? {
    if targets.isEmpty || other.targets.isEmpty { return nil }
    return !targets.isDisjoint(with: other.targets)
  }

  func sameToll(_ other: MentionProfile) -> Bool? {
    guard let killed, let otherKilled = other.killed else { return nil }
    // "at least 13" and "13" are one toll.
    return killed == otherKilled || killed.min != nil && killed.min == otherKilled.min
  }
}
