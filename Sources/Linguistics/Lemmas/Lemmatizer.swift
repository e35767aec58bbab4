/// Finds lemmas with a model's own tables: by rules over suffixes, or by looking the form up.
///
/// Sets the lemmas that are still empty, unless the pipeline says that it overwrites.
/// Source: spaCy 3.8, spacy/pipeline/lemmatizer.py.
struct Lemmatizer: Sendable {
  private enum Mode: Sendable {
    case rule(LemmaRules, BaseForms)
    case lookup([UInt64: String])
  }

  private struct Key: Hashable {
    let orth: UInt64
    let partOfSpeech: PartOfSpeech
    let morphology: Labels.ID
  }

  private let mode: Mode
  private let overwrites: Bool
  private let cache = BoundedCache<Key, String>(capacity: 32_768)

  init(_ directory: ModelDirectory, component: String, configuration: Configuration) throws {
    let section = "components." + component
    let tables = try LemmaTables(directory, component: component)
    overwrites = configuration.bool(section, "overwrite") ?? false
    switch configuration.string(section, "mode") ?? "lookup" {
    case "rule":
      let language = configuration.string("nlp", "lang") ?? ""
      guard let forms = BaseForms(language: language) else {
        throw LinguisticsError(
          .unsupported, file: configuration.file, "[\(section)] a rule lemmatizer for the language \(language)")
      }
      mode = .rule(try LemmaRules(tables), forms)
    case "lookup": mode = .lookup(try tables.words("lemma_lookup"))
    case let other:
      throw LinguisticsError(.unsupported, file: configuration.file, "[\(section)] the lemmatizer's mode \(other)")
    }
  }

  func annotate(_ document: inout Document) {
    for token in 0..<document.count where overwrites || document.lemmas[token].isEmpty {
      document.lemmas[token] = lemma(of: token, in: document)
    }
  }

  private func lemma(of token: Int, in document: Document) -> String {
    let key = Key(
      orth: document.features.orth[token], partOfSpeech: document.partsOfSpeech[token],
      morphology: document.morphology[token])
    if let known = cache.value(key, hash: key.orth) { return known }
    let bytes = Int(document.starts[token])..<Int(document.ends[token])
    let text = document.text(bytes)
    let lemma =
      switch mode {
      case .lookup(let words): words[key.orth] ?? text
      case .rule(let rules, let baseForms):
        if key.partOfSpeech.isUnlemmatized || baseForms.contains(key.partOfSpeech, document.labels[key.morphology]) {
          text.pythonLowercased
        } else {
          rules.lemma(of: text, key.partOfSpeech)
        }
      }
    // Symbols have small ids, which leave the upper bits empty; that costs one shard, nothing else.
    if bytes.count <= 48 { cache.remember(lemma, for: key, hash: key.orth) }
    return lemma
  }
}

extension PartOfSpeech {
  fileprivate var isUnlemmatized: Bool { self == .unset || self == .endOfLine || self == .space }
}
