/// Finds everything in an article that events are built from: actors, places, times, weapons, casualties.
///
/// Made once from the tables; the same input gives the same mentions, from any thread.
struct MentionFinder: Sendable {
  let lexicons: Lexicons
  private let timeFinder: TimeFinder
  private let quantityFinder: QuantityFinder
  private let nameFinder: NameFinder
  private let placeFinder: PlaceFinder
  private let actorFinder: ActorFinder
  private let countryActors: CountryActors
  private let casualtyFinder: CasualtyFinder
  private let weaponFinder: WeaponFinder

  init(_ lexicons: Lexicons) {
    self.lexicons = lexicons
    timeFinder = TimeFinder(lexicons)
    quantityFinder = QuantityFinder(lexicons)
    nameFinder = NameFinder(lexicons)
    placeFinder = PlaceFinder(lexicons)
    actorFinder = ActorFinder(lexicons)
    countryActors = CountryActors(lexicons)
    casualtyFinder = CasualtyFinder(lexicons)
    weaponFinder = WeaponFinder(lexicons)
  }

  /// The segmenter that the tables belong to.
  var segmenter: Segmenter { lexicons.segmenter }

  func mentions(in document: Document, article: Article) -> Mentions {
    mentions(in: [document], article: article).first ?? Mentions()
  }

  /// The mentions of several fields of one article, in the order of the fields.
  ///
  /// Entity numbers are common to the fields, and what one field says of places helps to resolve those of the others;
  /// give the text before the title, so that short names in the title find the full ones.
  func mentions(in documents: [Document], article: Article) -> [Mentions] {
    let published = article.publishedAt.flatMap { CalendarDate(iso: $0) }
    var surnames: Set<String> = []
    let fields = documents.map { document in
      Field(reading: Reading(document, lexicon: lexicons.lexicon), published: published, self, &surnames)
    }
    let resolver = PlaceResolver(
      lexicons, toponyms: fields.map(\.toponyms), dateline: dateline(of: article))
    var entities = EntityResolver(lexicons, homeCountry: resolver.homeCountry)
    return fields.map { field in
      let places = field.toponyms.map { resolver.mention($0, in: field.reading) }
      let phrases = phrases(field, places, year: published?.civil.year)
      let casualties = casualtyFinder.casualties(
        in: field.reading, quantities: field.quantities, people: phrases.filter { $0.kind != .object })
      return Mentions(
        actors: entities.mentions(phrases, in: field.reading), places: places, times: field.times,
        weapons: weaponFinder.weapons(in: field.reading), casualties: casualties)
    }
  }

  /// What can be found in a field without the others.
  private struct Field {
    let reading: Reading
    let times: [TimeMention]
    let quantities: [Quantity]
    let names: [NameMention]
    let toponyms: [Toponym]

    init(
      reading: Reading, published: CalendarDate?, _ finder: MentionFinder, _ surnames: inout Set<String>
    ) {
      self.reading = reading
      times = finder.timeFinder.times(in: reading, published: published)
      let taken = [Bool](repeating: false, count: reading.tokens.count)
      quantities = finder.quantityFinder.quantities(in: reading, except: taken.marking(times.map(\.tokens)))
      names = finder.nameFinder.names(in: reading, surnames: &surnames)
      toponyms = finder.placeFinder.toponyms(in: reading, except: taken.marking(names.map(\.tokens)))
    }
  }

  private func phrases(_ field: Field, _ places: [PlaceMention], year: Int?) -> [Phrase] {
    var toponyms: [Int: (toponym: Toponym, country: String?)] = [:]
    for (toponym, place) in zip(field.toponyms, places) {
      var country: String?
      if case .resolved(let row) = place.resolution { country = row.country }
      toponyms[toponym.name.lowerBound] = (toponym, country)
    }
    let taken = [Bool](repeating: false, count: field.reading.tokens.count)
    let input = ActorInput(
      reading: field.reading,
      names: Dictionary(
        field.names.filter { $0.referent != .thing }.map { ($0.tokens.lowerBound, $0) }
      ) { first, _ in first },
      quantities: Dictionary(field.quantities.map { ($0.tokens.lowerBound, $0) }) { first, _ in first },
      toponyms: toponyms, afterQuantity: Set(field.quantities.map(\.tokens.upperBound)),
      inPlace: taken.marking(field.toponyms.map(\.name)), year: year)
    let described = actorFinder.phrases(in: input)
    let countries = countryActors.phrases(
      Array(zip(field.toponyms, places)), in: field.reading, except: taken.marking(described.map(\.tokens)))
    return (described + countries).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func dateline(of article: Article) -> Reading? {
    guard let span = article.dateline else { return nil }
    let bytes = Array(article.text.utf8)
    guard span.start >= 0, span.start < span.end, span.end <= bytes.count, span.length <= 200 else { return nil }
    let text = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    return Reading(segmenter.document(text, field: .text), lexicon: lexicons.lexicon)
  }
}

extension [Bool] {
  /// With the positions of some ranges set.
  fileprivate func marking(_ ranges: [Range<Int>]) -> [Bool] {
    var marked = self
    for range in ranges {
      for index in range where index < marked.count { marked[index] = true }
    }
    return marked
  }
}
