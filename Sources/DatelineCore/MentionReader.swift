/// Finds everything in an article that events are built from: actors, places, times, weapons, casualties.
///
/// Made once from the tables; the same article gives the same mentions, from any thread.
struct MentionReader: Sendable {
  private let places: PlaceReader
  private let times: TimeTagger
  private let actors: ActorRecognizer
  private let quantities: QuantityRecognizer
  private let casualties: CasualtyRecognizer
  private let weapons: WeaponRecognizer
  /// ISO 3166-1 alpha-3 by alpha-2.
  let countryCodes: [String: String]

  /// Throws ``TableError`` with file and line for the first table of `data` that cannot be used.
  init(data: String, words: TableWords, gazetteer: Gazetteer) throws {
    places = PlaceReader(tables: try PlaceTables(data: data, words: words.key), gazetteer: gazetteer)
    times = TimeTagger(try TimeTables(data: data))
    let lexicon = try ActorLexicon(data: data, words: words)
    actors = ActorRecognizer(lexicon)
    countryCodes = lexicon.iso3
    let numbers = try QuantityLexicon(data: data, words: words)
    quantities = QuantityRecognizer(numbers)
    casualties = CasualtyRecognizer(numbers)
    weapons = WeaponRecognizer(numbers)
  }

  /// By field of the article: the text, then the title. Entity numbers are common to the fields.
  func mentions(
    in article: ParsedArticle, _ stages: inout StageTimes?
  ) -> (fields: [Mentions], setting: ArticleSetting) {
    let (placesByField, placed) = stages.measure(.places) {
      let reading = places.read(article)
      let found = article.fields.indices.map { reading.mentions(field: $0) }
      let surnames = Surnames(in: article.fields, places: found) { places.tables.word($0).roles.contains(.givenName) }
      let mentions = article.fields.enumerated().map { RepeatedNames.completed(surnames.removed(from: found[$0], in: $1, number: $0), in: $1) }
      return (mentions, ArticleSetting(reading))
    }
    let (actorsByField, home) = stages.measure(.actors) {
      actors.actors(in: article, places: placesByField, setting: placed.homeCountry)
    }
    var setting = placed
    setting.homeCountry = home ?? setting.homeCountry
    let published = article.article.date.flatMap(CalendarDate.init)
    let fields = article.fields.enumerated().map { number, field in
      let expressions = stages.measure(.times) {
        times.expressions(in: field, published: published).filter { !$0.tokens.isEmpty }
      }
      // How long and how often is not when, but for "over the past 24 hours".
      let moments = TimeRanges.joined(
        expressions.filter { $0.type == .date || $0.type == .time || $0.isLastDay }.map(\.mention), in: field)
      let actors = actorsByField.indices.contains(number) ? actorsByField[number] : []
      return stages.measure(.quantities) {
        let found = quantities.quantities(in: field, except: expressions.map(\.tokens))
        return Mentions(
          actors: actors, places: placesByField[number], times: moments, weapons: weapons.weapons(in: field),
          casualties: casualties.casualties(in: field, quantities: found, actors: actors), quantities: found)
      }
    }
    return (fields, setting)
  }
}
