/// Finds who and what acts or is acted upon in an article, codes it, and tells which mentions mean the same.
///
/// Every nominal head becomes a mention: names, descriptions, countries, things, pronouns. Mentions may nest: a possessor
/// stands inside its phrase, and so does an actor that qualifies a noun that is none ("Russian" in "a Russian attack").
/// Deterministic and linear in the article's length; made once, used from any number of tasks.
struct ActorRecognizer: Sendable {
  let lexicon: ActorLexicon

  init(_ lexicon: ActorLexicon) { self.lexicon = lexicon }

  /// The mentions of each of the article's fields (`ParsedArticle.fields`: the text, then the title), in order of their
  /// heads. Token ranges index the field.
  ///
  /// - Parameters:
  ///   - article: its date decides who holds an office.
  ///   - places: by field, as far as they are known: the country of a town that stands before a noun or behind "in".
  ///   - setting: the country that the places speak of, ISO 3166-1 alpha-2; a neighbour that is named once beside it
  ///     is not whose army "the army" is.
  /// - Returns: the mentions by field, and the country whose army "the army" is where the article names but one.
  func actors(
    in article: ParsedArticle, places: [[PlaceMention]] = [], setting: String? = nil
  ) -> (mentions: [[ActorMention]], home: String?) {
    let month = article.article.publishedAt.flatMap { Officeholder.month(String($0.prefix(7)), isEnd: false) }
    let scene = HomeCountry.scene(of: places)
    let groups = GroupNames(in: article.fields, places: places, lexicon: lexicon)
    let lexicon = groups.lexicon
    let readings = article.fields.enumerated().map { number, field in
      FieldReader(
        field: field, lexicon: lexicon, groups: groups, places: places.indices.contains(number) ? places[number] : [], month: month,
        home: scene
      ).read()
    }
    var home = HomeCountry.of(readings.map(\.descriptions))
    if let setting, home != setting { home = nil }
    var linker = EntityLinker(lexicon, scene: scene)
    let linked = readings.map { reading in
      ArticleMentions(reading: reading, lexicon: lexicon).mentions(&linker)
    }
    let mentions = zip(readings, linked).map { reading, mentions in
      mentions.map { mention in
        finished(mention, linker.facts[mention.entity], home: HomeCountry.isAbroad(mention.tokens, in: reading.field) ? nil : home)
      }
    }
    return (mentions, home)
  }

  /// Codes one noun phrase that stands alone: "an interior ministry spokesman".
  ///
  /// - Parameters:
  ///   - date: ISO, for who holds an office.
  ///   - title: of the article that it is from; a country named there is whose an army or a ministry is.
  /// - Returns: nil for a phrase without a noun.
  func code(_ phrase: String, date: String?, title: String?, parser: ArticleParser) -> ActorMention? {
    let article = Article(
      id: "", title: title, text: phrase, publishedAt: date, url: nil, publisher: nil, language: nil, bodyStart: 0,
      dateline: nil)
    let parsed = parser.parse(article)
    let mentions = actors(in: parsed).mentions.first ?? []
    return mentions.first { parsed.text.tree.isRoot($0.head) } ?? mentions.last { !$0.isModifier } ?? mentions.last
  }

  /// With what the entity's other mentions tell.
  private func finished(_ mention: ActorMention, _ facts: ActorDescription?, home: String?) -> ActorMention {
    guard mention.kind != .object else { return mention }
    var mention = mention
    var body = facts?.body
    if mention.country == nil, body == nil { mention.country = facts?.country }
    if mention.sector == nil || mention.sector == "UNK" { mention.sector = facts?.sector ?? mention.sector }
    if mention.country != nil, mention.code.map({ !$0.hasPrefix("IGO") && !$0.hasPrefix("NGO") }) ?? true { body = nil }
    if mention.country == nil, body == nil, let sector = mention.sector, HomeCountry.sectors.contains(sector) {
      mention.country = home
    }
    mention.code = lexicon.code(country: mention.country, sector: mention.sector, body: body)
    return mention
  }
}
