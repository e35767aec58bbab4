import Linguistics

/// Tells who a head of the tree stands for as a victim, and how many.
struct VictimCounter {
  struct Victims: Hashable {
    var count: Count
    /// From the quantity to the noun.
    var tokens: Range<Int>
    /// nil for a bare number.
    var phrase: Range<Int>?
  }

  let field: ParsedField
  /// By token: the quantity that holds it.
  private let quantityAt: [Int32]
  private let quantities: [Quantity]
  private let actors: [Int: ActorMention]

  init(field: ParsedField, quantities: [Quantity], actors: [ActorMention]) {
    self.field = field
    self.quantities = quantities
    var quantityAt = [Int32](repeating: -1, count: field.count)
    for (number, quantity) in quantities.enumerated() {
      for token in quantity.tokens.clamped(to: 0..<field.count) { quantityAt[token] = Int32(number) }
    }
    self.quantityAt = quantityAt
    self.actors = Dictionary(
      actors.filter { !$0.isModifier }.map { ($0.head, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func quantity(at token: Int) -> Quantity? {
    guard quantityAt.indices.contains(token), quantityAt[token] >= 0 else { return nil }
    let quantity = quantities[Int(quantityAt[token])]
    return quantity.isMeasure ? nil : quantity
  }

  /// The victims that a head and those joined to it stand for, one for each group.
  ///
  /// - Parameters:
  ///   - joined: whether those joined to it are victims too.
  ///   - harm: the word that tells what became of them.
  func victims(_ head: Int, joined isWhole: Bool = true, of harm: Int? = nil) -> [Victims] {
    var heads = [head]
    var next = head
    while isWhole, let joined = field.tree.child(of: next, .conj), joined > next, heads.count < 12 {
      heads.append(joined)
      next = joined
    }
    let counted = own(heads, harm)
    return counted.enumerated().compactMap { index, head in group(head) ?? (index > 0 ? oneMore(head, behind: counted[index - 1]) : nil) }
  }

  /// "two soldiers and a fruit seller": one by trade, of whom no table has the word, beside people.
  private func oneMore(_ head: Int, behind other: Int) -> Victims? {
    guard let actor = actors[head], actor.kind == .object, !actor.named, field.tags[head] == .noun, let known = actors[other], known.kind != .object,
      ["a", "an", "one", "another"].contains(field.folded[actor.tokens.lowerBound]),
      Self.trades.contains(where: { field.folded[head].hasSuffix($0) }), !Self.animals.contains(field.folded[head])
    else { return nil }
    return Victims(count: Count(min: 1, max: 1), tokens: actor.tokens, phrase: actor.tokens)
  }

  private static let trades = ["er", "or", "ist", "ian", "man", "woman", "ant", "boy", "girl"]

  /// "17 migrants drowned and 30 others were missing": parsers make the first verb a participle and one subject of both.
  private func own(_ heads: [Int], _ harm: Int?) -> [Int] {
    guard let harm, let split = heads.dropLast().firstIndex(where: { fate(of: $0) != nil }) else { return heads }
    return Array(harm == fate(of: heads[split]) ? heads[...split] : heads[(split + 1)...])
  }

  /// The bare participle between a noun and the "and" that joins the next.
  private func fate(of head: Int) -> Int? {
    guard let verb = field.tree.child(of: head, .acl), verb > head,
      [.verbPast, .verbPastParticiple].contains(field.tags[verb]), field.word(verb + 1) == "and"
    else { return nil }
    return verb
  }

  /// "injuring a cowherd", "wounding nine patrons": people, of whom no table has the word.
  func stranger(_ head: Int) -> [Victims] {
    guard let actor = actors[head], actor.kind == .object, actor.sector == nil, !actor.named, !Self.animals.contains(field.folded[head]) else { return [] }
    if field.tags[head] == .pluralNoun, let number = quantity(in: actor.tokens, head), number.count.min != nil {
      return [Victims(count: number.count, tokens: union(number.tokens, actor.tokens), phrase: union(number.tokens, actor.tokens))]
    }
    guard field.tags[head] == .noun, ["a", "an", "one", "another"].contains(field.folded[actor.tokens.lowerBound]) else { return [] }
    return [Victims(count: Count(min: 1, max: 1), tokens: actor.tokens, phrase: actor.tokens)]
  }

  private static let animals: Set<String> = [
    "cattle", "cow", "cows", "bull", "bulls", "goat", "goats", "sheep", "camel", "camels", "animal", "animals", "dog", "dogs", "horse", "horses",
    "livestock", "bird", "birds", "elephant", "elephants", "chickens", "pigs", "donkey", "donkeys", "tiger", "lion", "lions", "buffaloes", "drone",
    "drones", "missile", "missiles",
  ]

  func sector(_ head: Int) -> String? { actors[head]?.sector }

  private func group(_ head: Int) -> Victims? {
    guard var actor = actors[head] else { return bare(head) }
    // "Dozens of civilians": the words for whom are part of it.
    if let core = actor.core, core.lowerBound > actor.tokens.upperBound {
      actor.tokens = actor.tokens.lowerBound..<core.upperBound
    }
    if let number = quantity(at: head) {
      // "Three of his bodyguards" are people, "three" may be any.
      let behind = people(behind: head).map { number.tokens.lowerBound..<$0 + 1 }
      return Victims(
        count: number.count, tokens: union(number.tokens, actor.tokens),
        phrase: field.tags[head] == .cardinal ? behind : union(number.tokens, actor.tokens))
    }
    let inside = quantity(in: actor.tokens, head)
    let isCounted = inside != nil && field.tags[head].isNoun
    guard actor.kind != .object || (isCounted && isAnimate(actor)) || isUnknownPerson(actor) else { return nil }
    let tokens = inside.map { union($0.tokens, actor.tokens) } ?? actor.tokens
    return Victims(count: inside?.count ?? count(of: actor), tokens: tokens, phrase: tokens)
  }

  private func bare(_ head: Int) -> Victims? {
    quantity(at: head).map { number in
      let phrase = people(behind: head).map { number.tokens.lowerBound..<$0 + 1 }
      return Victims(count: number.count, tokens: phrase ?? number.tokens, phrase: phrase)
    }
  }

  /// "Three of his bodyguards": of whom a number is.
  private func people(behind number: Int) -> Int? {
    guard let of = field.tree.child(of: number, .prep), field.folded[of] == "of", of == number + 1,
      let people = field.tree.child(of: of, .pobj), let actor = actors[people], actor.kind != .object, !actor.isPronoun
    else { return nil }
    return people
  }

  private func union(_ first: Range<Int>, _ second: Range<Int>) -> Range<Int> {
    min(first.lowerBound, second.lowerBound)..<max(first.upperBound, second.upperBound)
  }

  /// The last quantity before a phrase's head, else behind it: of "four members of one family" the four; "no" counts too.
  private func quantity(in tokens: Range<Int>, _ head: Int) -> Quantity? {
    let middle = min(max(head + 1, tokens.lowerBound), tokens.upperBound)
    for token in (tokens.lowerBound..<middle).reversed() + (middle..<tokens.upperBound).reversed() {
      if let quantity = quantity(at: token) { return quantity }
    }
    return nil
  }

  /// 1 for a singular, nothing for a plural or a body without number.
  private func count(of actor: ActorMention) -> Count {
    let isSingular: Bool
    switch field.tags[actor.head] {
    case .noun, .properNoun:
      isSingular = actor.kind == .person && (!Self.collectives.contains(field.folded[actor.head]) || isOneYouth(actor))
    case .pronoun: isSingular = ["he", "she", "him", "her"].contains(field.folded[actor.head])
    case .verbPastParticiple, .adjective: isSingular = ["a", "another"].contains(field.folded[actor.tokens.lowerBound])
    default: isSingular = false
    }
    return isSingular ? Count(min: 1, max: 1) : Count(min: nil, max: nil)
  }

  /// "A 19-year-old youth", but "the youth of the country".
  private func isOneYouth(_ actor: ActorMention) -> Bool {
    field.folded[actor.head] == "youth" && ["a", "an", "one", "another"].contains(field.folded[actor.tokens.lowerBound])
  }

  private static let collectives: Set<String> = ["family", "staff", "crew", "public", "youth", "dozens", "hundreds"]

  /// A noun that the tables do not have, but that names people by its ending or its capital: "12 snowboarders".
  private func isAnimate(_ actor: ActorMention) -> Bool {
    if actor.named { return true }
    let word = field.folded[actor.head]
    return word.utf8.count > 5
      && ["ers", "ors", "ists", "ants", "ees", "men", "women", "ians", "ites"].contains { word.hasSuffix($0) }
  }

  private func isUnknownPerson(_ actor: ActorMention) -> Bool { actor.named && actor.country == nil && actor.code == nil }
}
