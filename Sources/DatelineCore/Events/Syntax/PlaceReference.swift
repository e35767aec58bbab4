/// Finds the place that a noun speaks of by its kind: "the village of X", "X, the city", "the village" after its name.
struct PlaceReference {
  let reader: ClauseReader

  private var marked: MarkedField { reader.marked }

  /// The nouns by which a text speaks of a place that it has named.
  static let nouns: WordClass = [.locality, .region, .capital]

  /// How many places back the name of "the village" is looked for.
  private static let reach = 30

  /// How many places are counted for the country of which an article speaks.
  private static let counted = 200

  /// The place whose name hangs on the noun at `head`, or on which the noun hangs as an apposition.
  func named(by head: Int) -> Int? {
    if reader.relation(head) == .appos, isPlaceNoun(head), let place = place(at: reader.tree.head(head)) { return place }
    // What stands in brackets says where the noun's own place lies: "X village (Y)".
    if isPlaceNoun(head), let name = reader.child(of: head, .appos), !marked.field.words[max(name - 3, head)..<name].contains("("), let place = place(at: name) { return place }
    if let place = placeBeforeComma(head) { return place }
    for child in reader.children(of: head, .prep) where Int(marked.words[child]) == reader.ontology.of {
      guard let name = reader.child(of: child, .pobj) else { continue }
      // "the region of X adjoining Y": parsers take Y for the head; the first name is the region's.
      for token in child + 1..<max(child + 2, name + 1) {
        if let place = place(at: token) { return place }
      }
    }
    return nil
  }

  /// "X, the devastated city seized last year": parsers lose the apposition when a participle follows.
  private func placeBeforeComma(_ head: Int) -> Int? {
    let first = reader.phrase(head).lowerBound
    guard isPlaceNoun(head), first > 1, marked.field.word(first - 1) == ",",
      ["the", "a", "an"].contains(marked.field.word(first)), marked.field.sentenceOf[first - 2] == marked.field.sentenceOf[head]
    else { return nil }
    return place(at: first - 2)
  }

  /// "the village of X", where no gazetteer row fits X: its name's tokens.
  func unknownName(after head: Int) -> Range<Int>? {
    // "the airport of X": of one site, whose name is no body's.
    let isSite = reader.tag(head) == .noun && reader.classes(head).contains(.strongpoint)
    guard isPlaceNoun(head) || isSite || isOfSeveral(head) || reader.classes(head).contains(.inhabitant) && reader.tag(head) == .pluralNoun else { return nil }
    for child in reader.children(of: head, .prep) where Int(marked.words[child]) == reader.ontology.of {
      guard let name = reader.child(of: child, .pobj), reader.tag(name).isProperNoun else { continue }
      let tokens = reader.phrase(name)
      let isBare = tokens.count <= 3 && tokens.allSatisfy { place(at: $0) == nil && marked.field.words[$0].isCapitalized }
      if isBare, !isSite || tokens.allSatisfy(isUncoded) { return tokens }
    }
    return nil
  }

  /// The place that "the village", "this province" speaks of: the last one of its kind that was named before.
  func meant(by head: Int) -> Int? {
    if reader.classes(head).contains(.capital) { return capital(head) }
    if isCountryNoun(head) { return isDefinite(head) ? lastCountry(before: head) : nil }
    // "visited the site": where something was told to have happened, not the last town that was named.
    if ["site", "scene", "spot"].contains(marked.field.word(head)) { return nil }
    guard isPlaceNoun(head), place(at: head) == nil, isDefinite(head), named(by: head) == nil else { return nil }
    let isLocality = reader.classes(head).contains(.locality)
    let places = marked.mentions.places
    let isSame = !reader.children(of: head, .amod).isEmpty
    var last: Int?
    let end = placesBefore(head)
    for index in (end - Self.reach..<end).clamped(to: 0..<end).reversed()
    where !places[index].isDemonym && fits(places[index], isLocality) && (!isSame || isOfMainClause(places[index])) {
      // "the town of X" before "the town": the same noun names it.
      if introduces(head, places[index]) { return index }
      if last == nil, places[index].relation == nil { last = index }
    }
    return last
  }

  /// "another court in the same city": where one sat, and not where what it judges was done.
  private func isOfMainClause(_ place: PlaceMention) -> Bool {
    place.tokens.last.map { ![.pcomp, .acl, .relcl, .advcl].contains(reader.relation(marked.clause(at: $0))) } ?? false
  }

  /// "country", "nation".
  func isCountryNoun(_ head: Int) -> Bool {
    ["country", "nation"].contains(marked.field.word(head)) && reader.tag(head) == .noun && place(at: head) == nil
  }

  /// "the country": the last one that was named before.
  private func lastCountry(before head: Int) -> Int? {
    let places = marked.mentions.places
    let end = placesBefore(head)
    return (end - Self.reach..<end).clamped(to: 0..<end).reversed().first { index in
      guard case .resolved(let resolved) = places[index].resolution else { return false }
      return resolved.precision == .country && !places[index].isDemonym
    }
  }

  /// "the capital", "the Malian capital": the last one of that country that was named before, else the next.
  private func capital(_ head: Int) -> Int? {
    guard reader.tag(head) == .noun, place(at: head) == nil, named(by: head) == nil else { return nil }
    let named = country(over: head)
    guard named != nil || isDefinite(head) else { return nil }
    let places = marked.mentions.places
    // "Ankara's ministry said": a government, and not the capital of which the article speaks.
    let country = named ?? HomeCountry.scene(of: [Array(places.prefix(Self.counted))])
    func nearest(where fits: (ResolvedPlace, PlaceMention) -> Bool) -> Int? {
      func isCapital(_ index: Int) -> Bool {
        guard case .resolved(let resolved) = places[index].resolution, resolved.isCapital, !places[index].isDemonym else { return false }
        return fits(resolved, places[index])
      }
      let before = placesBefore(head)
      return (0..<before).last(where: isCapital) ?? (before..<places.count).first(where: isCapital)
    }
    if let country, let own = nearest(where: { place, _ in place.country == country }) { return own }
    return named == nil ? nearest { _, mention in mention.use == .location } : nil
  }

  /// The country before a noun: "the Malian capital", "Mali's capital".
  private func country(over head: Int) -> String? {
    for token in reader.phrase(head).clamped(to: 0..<head) where Int(marked.placeAt[token]) >= 0 {
      guard case .resolved(let resolved) = marked.mentions.places[Int(marked.placeAt[token])].resolution else { continue }
      if resolved.precision == .country { return resolved.country }
    }
    return nil
  }

  /// How many places stand before a token: they are in order.
  private func placesBefore(_ token: Int) -> Int {
    let places = marked.mentions.places
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isPlaceNoun(_ token: Int) -> Bool {
    !reader.classes(token).isDisjoint(with: Self.nouns) && reader.tag(token) == .noun
  }

  /// "the villages of X and Y".
  private func isOfSeveral(_ head: Int) -> Bool {
    reader.tag(head) == .pluralNoun && Self.several.contains(marked.field.word(head))
  }

  private static let several: Set = [
    "villages", "towns", "hamlets", "settlements", "townships", "localities", "communities", "cities", "suburbs", "districts", "neighbourhoods",
    "neighborhoods", "municipalities", "communes", "counties", "provinces", "regions", "quarters", "islands",
  ]

  private func isUncoded(_ token: Int) -> Bool {
    let actor = Int(marked.actorAt[token])
    return actor < 0 || marked.mentions.actors[actor].code == nil && marked.mentions.actors[actor].named
  }

  private func isDefinite(_ head: Int) -> Bool {
    // "the frontline village" may be another one: only bare nouns point back.
    reader.children(of: head).allSatisfy { child in
      switch reader.relation(child) {
      // "in the same city".
      case .amod where marked.field.word(child) == "same": true
      case .amod, .compound, .poss, .nummod, .relcl, .acl: false
      default: true
      }
    } && reader.children(of: head, .det).contains { ["the", "this", "that"].contains(marked.field.word($0)) }
  }

  private func fits(_ place: PlaceMention, _ isLocality: Bool) -> Bool {
    switch place.resolution {
    case .resolved(let resolved): isLocality ? resolved.precision == .place : resolved.precision == .admin
    case .unresolved: isLocality && place.use == .location
    }
  }

  private func introduces(_ head: Int, _ place: PlaceMention) -> Bool {
    let before = place.tokens.lowerBound - 2
    guard before >= 0, marked.field.word(before + 1) == "of" || marked.field.word(before + 1) == "," else { return false }
    return marked.field.word(before) == marked.field.word(head)
  }

  private func place(at token: Int) -> Int? {
    guard marked.placeAt.indices.contains(token) else { return nil }
    let place = Int(marked.placeAt[token])
    return place >= 0 && !marked.mentions.places[place].isDemonym ? place : nil
  }
}
