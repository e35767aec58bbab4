import Linguistics

/// Turns one field's phrases into mentions with their entities; pronouns take those of their antecedents.
struct ArticleMentions {
  let reading: FieldReader.Reading
  let lexicon: ActorLexicon
  let phrases: [Int: NominalPhrase]
  /// By head of the first phrase of an apposition: the head of the second.
  private let seconds: [Int: Int]

  init(reading: FieldReader.Reading, lexicon: ActorLexicon) {
    self.reading = reading
    self.lexicon = lexicon
    phrases = Dictionary(reading.phrases.map { ($0.head, $0) }, uniquingKeysWith: { first, _ in first })
    seconds = Dictionary(reading.same.map { ($0.value, $0.key) }, uniquingKeysWith: min)
  }

  func mentions(_ linker: inout EntityLinker) -> [ActorMention] {
    let builder = ActorMentionBuilder(lexicon: lexicon)
    let resolver = PronounResolver(field: reading.field, lexicon: lexicon)
    var known: [Int: Int] = [:]
    var mentions: [ActorMention] = []
    /// By head: the body whose spokesman or commander somebody is; also by the head of his name.
    var bodies: [Int: ActorDescription] = [:]
    var isPlural: [Int: Bool] = [:]
    mentions.reserveCapacity(reading.phrases.count)
    for phrase in reading.phrases {
      guard var description = reading.descriptions[phrase.head] else { continue }
      isPlural[phrase.head] = description.isPlural
      if phrase.isPronoun {
        let found = resolver.antecedent(of: phrase.head, among: mentions) { isPlural[$0.head] ?? false }
        mentions.append(pronoun(phrase, description, found, builder, &linker))
        continue
      }
      if let owner = owner(of: phrase, description, among: mentions, resolver, isPlural) {
        description.country = owner.country
        // "Their leader" is of those whose leader he is.
        if description.isWeak || isOfTheirs(phrase.head, description, owner), let sector = owner.sector, sector != "UNK" { description.sector = sector }
      }
      if let body = bodies[phrase.head] ?? body(of: phrase, description, among: mentions, &linker, resolver, isPlural) {
        bodies[phrase.head] = body
        if let second = seconds[phrase.head] { bodies[second] = body }
        description.join(body)
      }
      if description.country == nil, let country = country(ofSpokesman: phrase, description, among: mentions) { description.country = country }
      if let nation = linker.nation(of: phrase, description, in: reading.field) { description.country = nation }
      if known[phrase.head] == nil, let pair = apposition(phrase, description, &linker) {
        known[phrase.head] = pair.entity
        known[pair.second] = pair.entity
      }
      let entity = known[phrase.head] ?? linker.entity(of: phrase, description, in: reading.field)
      // "Toledo", "Quispe": the last name of somebody, whatever it looks like.
      let isOneWord = description.referent == .name && description.name?.count == 1
      if description.referent == .place || isOneWord, description.kind != .person, let person = linker.facts[entity], person.kind == .person {
        description.kind = .person
        description.country = person.country
        description.sector = person.sector
      }
      // "The force" is of the kind of the body that it speaks of.
      // So is "the Clan", whatever clans are.
      // And "the front", whatever fronts are, after a rebel one.
      let speaksOfName = description.kind == .organization
        && (reading.field.words[phrase.head].isCapitalized || linker.facts[entity].map { $0.name != nil && GroupNameFinder.sectors.contains($0.sector ?? "") } ?? false)
      if description.isWeak || speaksOfName, description.isDefinite,
        phrase.isBare(in: reading.field), description.name == nil, let facts = linker.facts[entity], !facts.isWeak,
        let sector = facts.sector, sector != "UNK"
      {
        description.sector = sector
      }
      mentions.append(builder.mention(phrase, description, entity: entity, core: reading.cores[phrase.head]))
    }
    return mentions
  }

  /// "His troops", "its army": whose country the phrase has where it names none.
  private func owner(
    of phrase: NominalPhrase, _ description: ActorDescription, among mentions: [ActorMention],
    _ resolver: PronounResolver, _ isPlural: [Int: Bool]
  ) -> ActorMention? {
    guard description.country == nil, description.body == nil, description.kind != .object, !Self.foes.contains(reading.field.folded[phrase.head]),
      let possessor = reading.field.tree.child(of: phrase.head, .poss),
      reading.field.tags[possessor] == .possessivePronoun
    else { return nil }
    return resolver.antecedent(of: possessor, among: mentions) { isPlural[$0.head] ?? false }
  }

  /// Whose somebody's captors and attackers are is not told by whose captive he is.
  private static let foes: Set = [
    "captor", "captors", "kidnapper", "kidnappers", "abductor", "abductors", "attacker", "attackers", "assailant", "assailants", "killer", "killers", "enemy",
    "enemies", "rival", "rivals",
  ]

  /// "Its troops" of a rebel army, "his men" of a commander: of those whose they are.
  private func isOfTheirs(_ head: Int, _ description: ActorDescription, _ owner: ActorMention) -> Bool {
    let isOfGroup = GroupNameFinder.sectors.contains(owner.sector ?? "")
    if reading.field.folded[head] == "men" { return isOfGroup || owner.sector == "MIL" || owner.sector == "COP" }
    return isOfGroup && description.sector == "MIL" && Self.ranks.contains(reading.field.folded[head])
  }

  private static let ranks: Set = ["troops", "soldiers", "forces", "army", "commandos", "units", "commanders", "officers"]

  /// "China's foreign ministry said … Its spokeswoman, spokesman X": of the body that the sentence or the one before names.
  private func country(ofSpokesman phrase: NominalPhrase, _ description: ActorDescription, among mentions: [ActorMention]) -> String? {
    let field = reading.field
    guard description.kind == .person, description.body == nil,
      phrase.tokens.prefix(Self.longestOffice).contains(where: { field.word($0).hasPrefix("spokes") })
    else { return nil }
    let sentence = field.sentenceOf[phrase.head]
    // "Foreign Office spokesperson X" speaks for no foreign ministry told before.
    let own = phrase.tokens.prefix(Self.longestOffice).prefix { !field.word($0).hasPrefix("spokes") }.filter { field.tags[$0].isNoun }
    return mentions.suffix(Self.near).last { mention in
      own.allSatisfy { word in mention.tokens.contains { field.folded[$0] == field.folded[word] } }
        && mention.kind == .organization && !mention.isModifier && mention.country != nil && mention.sector == description.sector
        && field.tree.relation(mention.head).isSubject && sentence - field.sentenceOf[mention.head] <= 1
    }?.country
  }

  private static let longestOffice = 12
  /// How many mentions back a spokesman's body is looked for.
  static let near = 12

  /// Both phrases of an apposition get the entity of the one with a name, when the first is met.
  private func apposition(
    _ first: NominalPhrase, _ before: ActorDescription, _ linker: inout EntityLinker
  ) -> (second: Int, entity: Int)? {
    guard let head = seconds[first.head], let second = phrases[head], let after = reading.descriptions[head] else {
      return nil
    }
    let isSecondNamed = after.name != nil && before.name == nil
    let (named, description) = isSecondNamed ? (second, after) : (first, before)
    let entity = linker.entity(of: named, description, in: reading.field)
    linker.learn(isSecondNamed ? before : after, entity)
    return (head, entity)
  }

  private func pronoun(
    _ phrase: NominalPhrase, _ description: ActorDescription, _ antecedent: ActorMention?, _ builder: ActorMentionBuilder,
    _ linker: inout EntityLinker
  ) -> ActorMention {
    guard let antecedent else {
      let entity = linker.new()
      linker.learn(description, entity)
      return builder.mention(phrase, description, entity: entity, core: nil)
    }
    var mention = antecedent
    mention.tokens = phrase.tokens
    mention.head = phrase.head
    mention.named = false
    mention.isPronoun = true
    mention.isMetonym = false
    mention.core = nil
    mention.extent = nil
    return mention
  }
}
