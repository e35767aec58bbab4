/// Where an event was, where its own sentence tells the kind of place and no name.
extension EventBuilder {
  /// The most specific place that stands in the event's own clause, then any, then what the article implies, with the
  /// event's own words for its kind as the scene.
  func place(
    _ mentions: [EventMention], _ reading: FieldReading, _ type: EventType, isMain: Bool, isBackground: Bool
  ) -> Event.Place? {
    let place = namedPlace(mentions, reading, type, isMain: isMain, isBackground: isBackground)
    guard let scene = mentions.first(where: { $0.scene != nil && $0.placeOfItem == nil }), let words = scene.scene, !mentions.contains(where: { isNamed($0, reading) })
    else { return place }
    return described(by: words, place, scene, reading)
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
