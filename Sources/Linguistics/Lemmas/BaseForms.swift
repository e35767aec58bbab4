/// The forms that are their own lemma in a language, told by part of speech and features.
struct BaseForms: Sendable {
  private struct Rule: Sendable {
    let partOfSpeech: PartOfSpeech?
    let features: Set<Substring>
    let absent: Set<Substring>
  }

  private var rules: [Rule] = []

  /// Nil for a language that has no entry.
  init?(language: String) {
    for line in ResourceLines(PackageResources.base_forms_tsv) where line.count == 4 && line[0] == language {
      rules.append(
        Rule(
          partOfSpeech: line[1] == "*" ? nil : PartOfSpeech(rawValue: line[1]),
          features: Set(line[2].split(separator: ",")),
          absent: Set(line[3].split(separator: ","))))
    }
    if rules.isEmpty { return nil }
  }

  func contains(_ partOfSpeech: PartOfSpeech, _ morphology: String) -> Bool {
    let features = Set(morphology.split(separator: "|"))
    let names = Set(features.map { $0.prefix { $0 != "=" } })
    return rules.contains { rule in
      (rule.partOfSpeech == nil || rule.partOfSpeech == partOfSpeech) && rule.features.isSubset(of: features)
        && rule.absent.isDisjoint(with: names)
    }
  }
}
