/// What a document says of violence and of accidents, by which deaths are told apart, and who its pronouns are.
final class ViolenceContext: Sendable {
  /// For each sentence, whether a casualty is told in it.
  private let casualties: [Bool]
  /// For each sentence, whether people are told to be killed in it, in numbers.
  private let deaths: [Bool]
  /// For each sentence, whether it speaks of an accident, a disaster or a disease and of no attacker.
  private let accidents: [Bool]
  /// The first full mention of each entity.
  private let entities: [Int: Int]
  /// The longest name of each entity.
  private let names: [Int: Int]
  /// The first mention of each organization, by its name in lower case.
  private let organizations: [String: Int]
  /// The one organization of rebels that the article names; nil where it names none or several.
  private let onlyRebels: Int?
  /// Phrases for unnamed people, by their plural head in lower case, in order of the text.
  private let plurals: [String: [Int]]

  init(marked: MarkedField, vocabulary: Vocabulary) {
    var casualties = [Bool](repeating: false, count: marked.field.sentences.count)
    var deaths = casualties
    var sentence = 0
    for mention in marked.mentions.casualties {
      while sentence + 1 < casualties.count,
        mention.tokens.lowerBound >= marked.field.sentences[sentence].tokens.upperBound
      {
        sentence += 1
      }
      guard casualties.indices.contains(sentence) else { continue }
      casualties[sentence] = true
      if mention.kind == .killed, mention.count.min ?? 0 > 0 { deaths[sentence] = true }
    }
    self.casualties = casualties
    self.deaths = deaths
    accidents = marked.field.sentences.map { marked.tellsAccident($0.tokens, vocabulary) }
    var entities: [Int: Int] = [:]
    for (index, mention) in marked.mentions.actors.enumerated() where !mention.isPronoun {
      if let known = entities[mention.entity] {
        let other = marked.mentions.actors[known]
        // A name before a description, a phrase before an adjective.
        if (other.named, !other.isModifier) >= (mention.named, !mention.isModifier) { continue }
      }
      entities[mention.entity] = index
    }
    self.entities = entities
    var names: [Int: Int] = [:]
    for (index, mention) in marked.mentions.actors.enumerated() where mention.named && mention.kind == .person {
      let length = (mention.core ?? mention.tokens).count
      guard length <= Self.longestName else { continue }
      if let known = names[mention.entity] {
        let other = marked.mentions.actors[known]
        if (other.core ?? other.tokens).count >= length { continue }
      }
      names[mention.entity] = index
    }
    self.names = names
    var organizations: [String: Int] = [:]
    for (index, mention) in marked.mentions.actors.enumerated() where mention.named && mention.kind == .organization {
      let tokens = mention.core ?? mention.tokens
      guard tokens.count <= Self.longestBody else { continue }
      let name = Self.name(of: tokens, in: marked)
      if organizations[name] == nil { organizations[name] = index }
    }
    self.organizations = organizations
    let rebels = marked.mentions.actors.indices.filter { index in
      let mention = marked.mentions.actors[index]
      return mention.named && mention.kind == .organization && mention.sector == "REB"
    }
    let isOne = Set(rebels.map { marked.mentions.actors[$0].entity }).count == 1
    onlyRebels = isOne ? rebels.first { !marked.mentions.actors[$0].isModifier } ?? rebels.first : nil
    var plurals: [String: [Int]] = [:]
    for (index, mention) in marked.mentions.actors.enumerated()
    where mention.kind == .person && !mention.named && !mention.isModifier && !mention.isPronoun
      // "Twelve rebels" are some of them.
      && mention.tokens.count <= Self.longestName && !mention.tokens.contains(where: { marked.field.tags[$0] == .cardinal })
    {
      plurals[marked.field.word(mention.head), default: []].append(index)
    }
    self.plurals = plurals
  }

  private static let longestBody = 8

  /// Without the article, in lower case.
  private static func name(of tokens: Range<Int>, in marked: MarkedField) -> String {
    var words = tokens.map { marked.field.word($0) }[...]
    if words.first == "the" { words = words.dropFirst() }
    return words.joined(separator: " ")
  }

  /// The organization that the article names elsewhere and by whose name a phrase calls its people: the "FARC" of
  /// "two FARC guerrillas".
  func organization(of people: Range<Int>, head: Int, _ marked: MarkedField) -> Int? {
    let last = head
    for first in max(people.lowerBound, last - Self.longestBody)..<max(last, people.lowerBound) {
      if let found = organizations[Self.name(of: first..<last, in: marked)] { return found }
    }
    return nil
  }

  /// The phrase that a describing word before a noun is short for: "the rebels" for the "rebel" of "a rebel attack".
  /// The last before it, else the first behind it; nil where the article has none.
  func phrase(forModifier actor: Int, _ marked: MarkedField) -> Int? {
    let mention = marked.mentions.actors[actor]
    guard mention.isModifier, !mention.named, mention.kind == .person, mention.tokens.count == 1 else { return nil }
    guard let phrases = plurals[marked.field.word(mention.head) + "s"] else {
      return mention.sector == "REB" ? onlyRebels : nil
    }
    // Mentions stand in order of their heads: halving finds the last one before.
    var low = 0
    var high = phrases.count
    while low < high {
      let middle = (low + high) / 2
      if marked.mentions.actors[phrases[middle]].head < mention.head { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? phrases[low - 1] : phrases.first
  }

  private static let longestName = 6

  /// The mention that gives an entity its longest name, where it holds the words of a shorter one; nil where a
  /// mention is itself the longest or is no name.
  func fullName(of actor: Int, _ marked: MarkedField) -> Int? {
    let mention = marked.mentions.actors[actor]
    guard mention.named, mention.kind == .person || mention.isUnknownBody, let full = names[mention.entity], full != actor else { return nil }
    let long = marked.mentions.actors[full]
    let words = Set((long.core ?? long.tokens).map { marked.field.word($0) })
    let short = mention.core ?? mention.tokens
    guard (long.core ?? long.tokens).count > short.count, words.contains(marked.field.word(mention.head)) else { return nil }
    return full
  }

  /// "The businessman", of whom the article has told the name: the mention that names him.
  func name(ofDescription actor: Int, _ marked: MarkedField) -> Int? {
    let mention = marked.mentions.actors[actor]
    guard !mention.named, !mention.isPronoun, mention.kind == .person, marked.field.tags[mention.head] == .noun,
      marked.field.word(mention.tokens.lowerBound) == "the", let name = names[mention.entity]
    else { return nil }
    return name
  }

  /// Whether the sentence or the two before it speak of an accident.
  func isAccident(around sentence: Int) -> Bool {
    accidents[(sentence - 2..<sentence + 1).clamped(to: accidents.indices)].contains(true)
  }

  /// Whether people are killed in a sentence: no match or market that it speaks of is meant by its words of violence.
  func hasDeaths(_ sentence: Int) -> Bool { deaths.indices.contains(sentence) && deaths[sentence] }

  func hasCasualty(_ sentence: Int) -> Bool { casualties.indices.contains(sentence) && casualties[sentence] }

  /// The mention itself, or for a pronoun the mention that names its entity.
  func resolved(_ actor: Int, _ mentions: Mentions) -> ActorMention {
    mentions.actors[resolvedIndex(actor, mentions)]
  }

  /// Whether no other mention tells more of its entity, or tells it before.
  func isFirst(_ actor: Int, _ mentions: Mentions) -> Bool { entities[mentions.actors[actor].entity] == actor }

  func resolvedIndex(_ actor: Int, _ mentions: Mentions) -> Int {
    let mention = mentions.actors[actor]
    return mention.isPronoun ? entities[mention.entity] ?? actor : actor
  }
}

/// Orders by the first, then by the second; false before true.
private func >= (left: (Bool, Bool), right: (Bool, Bool)) -> Bool {
  left.0 == right.0 ? left.1 || !right.1 : left.0
}
