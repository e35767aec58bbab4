/// Where an event was, where its own sentence tells the kind of place and no name.
extension EventBuilder {
  /// The most specific place that stands in the event's own clause, then any, then what the article implies, with the
  /// event's own words for its kind as the scene.
  func place(
    _ mentions: [EventMention], _ reading: FieldReading, _ type: EventType, isMain: Bool, isBackground: Bool
  ) -> Event.Place? {
    let place = namedPlace(mentions, reading, type, isMain: isMain, isBackground: isBackground)
    if let site = unknownSite(mentions, place, reading), let town = town(around: mentions, reading, type, isMain: isMain, isBackground: isBackground) {
      return mapped(site, to: town, reading)
    }
    guard let scene = mentions.first(where: { $0.scene != nil && $0.placeOfItem == nil }), let words = scene.scene, !mentions.contains(where: { isNamed($0, reading) })
    else { return place }
    return described(by: words, place, scene, reading)
  }

  /// "at the Melody market", "in Sedarat Square": a building or a street that no gazetteer has, by its whole name.
  private func unknownSite(_ mentions: [EventMention], _ place: Event.Place?, _ reading: FieldReading) -> Range<Int>? {
    guard case .unresolved? = place?.resolution, let name = mentions.lazy.compactMap(\.unknownPlace).first, let last = name.last,
      reading.text(name) == place?.text
    else { return nil }
    let classes = reading.vocabulary.classes(reading.marked.words[last])
    guard classes.isDisjoint(with: PlaceReference.nouns) else { return nil }
    return name.count > 1 && (!classes.isDisjoint(with: [.site, .scene]) || CircumstanceBinder.roads.contains(reading.marked.field.word(last))) ? name : nil
  }

  /// The site's own words, on the map where its town is.
  private func mapped(_ site: Range<Int>, to town: ResolvedPlace, _ reading: FieldReading) -> Event.Place {
    var town = town
    town.reasons.append("the town of a site that is not in the gazetteer")
    return Event.Place(text: reading.text(site), span: reading.marked.field.span(site), resolution: .resolved(town), relation: nil)
  }

  /// The town to which the story had come, where a site stands.
  private func town(
    around mentions: [EventMention], _ reading: FieldReading, _ type: EventType, isMain: Bool, isBackground: Bool
  ) -> ResolvedPlace? {
    let unnamed = mentions.map { mention in
      var mention = mention
      mention.unknownPlace = nil
      return mention
    }
    guard let place = namedPlace(unnamed, reading, type, isMain: isMain, isBackground: isBackground), case .resolved(let resolved) = place.resolution,
      resolved.precision == .place
    else { return nil }
    return resolved
  }

  /// Its own sentence names its place.
  private func isNamed(_ mention: EventMention, _ reading: FieldReading) -> Bool {
    let tokens = mention.unknownPlace ?? mention.place.map { reading.marked.mentions.places[$0].tokens }
    return tokens.map { mention.sentenceTokens.contains($0.lowerBound) } ?? false
  }

  /// "the main gate": in the town to which the story had come, if it had come to one.
  private func described(by words: Range<Int>, _ place: Event.Place?, _ mention: EventMention, _ reading: FieldReading) -> Event.Place {
    guard var place, case .resolved = place.resolution else {
      return unresolved(words, Event.Place.byKind, relation: nil, of: mention, reading)
    }
    place.scene = Event.Place.Scene(text: reading.text(words), span: reading.marked.field.span(words))
    place.relation = nil
    return place
  }
}

extension Event.Place {
  /// Why a place that is told by words like "the main gate" alone has no point.
  static let byKind = "told by its kind only"

  var isByKind: Bool { resolution == .unresolved(Self.byKind) }
}
