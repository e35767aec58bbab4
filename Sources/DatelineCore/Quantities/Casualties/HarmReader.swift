import Linguistics

/// Binds the words of harm of one sentence to their victims by the tree.
struct HarmReader {
  let field: ParsedField
  let sentence: Range<Int>
  let counter: VictimCounter
  /// Whether a word of harm begins at a token.
  let isHarm: (Int) -> Bool

  typealias Victims = VictimCounter.Victims

  func casualties(of harm: Harm, at tokens: Range<Int>) -> [CasualtyMention] {
    let head = head(of: tokens)
    if harm.forms.contains(.toll) { return toll(harm, tokens, head) }
    if harm.forms.contains(.noun), field.tags[head].isNoun, let counted = nominal(harm, tokens, head) { return counted }
    guard let kind = harm.kind, !(kind == .injured && isDenied(tokens)) else { return [] }
    return victims(of: harm, tokens, head)
      .filter { kind != .displaced || isDisplaced($0) }
      .map { mention(kind, tokens, head, $0) }
  }

  /// The token whose head lies outside.
  private func head(of tokens: Range<Int>) -> Int {
    tokens.first { !tokens.contains(field.tree.head($0)) || field.tree.isRoot($0) } ?? tokens.lowerBound
  }

  /// "The troops were not hurt".
  private func isDenied(_ tokens: Range<Int>) -> Bool {
    tokens.contains { token in
      let verb = field.tree.relation(token) == .acomp ? field.tree.head(token) : token
      return field.tree.child(of: verb, .neg).map { field.word($0) == "not" || field.word($0) == "n't" } ?? false
    }
  }

  private func mention(
    _ kind: CasualtyMention.Kind, _ tokens: Range<Int>, _ head: Int, _ victims: Victims
  ) -> CasualtyMention {
    let span =
      min(tokens.lowerBound, victims.tokens.lowerBound)..<max(tokens.upperBound, victims.tokens.upperBound)
    var phrase = victims.phrase
    // "shot dead two policemen": the tree may hang the word of harm on the victims.
    if let whole = phrase, whole.contains(tokens.upperBound - 1), tokens.lowerBound < whole.lowerBound {
      phrase = tokens.upperBound..<max(tokens.upperBound, whole.upperBound)
    }
    return CasualtyMention(
      tokens: span, kind: kind, count: victims.count, victims: phrase, isTotal: isTotal(span), harm: head)
  }

  /// Attackers flee too; only a number of civilians, or of nobody in particular, is a count of the displaced.
  private func isDisplaced(_ victims: Victims) -> Bool {
    guard victims.count.min != nil || victims.count.max != nil else { return false }
    guard let head = victims.phrase?.last else { return true }
    return victims.count != Count(min: 1, max: 1)
      && !["REB", "CRM", "PRM", "MIL", "COP", "GOV", "OPP", "UAF"].contains(counter.sector(head) ?? "")
  }

  /// "so far", "in total", "since the war began": a running total.
  private func isTotal(_ tokens: Range<Int>) -> Bool {
    let window = max(sentence.lowerBound, tokens.lowerBound - 4)..<min(sentence.upperBound, tokens.upperBound + 6)
    return window.contains { token in
      switch field.folded[token] {
      case "total": token == window.lowerBound || field.word(token - 1) != "a" || field.word(token + 1) != "of"
      case "far": field.word(token - 1) == "so"
      case "all": field.word(token - 1) == "in" && token >= tokens.upperBound
      case "altogether", "overall": true
      case "since": token >= tokens.upperBound && ["the", "it"].contains(field.word(token + 1))
      default: false
      }
    }
  }

  // MARK: Nouns

  /// "the death toll rose to 45", "with the toll at 12", "a death toll of 30".
  private func toll(_ harm: Harm, _ tokens: Range<Int>, _ head: Int) -> [CasualtyMention] {
    // "torched a toll booth".
    guard let kind = harm.kind, field.tree.relation(head) != .compound else { return [] }
    // "The death toll from a magnitude 6.9 earthquake off the coast rose to 72": the figure stands behind its verb.
    let verb = field.tree.head(head)
    let isSubject = field.tree.relation(head).isSubject && verb > head && sentence.contains(verb) && field.tags[verb].isVerb
    var token = isSubject ? verb + 1 : tokens.upperBound
    let end = min(sentence.upperBound, token + 10)
    while token < end {
      // "rose from 30 to 45": the last figure stands.
      guard let quantity = counter.quantity(at: token), field.word(quantity.tokens.lowerBound - 1) != "from",
        quantity.count.min != nil || quantity.count.max != nil
      else {
        token += 1
        continue
      }
      var mention = mention(
        kind, tokens, head, Victims(count: quantity.count, tokens: quantity.tokens, phrase: nil))
      mention.isTotal = true
      return [mention]
    }
    return []
  }

  /// "12 deaths", "no casualties", "the deaths of two people", "a soldier's death".
  private func nominal(_ harm: Harm, _ tokens: Range<Int>, _ head: Int) -> [CasualtyMention]? {
    if isRemembered(head) { return [] }
    for child in field.tree.children(of: head) where child < tokens.lowerBound {
      guard [.nummod, .det, .quantmod, .amod].contains(field.tree.relation(child)),
        let quantity = counter.quantity(at: child)
      else { continue }
      let victims = Victims(count: quantity.count, tokens: quantity.tokens, phrase: nil)
      if let kind = harm.kind { return [mention(kind, tokens, head, victims)] }
      // "No casualties": neither dead nor injured. "12 casualties" tells neither number.
      return quantity.count == Count(min: 0, max: 0)
        ? [mention(.killed, tokens, head, victims), mention(.injured, tokens, head, victims)] : []
    }
    guard let kind = harm.kind else { return [] }
    if kind == .injured, let sufferer = sufferer(of: head) { return counter.victims(sufferer).map { mention(kind, tokens, head, $0) } }
    if let share = counted(overWhich: head) { return [mention(kind, tokens, head, share)] }
    // "injuries to three people".
    let owning = kind == .injured ? ["of", "to"] : ["of"]
    for preposition in field.tree.children(of: head, .prep) where owning.contains(field.folded[preposition]) {
      guard let object = field.tree.child(of: preposition, .pobj) else { continue }
      return counter.victims(object).map { mention(kind, tokens, head, $0) }
    }
    if let owner = field.tree.child(of: head, .poss) {
      let owners = counter.victims(owner).filter { $0.count.min != nil || $0.phrase != nil }
      return owners.map { mention(kind, tokens, head, $0) }
    }
    return harm.forms == .noun ? [] : nil
  }

  /// "received a bullet wound", "suffered severe burns": who did.
  private func sufferer(of harm: Int) -> Int? {
    let verb = field.tree.head(harm)
    guard field.tree.relation(harm) == .dobj, ["suffer", "sustain", "receive", "incur"].contains(field.lemmas[verb]) else { return nil }
    return subject(of: verb)
  }

  /// "Forty of these deaths": the number that governs them.
  private func counted(overWhich head: Int) -> Victims? {
    let preposition = field.tree.head(head)
    let number = field.tree.head(preposition)
    guard field.tree.relation(head) == .pobj, field.folded[preposition] == "of", number < preposition,
      field.tags[number] == .cardinal, let quantity = counter.quantity(at: number)
    else { return nil }
    return Victims(count: quantity.count, tokens: quantity.tokens, phrase: nil)
  }

  // MARK: Verbs and adjectives

  private func victims(of harm: Harm, _ tokens: Range<Int>, _ head: Int) -> [Victims] {
    let tree = field.tree
    let forms = harm.forms
    let canBeSubject = !forms.isDisjoint(with: [.passive, .adjective])
    if forms.contains(.loss) { return lost(head, tokens) }
    // "many held sticks", "rushed the prisoner to hospital": nobody is detained in them.
    if harm.kind == .detained {
      if forms == .passive, tree.relation(head) == .amod, tree.head(head) > head { return [] }
      if forms.contains(.resultative), tree.child(of: head, .det) != nil { return [] }
    }
    if canBeSubject, let put = numberPut(over: head) { return [put] }
    if canBeSubject || tokens.count > 1, let counted = countedBefore(tokens, head) { return counted }
    if canBeSubject, let subject = passiveSubject(of: head) { return counter.victims(subject, of: head) + joined(to: subject, under: head) }
    if forms.contains(.resultative) {
      // "sentenced a man to death" has killed nobody yet.
      if ["sentence", "condemn"].contains(field.lemmas[tree.head(head)]) { return [] }
      return tree.child(of: tree.head(head), .dobj).map { counter.victims($0) } ?? objectBefore(tokens)
    }
    if forms.contains(.active), let object = object(of: head, tokens) {
      let found = counter.victims(object)
      return found.isEmpty && harm.kind != .displaced ? counter.stranger(object) : found
    }
    if forms.contains(.active), let object = objectTakenForSpeaker(of: head) { return counter.victims(object, joined: false) }
    if canBeSubject, let noun = qualified(head, forms) { return counter.victims(noun, of: head) }
    // "adjourned sine die": nobody dies.
    if forms.contains(.intransitive), field.word(head - 1) == "sine" { return [] }
    if forms.contains(.intransitive), let subject = subject(of: head) { return counter.victims(subject, of: head) }
    return canBeSubject ? telegraphic(tokens) : []
  }

  /// "put the number of guards killed at nine".
  private func numberPut(over harm: Int) -> Victims? {
    let tree = field.tree
    // "put the number of detained at 60": the harmed themselves.
    let people = tree.relation(harm) == .pobj ? harm : tree.head(harm)
    guard people == harm || tree.relation(harm) == .acl, tree.relation(people) == .pobj, case let of = tree.head(people), field.folded[of] == "of",
      case let number = tree.head(of), ["number", "total", "tally", "count"].contains(field.folded[number]), number < harm
    else { return nil }
    for at in tree.children(of: harm, .prep) + tree.children(of: tree.head(number), .prep) where field.folded[at] == "at" && at > harm {
      guard let figure = tree.child(of: at, .pobj), let quantity = counter.quantity(at: figure) else { continue }
      let phrase = people == harm ? nil : counter.victims(people, joined: false).first?.phrase
      return Victims(count: quantity.count, tokens: of + 1..<quantity.tokens.upperBound, phrase: phrase)
    }
    return nil
  }

  /// "38 bodies and 70 wounded": a number right before the word, which has no auxiliary, counts the harmed, whatever the
  /// tree hangs it on.
  private func countedBefore(_ tokens: Range<Int>, _ head: Int) -> [Victims]? {
    let number = tokens.lowerBound - 1
    guard tokens.count == 1 || isCountOfPhrase(number, tokens), number >= sentence.lowerBound, field.tags[number] == .cardinal || isAsMany(number),
      field.tree.child(of: head, .auxpass) == nil, field.tree.child(of: head, .aux) == nil, field.tree.child(of: head, .dobj) == nil
    else { return nil }
    let victims = counter.victims(number, joined: false)
    return victims.isEmpty ? nil : victims
  }

  /// "and five sustained injuries": parsers make what befell the five a noun of theirs.
  private func isCountOfPhrase(_ number: Int, _ tokens: Range<Int>) -> Bool {
    tokens.contains(field.tree.head(number)) && (field.tree.relation(number) == .nummod || isAsMany(number))
  }

  /// "and as many sustained injuries".
  private func isAsMany(_ token: Int) -> Bool { token > 0 && field.folded[token] == "many" && field.folded[token - 1] == "as" }

  /// "killing ten people, medics and a doctor said": the people, whom parsers make the first of those who speak.
  private func objectTakenForSpeaker(of head: Int) -> Int? {
    guard field.tags[head] == .verbGerund else { return nil }
    let tree = field.tree
    for token in (head + 1..<head + 6).clamped(to: sentence) where tree.relation(token) == .nsubj {
      let saying = tree.head(token)
      let isList = field.word(token + 1) == "," && (tree.child(of: token, .conj) ?? 0) > token
      guard saying > token, isList, tree.children(of: token).allSatisfy({ Int($0) > head }),
        ["say", "tell", "report", "announce", "add", "state"].contains(field.lemmas[saying])
      else { return nil }
      return token
    }
    return nil
  }

  /// "were killed", "12 people killed in the blast", "those who were killed".
  private func passiveSubject(of head: Int) -> Int? {
    let tree = field.tree
    if let subject = tree.child(of: head, .nsubjpass) { return antecedent(subject) }
    if tree.relation(head) == .acl, field.tags[head] != .verbGerund, tree.child(of: head, .dobj) == nil {
      return tree.head(head)
    }
    let isPassive = tree.child(of: head, .auxpass) != nil
    if isPassive || tree.relation(head) == .conj, tree.child(of: head, .dobj) == nil,
      tree.child(of: head, .nsubj) == nil, tree.relation(head) == .conj,
      let shared = tree.child(of: tree.head(head), .nsubjpass), field.tags[head] == .verbPastParticiple || field.tags[head] == .verbPast
    {
      // "killed and wounded 12" has no share for each.
      if !isPassive, field.word(head - 1) != "or", !isHarm(tree.head(head)) { return antecedent(shared) }
      return field.word(head - 1) == "or" || !isPassive ? nil : antecedent(shared)
    }
    return nil
  }

  /// Whom a relative pronoun stands for.
  private func antecedent(_ subject: Int) -> Int {
    guard ["who", "which", "that", "whom"].contains(field.folded[subject]) else { return subject }
    let verb = field.tree.head(subject)
    return field.tree.relation(verb) == .relcl ? field.tree.head(verb) : subject
  }

  func object(of head: Int, _ tokens: Range<Int>) -> Int? {
    // "two soldiers whom gunmen had kidnapped".
    if let object = field.tree.child(of: head, .dobj), !tokens.contains(object) { return antecedent(object) }
    // "shot dead a man", "claimed the lives of 12": the object hangs on some word of the phrase.
    for token in tokens {
      if let object = field.tree.child(of: token, .dobj) ?? field.tree.child(of: token, .pobj),
        !tokens.contains(object)
      {
        return object
      }
    }
    return nil
  }

  private func subject(of head: Int) -> Int? {
    let tree = field.tree
    if let subject = nearestSubject(of: head) { return antecedent(subject) }
    if tree.relation(head) == .acl { return tree.head(head) }
    // "forced 3,000 people to flee".
    if tree.relation(head) == .xcomp, let forced = tree.child(of: tree.head(head), .dobj), forced < head { return forced }
    if tree.relation(head) == .conj || tree.relation(head) == .xcomp {
      return (tree.child(of: tree.head(head), .nsubj) ?? tree.child(of: tree.head(head), .nsubjpass)).map(antecedent)
    }
    return nil
  }

  /// "Six people are missing", "left 133 dead", "the detained protesters", "two dead", "the wounded".
  private func qualified(_ head: Int, _ forms: Harm.Forms) -> Int? {
    let tree = field.tree
    let governor = tree.head(head)
    switch tree.relation(head) {
    // "left three bandits and a sergeant dead": all of them.
    case .amod where forms.contains(.adjective) || governor < head: return governor < head ? firstOfList(governor) : governor
    case .acomp:
      return nearestSubject(of: governor).map(antecedent)
    case .oprd, .ccomp, .xcomp, .advcl, .acl, .dep:
      if forms.contains(.adjective) {
        if let own = nearestSubject(of: head) { return own }
        if field.lemmas[governor] == "leave" { return tree.child(of: governor, .dobj) }
      }
    default: break
    }
    guard forms.contains(.adjective) else { return nil }
    if let number = tree.child(of: head, .nummod), counter.quantity(at: number) != nil { return number }
    // "are missing", which the tagger may take for a verb.
    return nearestSubject(of: head).map(antecedent)
  }

  private func firstOfList(_ noun: Int) -> Int {
    let first = field.tree.head(noun)
    let isLeft = field.tree.relation(noun) == .conj && field.tree.relation(first) == .dobj && field.lemmas[field.tree.head(first)] == "leave"
    return isLeft ? first : noun
  }

  /// "17 migrants drowned and 30 others were missing": where parsers give a verb two subjects, the one before it.
  private func nearestSubject(of verb: Int) -> Int? {
    let subjects = field.tree.children(of: verb, .nsubj, .nsubjpass)
    return subjects.last { $0 < verb } ?? subjects.first
  }

  private func objectBefore(_ tokens: Range<Int>) -> [Victims] {
    guard tokens.lowerBound > sentence.lowerBound else { return [] }
    return counter.victims(tokens.lowerBound - 1)
  }

  /// Right before it: "two killed", "40 others wounded", "12 people dead".
  private func telegraphic(_ tokens: Range<Int>) -> [Victims] {
    var token = tokens.lowerBound - 1
    while token > sentence.lowerBound, field.tags[token] == .adverb { token -= 1 }
    guard token >= sentence.lowerBound else { return [] }
    return counter.victims(token).filter { $0.count.min != nil || $0.count.max != nil }
  }
}
