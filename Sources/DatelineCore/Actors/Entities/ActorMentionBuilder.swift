import Linguistics

/// Makes mentions of described phrases.
struct ActorMentionBuilder {
  let lexicon: ActorLexicon

  func mention(
    _ phrase: NominalPhrase, _ description: ActorDescription, entity: Int, core: Range<Int>?
  ) -> ActorMention {
    var mention = ActorMention(
      tokens: phrase.tokens, head: phrase.head, kind: description.kind, named: description.name != nil || core.map { $0.upperBound == phrase.tokens.upperBound } ?? false,
      code: lexicon.code(country: description.country, sector: description.sector, body: description.body),
      country: description.country, sector: description.sector, entity: entity, isPronoun: phrase.isPronoun,
      isMetonym: description.isMetonym)
    mention.core = core == phrase.tokens ? nil : core
    mention.extent = phrase.extent == phrase.tokens ? nil : phrase.extent
    mention.isModifier = phrase.isModifier
    return mention
  }
}
