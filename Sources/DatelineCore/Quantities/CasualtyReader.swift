/// Reads the harms of one sentence.
struct CasualtyReader {
  let reading: Reading
  let harms: [Harm]
  let sentence: Range<Int>
  /// Without measures.
  let quantities: [Quantity]
  let people: [Phrase]

  private struct HarmWord {
    var tokens: Range<Int>
    var harm: Harm
  }

  /// The victims of a harm: their number, where it stands, and the phrase for them.
  private struct Victims {
    var count: Count
    var tokens: Range<Int>
    var phrase: Range<Int>?
  }

  func casualties() -> [CasualtyMention] {
    let words = harmWords()
    var found: [CasualtyMention] = []
    for (index, word) in words.enumerated() {
      let previous = index > 0 ? words[index - 1].tokens.upperBound : sentence.lowerBound
      let next = index + 1 < words.count ? words[index + 1].tokens.lowerBound : sentence.upperBound
      found += mentions(of: word, after: previous, before: next)
    }
    return merged(found)
  }

  /// "The toll climbed to 45 dead" is one count, told by two words.
  private func merged(_ found: [CasualtyMention]) -> [CasualtyMention] {
    var kept: [CasualtyMention] = []
    for mention in found {
      if let last = kept.last, last.kind == mention.kind, last.count == mention.count,
        last.tokens.overlaps(mention.tokens)
      {
        kept[kept.count - 1].tokens = last.tokens.lowerBound..<max(last.tokens.upperBound, mention.tokens.upperBound)
        kept[kept.count - 1].victims = last.victims ?? mention.victims
      } else {
        kept.append(mention)
      }
    }
    return kept
  }

  private func harmWords() -> [HarmWord] {
    var words: [HarmWord] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let match = reading.longest(at: index, where: { if case .harm = $0 { true } else { false } }),
        case .harm(let row) = match.entry, match.tokens.upperBound <= sentence.upperBound
      {
        words.append(HarmWord(tokens: match.tokens, harm: harms[row]))
        index = match.tokens.upperBound
      } else {
        index += 1
      }
    }
    return words
  }

  private func mentions(of word: HarmWord, after previous: Int, before next: Int) -> [CasualtyMention] {
    let forms = word.harm.forms
    if forms.contains(.toll) { return toll(word, before: next) }
    if forms.contains(.noun), let counted = nominal(word, after: previous, before: next) { return counted }
    guard let victims = victims(of: word, after: previous, before: next), let kind = word.harm.kind,
      kind != .displaced || areDisplaced(victims)
    else { return [] }
    return [mention(kind, word, victims)]
  }

  /// Attackers flee too; only a number of civilians, or of nobody in particular, is a count of the displaced.
  private func areDisplaced(_ victims: Victims) -> Bool {
    guard let phrase = people.first(where: { $0.tokens == victims.phrase }) else { return victims.count.min != nil }
    return phrase.isPlural && !["REB", "CRM", "PRM", "MIL", "COP", "GOV", "OPP"].contains(phrase.sector ?? "")
  }

  private func mention(_ kind: CasualtyMention.Kind, _ word: HarmWord, _ victims: Victims) -> CasualtyMention {
    let start = min(word.tokens.lowerBound, victims.tokens.lowerBound)
    let end = max(word.tokens.upperBound, victims.tokens.upperBound)
    return CasualtyMention(
      tokens: start..<end, kind: kind, count: victims.count, victims: victims.phrase, isTotal: isTotal(start..<end))
  }

  /// "so far", "in total", "since the war began": a running total.
  private func isTotal(_ tokens: Range<Int>) -> Bool {
    let window = max(sentence.lowerBound, tokens.lowerBound - 4)..<min(sentence.upperBound, tokens.upperBound + 6)
    return window.contains { index in
      switch reading.word(index) {
      case "total": index == window.lowerBound || reading.word(index - 1) != "a" || reading.word(index + 1) != "of"
      case "far": reading.word(index - 1) == "so"
      case "since": index >= tokens.upperBound && ["the", "it"].contains(reading.word(index + 1))
      default: false
      }
    }
  }

  // MARK: Nouns

  /// "the death toll rose to 45", "with the toll at 12", "a death toll of 30".
  private func toll(_ word: HarmWord, before next: Int) -> [CasualtyMention] {
    guard let kind = word.harm.kind else { return [] }
    var best: Quantity?
    for quantity in quantities
    where quantity.tokens.lowerBound >= word.tokens.upperBound
      && quantity.tokens.lowerBound < word.tokens.upperBound + 10
    {
      let before = reading.word(quantity.tokens.lowerBound - 1)
      // "rose from 30 to 45": the last figure stands.
      if before == "from" { continue }
      best = quantity
      break
    }
    guard let quantity = best, quantity.count.min != nil || quantity.count.max != nil else { return [] }
    let harmless = Victims(count: quantity.count, tokens: quantity.tokens, phrase: nil)
    var mention = mention(kind, word, harmless)
    mention.isTotal = true
    return [mention]
  }

  /// "12 deaths", "no casualties", "the deaths of two people", "the arrest of 30 protesters".
  private func nominal(_ word: HarmWord, after previous: Int, before next: Int) -> [CasualtyMention]? {
    if let before = quantities.last(where: {
      isDirectlyBefore($0.tokens, word.tokens.lowerBound) && $0.tokens.lowerBound >= previous
    }) {
      let victims = Victims(count: before.count, tokens: before.tokens, phrase: nil)
      if let kind = word.harm.kind { return [mention(kind, word, victims)] }
      // "No casualties": neither dead nor injured. "12 casualties" tells neither number.
      return before.count == Count(min: 0, max: 0)
        ? [mention(.killed, word, victims), mention(.injured, word, victims)] : []
    }
    guard let kind = word.harm.kind else { return [] }
    let after = word.tokens.upperBound
    guard reading.word(after) == "of", let victims = phrase(at: after + 1, before: next) else {
      return word.harm.forms == .noun ? [] : nil
    }
    return [mention(kind, word, victims)]
  }

  /// Only adjectives stand between.
  private func isDirectlyBefore(_ tokens: Range<Int>, _ index: Int) -> Bool {
    tokens.upperBound <= index && index - tokens.upperBound <= 3
      && (tokens.upperBound..<index).allSatisfy {
        reading.classes($0).has([.modifier]) || reading.word($0) == "confirmed"
      }
  }

  // MARK: Verbs and adjectives

  private func victims(of word: HarmWord, after previous: Int, before next: Int) -> Victims? {
    let forms = word.harm.forms
    let start = word.tokens.lowerBound
    let after = word.tokens.upperBound
    if isPassive(word), !forms.isDisjoint(with: [.passive, .adjective]) {
      return subject(of: start, after: previous)
    }
    if forms.contains(.resultative) { return resulting(start) }
    if forms.contains(.active), let object = object(after, before: next) { return object }
    if forms.contains(.adjective), let qualified = qualified(word, before: next) { return qualified }
    if forms.contains(.intransitive) { return subject(of: start, after: previous) }
    if !forms.isDisjoint(with: [.passive, .adjective]), let short = telegraphic(start, after: previous) {
      return short
    }
    return nil
  }

  /// A form of "be" stands before, past adverbs: "were killed", "have been wounded".
  private func isPassive(_ word: HarmWord) -> Bool {
    var index = word.tokens.lowerBound - 1
    while index >= sentence.lowerBound, index >= word.tokens.lowerBound - 4 {
      if ["was", "were", "been", "being", "be", "is", "are", "got"].contains(reading.word(index)) { return true }
      let classes = reading.classes(index)
      guard classes.has([.adverb, .auxiliary, .negation]) else { return false }
      index -= 1
    }
    return false
  }

  /// The people or number right after a verb: "killed two people", "injuring at least seven".
  private func object(_ index: Int, before next: Int) -> Victims? {
    phrase(at: index, before: next)
  }

  /// A noun phrase or a bare number that begins at a token.
  private func phrase(at index: Int, before next: Int) -> Victims? {
    guard index < next || index < sentence.upperBound else { return nil }
    if let person = people.first(where: { $0.tokens.lowerBound == index }) {
      return Victims(count: count(of: person), tokens: person.tokens, phrase: person.tokens)
    }
    guard let quantity = quantities.first(where: { $0.tokens.lowerBound == index }) else { return nil }
    let person = people.first { $0.tokens.lowerBound == index }
    let end = person?.tokens.upperBound ?? quantity.tokens.upperBound
    // A number of things: "destroyed and injured 12 vehicles" harms nobody.
    if person == nil, isThing(quantity.tokens.upperBound) { return nil }
    return Victims(count: quantity.count, tokens: index..<end, phrase: person?.tokens)
  }

  private func isThing(_ index: Int) -> Bool {
    guard index < sentence.upperBound else { return false }
    return reading.matches(at: index).contains { match in
      switch match.entry {
      case .object, .weapon: true
      default: false
      }
    }
  }

  /// The number within a phrase; 1 for a singular, nothing for a plural without number.
  private func count(of person: Phrase) -> Count {
    if let quantity = quantities.first(where: {
      $0.tokens.lowerBound >= person.tokens.lowerBound && $0.tokens.upperBound <= person.tokens.upperBound + 1
    }) {
      return quantity.count
    }
    if person.kind == .person, !person.isPlural { return Count(min: 1, max: 1) }
    return Count(min: nil, max: nil)
  }

  /// "the detained protesters", "left 133 dead", "two dead": the adjective stands at its noun.
  private func qualified(_ word: HarmWord, before next: Int) -> Victims? {
    let inside = people.first {
      $0.tokens.contains(word.tokens.lowerBound) && $0.head >= word.tokens.lowerBound
    }
    guard let inside, inside.head != word.tokens.lowerBound || inside.tokens.count > 1 else { return nil }
    return Victims(count: count(of: inside), tokens: inside.tokens, phrase: inside.tokens)
  }

  /// "took journalists hostage", "held 139 guards captive": the people right before, after the verb.
  private func resulting(_ index: Int) -> Victims? {
    guard let person = people.last(where: { $0.tokens.upperBound == index }),
      ["took", "take", "takes", "taken", "taking", "held", "hold", "holds", "holding"]
        .contains(reading.word(person.tokens.lowerBound - 1))
    else { return nil }
    return Victims(count: count(of: person), tokens: person.tokens, phrase: person.tokens)
  }

  /// A number, or a phrase with a number, right before: "two killed", "40 others wounded", "12 people dead".
  private func telegraphic(_ index: Int, after previous: Int) -> Victims? {
    var index = index
    while index > previous, reading.classes(index - 1).has(.adverb) { index -= 1 }
    if let quantity = quantities.last(where: { $0.tokens.upperBound == index && $0.tokens.lowerBound >= previous }) {
      return Victims(count: quantity.count, tokens: quantity.tokens, phrase: nil)
    }
    if let person = people.last(where: { $0.tokens.upperBound == index && $0.tokens.lowerBound >= previous }),
      person.isNew || reading.document.field == .title
    {
      return Victims(count: count(of: person), tokens: person.tokens, phrase: person.tokens)
    }
    return nil
  }

  /// The subject of a verb: the nearest people or number before it that no preposition governs.
  private func subject(of index: Int, after previous: Int) -> Victims? {
    let quantity = quantities.last {
      $0.tokens.upperBound <= index && $0.tokens.lowerBound >= previous && isSubject($0.tokens)
    }
    let person = people.last {
      $0.tokens.upperBound <= index && $0.tokens.lowerBound >= previous && isSubject($0.tokens) && $0.kind != .object
    }
    if let person, person.tokens.lowerBound >= (quantity?.tokens.lowerBound ?? -1) || covers(person, quantity) {
      return Victims(count: count(of: person), tokens: person.tokens, phrase: person.tokens)
    }
    guard let quantity, !isThing(quantity.tokens.upperBound) else { return nil }
    return Victims(count: quantity.count, tokens: quantity.tokens, phrase: nil)
  }

  private func covers(_ person: Phrase, _ quantity: Quantity?) -> Bool {
    quantity.map { person.tokens.contains($0.tokens.lowerBound) } ?? true
  }

  /// Not governed by a preposition, nor part of "including three children".
  private func isSubject(_ tokens: Range<Int>) -> Bool {
    let before = tokens.lowerBound - 1
    guard before >= sentence.lowerBound else { return true }
    if reading.word(before) == "including" || reading.word(before) == "among" { return false }
    return !reading.classes(before).has(.preposition)
      || ["that", "after", "as", "before", "while"].contains(reading.word(before))
  }
}
