/// Decides what each token of a sentence does: shallow part-of-speech tags from the vocabulary, the mentions and the
/// words on either side.
struct TokenTagger {
  enum Tag: Sendable, Hashable {
    case nominal, determiner, number, possessive, pronoun
    case verb(VerbForms)
    /// be, have, do, modals.
    case auxiliary
    case adverb, preposition, to, conjunction, subordinator, relative
    case comma, stop, quote, time, other
  }

  let marked: MarkedDocument
  let vocabulary: Vocabulary
  let range: Range<Int>
  private(set) var tags: [Tag] = []

  init(marked: MarkedDocument, vocabulary: Vocabulary, range: Range<Int>) {
    self.marked = marked
    self.vocabulary = vocabulary
    self.range = range
    tags.reserveCapacity(range.count)
    for token in range { tags.append(tag(token)) }
  }

  func tag(of token: Int) -> Tag {
    range.contains(token) ? tags[token - range.lowerBound] : .other
  }

  func word(_ token: Int) -> Vocabulary.Word? {
    range.contains(token) ? vocabulary.word(marked.words[token]) : nil
  }

  private func folded(_ token: Int) -> String { range.contains(token) ? marked.document.tokens[token].folded : "" }

  /// The tag before, adverbs skipped.
  private func tagBefore(_ token: Int) -> Tag {
    var index = token - 1
    while index >= range.lowerBound, index > token - 4, tags[index - range.lowerBound] == .adverb { index -= 1 }
    guard index >= range.lowerBound else { return .stop }
    // 'had “liberated”': the mark between an auxiliary and its verb is seen through.
    if tags[index - range.lowerBound] == .quote, index > range.lowerBound,
      tags[index - 1 - range.lowerBound] == .auxiliary
    {
      return .auxiliary
    }
    return tags[index - range.lowerBound]
  }

  private mutating func tag(_ token: Int) -> Tag {
    let text = marked.document.tokens[token]
    switch text.kind {
    case .punctuation, .symbol: return Self.mark(text.folded)
    case .number: return marked.timeAt[token] >= 0 ? .time : .number
    case .word: break
    }
    if marked.timeAt[token] >= 0 { return .time }
    let word = vocabulary.word(marked.words[token])
    let classes = word?.classes ?? []
    if text.folded == "'s" || text.folded == "'" { return possessiveOrBe(token) }
    // "that" opens what is said far more often than it points, whatever a mention finder took it for.
    if text.folded == "that" {
      let tag = that(token)
      if tag != .determiner { return tag }
    }
    let actor = marked.actorAt[token]
    if actor >= 0 {
      let mention = marked.mentions.actors[Int(actor)]
      if mention.isPronoun { return classes.contains(.relative) ? .relative : .pronoun }
      if let inside = insideMention(token, mention.tokens, classes) { return inside }
    }
    let place = marked.placeAt[token]
    if place >= 0, let inside = insideMention(token, marked.mentions.places[Int(place)].tokens, classes) {
      return inside
    }
    if let closed = closedClass(token, text.folded, classes) { return closed }
    return openClass(token, text, word)
  }

  /// Words of a name or a described actor are nominal, its function words keep their own tags.
  private func insideMention(_ token: Int, _ mention: Range<Int>, _ classes: WordClass) -> Tag? {
    if token == mention.lowerBound, classes.contains(.determiner) { return .determiner }
    if token == mention.lowerBound, classes.contains(.pronoun) { return mention.count == 1 ? .pronoun : .determiner }
    if token > mention.lowerBound, token < mention.upperBound - 1, classes.contains(.preposition) { return .nominal }
    return .nominal
  }

  private static func mark(_ text: String) -> Tag {
    switch text {
    case ",": .comma
    case ";", ":", "—", "–", "-", "--", "(", ")", "[", "]", "...", "…", "/", "|", "?", "!", ".": .stop
    case "\"", "“", "”", "„", "«", "»", "''", "``": .quote
    case "'", "‘", "’": .quote
    case "%", "$", "£", "€": .number
    default: .other
    }
  }

  private func possessiveOrBe(_ token: Int) -> Tag {
    switch tagBefore(token) {
    case .pronoun, .relative: .auxiliary
    default: .possessive
    }
  }

  private func closedClass(_ token: Int, _ text: String, _ classes: WordClass) -> Tag? {
    if classes.isEmpty {
      return text.hasSuffix("ly") && text.count > 4 && word(token)?.forms.isEmpty != false ? .adverb : nil
    }
    if text == "to" { return .to }
    if classes.contains(.complement), case .verb = tagBefore(token) { return .adverb }
    if text == "that" { return that(token) }
    // "soldiers loyal to the junta": the adjective behind the noun is no part of it.
    if classes.contains(.postnominal), case .nominal = tagBefore(token) { return .adverb }
    if leadsQuantity(token, classes) { return .determiner }
    if !classes.isDisjoint(with: [.be, .have, .do, .modal]) {
      // "the will", "in May", "a can": a noun where a determiner stands before.
      if classes.contains(.modal), tagBefore(token) == .determiner { return .nominal }
      return .auxiliary
    }
    if classes.contains(.conjunction) { return .conjunction }
    if text == "her", !startsNounPhrase(token + 1) { return .pronoun }
    if text == "what" || (classes.contains(.relative) && text != "that") { return .relative }
    if classes.contains(.subordinator), !classes.contains(.preposition) { return .subordinator }
    if classes.contains(.determiner) { return .determiner }
    if classes.contains(.pronoun) { return .pronoun }
    if classes.contains(.preposition) { return .preposition }
    if classes.contains(.adverb) { return .adverb }
    if classes.contains(.quantity) { return .number }
    return nil
  }

  /// "that": a determiner, a relative pronoun after a noun, or the opening of what someone says.
  private func that(_ token: Int) -> Tag {
    var index = token - 1
    while index >= range.lowerBound, tags[index - range.lowerBound] == .time { index -= 1 }
    let before = index < range.lowerBound ? .stop : tags[index - range.lowerBound]
    switch before {
    case .verb, .auxiliary, .adverb, .comma, .quote, .conjunction: return .subordinator
    case .preposition:
      // "on Friday that …": the preposition belongs to the time.
      guard index < token - 1, index > range.lowerBound else { return .determiner }
      if case .verb = tags[index - 1 - range.lowerBound] { return .subordinator }
      return startsNounPhrase(token + 1) && followsSaying(index) ? .subordinator : .relative
    case .nominal, .pronoun, .number, .time:
      return startsNounPhrase(token + 1) && followsSaying(token) ? .subordinator : .relative
    default: return .determiner
    }
  }

  /// "said in a statement that the army …".
  private func followsSaying(_ token: Int) -> Bool {
    var index = token - 1
    while index >= range.lowerBound, index > token - 9 {
      switch tags[index - range.lowerBound] {
      case .comma, .stop, .relative, .subordinator: return false
      case .verb: return vocabulary.verb(word(index)?.verb ?? -1)?.stance != nil
      default: index -= 1
      }
    }
    return false
  }

  /// "at least 12", "more than 40", "as many as six": words that belong to the number behind them.
  private func leadsQuantity(_ token: Int, _ classes: WordClass) -> Bool {
    switch folded(token) {
    case "at": return ["least", "most"].contains(folded(token + 1))
    case "least", "most": return folded(token - 1) == "at" && isNumber(token + 1)
    case "up": return folded(token + 1) == "to" && isNumber(token + 2)
    case "more", "less", "fewer": return folded(token + 1) == "than" && isNumber(token + 2)
    case "than": return ["more", "less", "fewer"].contains(folded(token - 1)) && isNumber(token + 1)
    case "about", "around", "over", "nearly", "almost", "some", "under": return isNumber(token + 1)
    case "as": return ["many", "much"].contains(folded(token + 1)) || ["many", "much"].contains(folded(token - 1))
    default: return false
    }
  }

  private func isNumber(_ token: Int) -> Bool {
    guard range.contains(token) else { return false }
    if marked.timeAt[token] >= 0 { return false }
    if marked.document.tokens[token].kind == .number { return true }
    guard let classes = word(token)?.classes else { return false }
    return classes.contains(.quantity) && !classes.contains(.preposition)
  }

  /// Whether a noun phrase can begin here: what stands behind an active verb of its object.
  func startsNounPhrase(_ token: Int) -> Bool {
    guard range.contains(token) else { return false }
    let text = marked.document.tokens[token]
    if marked.timeAt[token] >= 0 { return false }
    if text.kind == .number { return true }
    if text.kind != .word {
      return ["“", "\"", "‘", "$", "£", "€"].contains(text.folded) && token + 1 < range.upperBound
        && marked.document.tokens[token + 1].kind != .punctuation
    }
    if marked.actorAt[token] >= 0 || marked.placeAt[token] >= 0 { return true }
    guard let word = word(token) else { return !text.folded.hasSuffix("ly") }
    if leadsQuantity(token, word.classes) { return true }
    if !word.classes.isDisjoint(with: [.determiner, .quantity, .reflexive]) {
      return word.classes.isDisjoint(with: [.preposition, .adverb]) || word.classes.contains(.determiner)
    }
    if word.classes.contains(.pronoun) { return word.classes.isDisjoint(with: [.relative]) }
    let function: WordClass = [.preposition, .conjunction, .subordinator, .relative, .be, .have, .do, .modal, .adverb]
    if !word.classes.isDisjoint(with: function) { return false }
    // "killed civilians", "fired tear gas", "shot striking workers": a form that can be a noun or an adjective.
    return word.forms != .past
  }

  private func openClass(_ token: Int, _ text: Token, _ word: Vocabulary.Word?) -> Tag {
    let forms = verbForms(text, word)
    if forms.isEmpty { return .nominal }
    // Within a name: "Strike Force", "Amnesty International Report".
    if text.isCapitalized, token > range.lowerBound, word?.triggers.isEmpty ?? true { return .nominal }
    switch tagBefore(token) {
    case .auxiliary: return afterAuxiliary(token, forms)
    case .to: return forms.contains(.base) ? .verb(.base) : (forms == .gerund ? .verb(.gerund) : .nominal)
    case .determiner, .possessive: return .nominal
    case .number: return afterNumber(token, forms)
    case .preposition: return afterPreposition(token, forms, word)
    case .pronoun, .relative: return .verb(forms)
    case .nominal, .time: return afterNominal(token, forms, word)
    case .conjunction: return afterConjunction(token, forms, word)
    case .comma, .stop, .quote, .subordinator, .other, .adverb: return atStart(token, forms, word)
    case .verb(let before): return afterVerb(token, before, forms, word)
    }
  }

  /// Forms by table; words that no table names, by suffix.
  private func verbForms(_ text: Token, _ word: Vocabulary.Word?) -> VerbForms {
    if let word, !word.forms.isEmpty || !word.classes.isEmpty { return word.forms }
    let folded = text.folded
    if text.isCapitalized || folded.contains("-") || folded.count < 5 { return [] }
    if folded.hasSuffix("ed"), !folded.hasSuffix("eed"), folded != "hundred" { return [.past, .participle] }
    if folded.hasSuffix("ing") { return .gerund }
    return []
  }

  private func afterAuxiliary(_ token: Int, _ forms: VerbForms) -> Tag {
    var index = token - 1
    while index > range.lowerBound, [.adverb, .quote].contains(tags[index - range.lowerBound]) { index -= 1 }
    let classes = word(index)?.classes ?? []
    if classes.contains(.be) { return forms.isDisjoint(with: [.participle, .gerund]) ? .nominal : .verb(forms) }
    if classes.contains(.have) { return forms.contains(.participle) ? .verb(.participle) : .nominal }
    return forms.contains(.base) ? .verb(.base) : .nominal
  }

  /// "four detained suspects" is a noun phrase, "four detained over …" is not.
  private func afterNumber(_ token: Int, _ forms: VerbForms) -> Tag {
    guard !forms.isDisjoint(with: [.past, .participle]) else { return .nominal }
    return startsPlainNoun(token + 1) ? .nominal : .verb(forms)
  }

  private func startsPlainNoun(_ token: Int) -> Bool {
    guard range.contains(token), marked.document.tokens[token].kind == .word, marked.timeAt[token] < 0 else {
      return ["“", "‘", "\""].contains(folded(token))
    }
    guard let word = word(token) else { return !folded(token).hasSuffix("ly") }
    let content: WordClass = [
      .settlement, .site, .person, .captive, .armed, .military, .police, .crowd, .official, .state, .court, .thing,
      .accident, .sport, .market, .lightNoun, .title,
    ]
    if !word.classes.isDisjoint(with: content) { return word.classes.isDisjoint(with: [.preposition, .determiner]) }
    return word.classes.isEmpty && (word.isEventNoun || word.forms.isEmpty)
  }

  private func afterPreposition(_ token: Int, _ forms: VerbForms, _ word: Vocabulary.Word?) -> Tag {
    guard forms.contains(.gerund) else { return .nominal }
    if word?.isEventNoun != true { return .verb(.gerund) }
    // "in fighting between", "by shelling": nouns; "for killing two people", "of kidnapping the girls": verbs.
    return startsNounPhrase(token + 1) ? .verb(.gerund) : .nominal
  }

  private func afterNominal(_ token: Int, _ forms: VerbForms, _ word: Vocabulary.Word?) -> Tag {
    if forms.contains(.past) || forms.contains(.participle) {
      if forms.contains(.base), word?.isEventNoun == true {
        return startsNounPhrase(token + 1) ? .verb(forms) : .nominal
      }
      return .verb(forms)
    }
    let object = startsNounPhrase(token + 1)
    if forms.contains(.gerund) {
      return object || word?.isEventNoun != true ? .verb(.gerund) : .nominal
    }
    let noun = word?.isEventNoun == true || !(word?.classes.isEmpty ?? true)
    if forms.contains(.third) {
      if noun, isCompoundPart(token - 1) { return .nominal }
      if noun { return object && startsDefinite(token + 1) ? .verb(.third) : .nominal }
      return .verb(.third)
    }
    // A base form after a plural subject: "police arrest", "protesters storm".
    guard isPlural(token - 1) else { return .nominal }
    if noun { return object && startsDefinite(token + 1) ? .verb(.base) : .nominal }
    return .verb(.base)
  }

  /// "drone attacks", "Russian strikes", "air raids": the word before belongs to the noun.
  private func isCompoundPart(_ token: Int) -> Bool {
    guard range.contains(token) else { return false }
    if marked.weaponAt[token] >= 0 { return true }
    let place = marked.placeAt[token]
    if place >= 0, marked.mentions.places[Int(place)].use == .adjectival { return true }
    return word(token)?.isEventNoun == true
      || !marked.document.tokens[token].isCapitalized && !isPlural(token)
        && marked.actorAt[token] < 0
  }

  private func startsDefinite(_ token: Int) -> Bool {
    guard range.contains(token) else { return false }
    let text = marked.document.tokens[token]
    if text.kind == .number || text.isCapitalized || marked.actorAt[token] >= 0 || marked.placeAt[token] >= 0 {
      return true
    }
    guard let classes = word(token)?.classes else { return marked.document.field == .title }
    return !classes.isDisjoint(with: [.determiner, .quantity, .pronoun]) || leadsQuantity(token, classes)
      || marked.document.field == .title
  }

  private func isPlural(_ token: Int) -> Bool {
    guard range.contains(token) else { return false }
    let text = folded(token)
    if text.hasSuffix("s"), !text.hasSuffix("ss"), !text.hasSuffix("'s") { return true }
    return ["police", "people", "men", "women", "troops", "gunmen", "militia", "youth", "crowd"].contains(text)
      || text.hasSuffix("men")
  }

  private func afterConjunction(_ token: Int, _ forms: VerbForms, _ word: Vocabulary.Word?) -> Tag {
    if !forms.isDisjoint(with: [.past, .participle]) {
      return forms.contains(.base) && word?.isEventNoun == true && !startsNounPhrase(token + 1)
        ? .nominal : .verb(forms)
    }
    if forms.contains(.gerund) { return afterPreposition(token, forms, word) }
    // Like what stands before the conjunction: "attacks and raids", "to find and arrest them".
    var index = token - 2
    while index >= range.lowerBound, index > token - 14 {
      if case .verb(let before) = tags[index - range.lowerBound] {
        if before == forms || !before.isDisjoint(with: forms), startsNounPhrase(token + 1) { return .verb(forms) }
        return .nominal
      }
      index -= 1
    }
    return .nominal
  }

  private func atStart(_ token: Int, _ forms: VerbForms, _ word: Vocabulary.Word?) -> Tag {
    if forms.contains(.gerund) {
      return startsNounPhrase(token + 1) || word?.isEventNoun != true ? .verb(.gerund) : .nominal
    }
    if !forms.isDisjoint(with: [.past, .participle]) {
      if forms.contains(.base), word?.isEventNoun == true { return .nominal }
      return startsPlainNoun(token + 1) && tagBefore(token) != .comma ? .nominal : .verb(forms)
    }
    if forms.contains(.third), tagBefore(token) == .comma, word?.isEventNoun != true { return .verb(.third) }
    return .nominal
  }

  private func afterVerb(_ token: Int, _ before: VerbForms, _ forms: VerbForms, _ word: Vocabulary.Word?) -> Tag {
    if forms.contains(.gerund) {
      // "launched increasing attacks" against "began shelling the town".
      if let governor = vocabulary.verb(self.word(token - 1)?.verb ?? -1), governor.isLight, governor.cues.isEmpty {
        return .nominal
      }
      return startsNounPhrase(token + 1) || word?.isEventNoun != true ? .verb(.gerund) : .nominal
    }
    if !forms.isDisjoint(with: [.past, .participle]), word?.isEventNoun != true || forms.contains(.participle) {
      return startsPlainNoun(token + 1) ? .nominal : .verb(forms)
    }
    return .nominal
  }
}
