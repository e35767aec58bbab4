/// English inflection by rule, with the exceptions that `verbs.tsv` names.
struct Inflection: Sendable {
  struct Irregular: Sendable, Hashable {
    var past: String
    var participle: String
  }

  var irregular: [String: Irregular] = [:]
  /// Verbs that double their last letter before -ed and -ing.
  var doubled: Set<String> = []

  /// Every spelling of a verb with the forms that it can be.
  func forms(ofVerb verb: String) -> [(spelling: String, forms: VerbForms)] {
    var forms: [String: VerbForms] = [:]
    func add(_ spelling: String, _ form: VerbForms) { forms[spelling, default: []].insert(form) }
    add(verb, .base)
    add(Self.withS(verb), .third)
    add(gerund(verb), .gerund)
    if let irregular = irregular[verb] {
      add(irregular.past, .past)
      add(irregular.participle, .participle)
    } else {
      let past = regularPast(verb)
      add(past, .past)
      add(past, .participle)
      // "canceled" and "cancelled".
      if doubled.contains(verb), verb.count > 4 {
        add(verb + "ed", .past)
        add(verb + "ed", .participle)
        add(verb + "ing", .gerund)
      }
    }
    return forms.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Singular and plural.
  func forms(ofNoun noun: String) -> [String] {
    let plural = noun.hasSuffix("man") ? noun.dropLast(3) + "men" : Self.withS(noun)
    return noun == plural ? [noun] : [noun, plural]
  }

  private func regularPast(_ verb: String) -> String {
    if verb.hasSuffix("e") { return verb + "d" }
    if verb.hasSuffix("y"), !Self.endsInVowelY(verb) { return verb.dropLast() + "ied" }
    return stem(verb) + "ed"
  }

  private func gerund(_ verb: String) -> String {
    if verb.hasSuffix("ie") { return verb.dropLast(2) + "ying" }
    if verb.hasSuffix("e"), !verb.hasSuffix("ee"), verb.count > 2 { return verb.dropLast() + "ing" }
    return stem(verb) + "ing"
  }

  private func stem(_ verb: String) -> String {
    guard doubled.contains(verb), let last = verb.last else { return verb }
    return verb + String(last)
  }

  private static func withS(_ word: String) -> String {
    if word.hasSuffix("y"), !endsInVowelY(word) { return word.dropLast() + "ies" }
    let hissing = ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
    return word + (hissing || word == "go" || word == "do" || word == "veto" ? "es" : "s")
  }

  private static func endsInVowelY(_ word: String) -> Bool {
    guard let letter = word.dropLast().last else { return true }
    return "aeiou".contains(letter)
  }
}
