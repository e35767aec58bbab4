/// Suffix rules, exceptions and the words that are known to be lemmas, by part of speech.
struct LemmaRules: Sendable {
  private struct Table: Sendable {
    var rules: [(old: String, new: String)] = []
    /// `StringID`s of words.
    var known: Set<UInt64> = []
    var exceptions: [String: [String]] = [:]

    var isEmpty: Bool { rules.isEmpty && known.isEmpty && exceptions.isEmpty }
  }

  private var tables: [PartOfSpeech: Table] = [:]

  init(_ source: LemmaTables) throws {
    func corrupt(_ what: String) -> LinguisticsError { LinguisticsError(.corrupt, file: source.file, what) }
    var names: [UInt64: PartOfSpeech] = [:]
    for partOfSpeech in PartOfSpeech.allCases { names[StringID.of(partOfSpeech.rawValue.lowercased())] = partOfSpeech }

    for (key, value) in try source.table("lemma_rules") {
      guard let partOfSpeech = names[key] else { continue }
      for pair in value.list ?? [] {
        guard let old = pair.list?.first?.string, let new = pair.list?.last?.string, pair.list?.count == 2 else {
          throw corrupt("table lemma_rules holds something else than pairs of suffixes")
        }
        tables[partOfSpeech, default: Table()].rules.append((old, new))
      }
    }
    for (key, value) in try source.table("lemma_index", isRequired: false) {
      guard let partOfSpeech = names[key] else { continue }
      tables[partOfSpeech, default: Table()].known = Set((value.list ?? []).compactMap(\.string).map(StringID.of))
    }
    for (key, value) in try source.table("lemma_exc", isRequired: false) {
      guard let partOfSpeech = names[key] else { continue }
      for (word, lemmas) in value.map ?? [] {
        guard let word = word.string, let lemmas = lemmas.list?.compactMap(\.string) else {
          throw corrupt("table lemma_exc holds something else than words with their lemmas")
        }
        tables[partOfSpeech, default: Table()].exceptions[word] = lemmas
      }
    }
  }

  /// The first of the lemmas that the rules allow.
  func lemma(of text: String, _ partOfSpeech: PartOfSpeech) -> String {
    let lower = text.pythonLowercased
    guard let table = tables[partOfSpeech], !table.isEmpty else { return partOfSpeech == .properNoun ? text : lower }
    var forms: [String] = []
    var unknown: [String] = []
    for (old, new) in table.rules where lower.hasScalarSuffix(old) {
      let form = String(lower.unicodeScalars.dropLast(old.unicodeScalars.count)) + new
      if form.isEmpty { continue }
      if table.known.contains(StringID.of(form)) {
        forms.insert(form, at: 0)
      } else if form.unicodeScalars.contains(where: { !CharacterClass.isAlphabetic($0.value) }) {
        forms.append(form)
      } else {
        unknown.append(form)
      }
    }
    // An exception goes before every rule, and a later exception before an earlier one.
    for form in table.exceptions[lower] ?? [] where !forms.contains(form) { forms.insert(form, at: 0) }
    return forms.first ?? unknown.first ?? text
  }
}

extension String {
  /// Swift's own `hasSuffix` compares characters, which may join with what stands before.
  fileprivate func hasScalarSuffix(_ suffix: String) -> Bool {
    utf8.count >= suffix.utf8.count && utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }
}
