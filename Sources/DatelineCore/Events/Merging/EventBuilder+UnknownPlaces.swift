/// Where a place lies that could not be put on the map.
extension EventBuilder {
  /// How far behind a name the place that holds it may stand: "X, a village in the west of Y".
  private static let reach = 12
  /// How far before it: "in Y's border town of X".
  private static let before = 5

  /// A place whose name no gazetteer row fits, in the country that the article puts it in.
  func unresolved(
    _ name: Range<Int>, _ reason: String, relation: Range<Int>?, of mention: EventMention?, _ reading: FieldReading
  ) -> Event.Place {
    Event.Place(
      text: reading.text(name), span: reading.marked.field.span(name), resolution: .unresolved(reason),
      relation: relation.map { reading.text($0) },
      within: holder(of: name, reading) ?? before(name, reading) ?? mention.flatMap { countryOfItem($0, reading) } ?? setting.homeCountry)
  }

  /// "the village of X in Y", "X, a town in Y", "X, Y": the country of the place right behind a name that is in it or
  /// beside it.
  private func holder(of name: Range<Int>, _ reading: FieldReading) -> String? {
    let field = reading.marked.field
    let sentence = field.sentences[Int(field.sentenceOf[name.lowerBound])].tokens
    for token in (name.upperBound..<name.upperBound + Self.reach).clamped(to: sentence) {
      if let place = place(at: token, reading) {
        if isAcrossBorder(place, reading) { continue }
        return place.use == .location || place.isDemonym && isOfPlaceNoun(token, reading) ? country(of: place) : nil
      }
      if field.tags[token].isVerb || field.tags[token] == .modal { return nil }
    }
    return nil
  }

  /// "X, near the border with Y", "X, on the Y border": beside that country, and not in it.
  private func isAcrossBorder(_ place: PlaceMention, _ reading: FieldReading) -> Bool {
    let field = reading.marked.field
    let (first, end) = (place.tokens.lowerBound, place.tokens.upperBound)
    return field.word(first - 1) == "with" && Self.borders.contains(field.word(first - 2)) || place.use == .adjectival && Self.borders.contains(field.word(end))
  }

  private static let borders: Set = ["border", "borders", "frontier", "boundary"]

  /// "the Bosnian town of X", "Kenya's Y county, near X": the country of what its noun belongs to, else of the last place
  /// that its sentence has told.
  private func before(_ name: Range<Int>, _ reading: FieldReading) -> String? {
    let field = reading.marked.field
    let sentence = field.sentences[Int(field.sentenceOf[name.lowerBound])].tokens
    for token in (name.lowerBound - Self.before..<name.lowerBound).clamped(to: sentence).reversed() {
      guard let place = place(at: token, reading) else { continue }
      if place.use == .location || isOfPlaceNoun(token, reading) { return country(of: place) }
    }
    return nil
  }

  private func place(at token: Int, _ reading: FieldReading) -> PlaceMention? {
    let place = Int(reading.marked.placeAt[token])
    return place >= 0 ? reading.marked.mentions.places[place] : nil
  }

  private func country(of place: PlaceMention) -> String? {
    guard case .resolved(let resolved) = place.resolution else { return nil }
    return resolved.country
  }

  private func isOfPlaceNoun(_ token: Int, _ reading: FieldReading) -> Bool {
    let head = reading.marked.field.tree.head(token)
    return !reading.vocabulary.classes(reading.marked.words[head]).isDisjoint(with: PlaceReference.nouns)
  }
}
