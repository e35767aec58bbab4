/// The components of a pipeline, in the order in which they run, without the disabled ones.
struct Pipeline: Sendable {
  enum Factory: String, Sendable, CaseIterable {
    case tok2vec, tagger, parser, senter, ner, lemmatizer
    case attributeRuler = "attribute_ruler"
  }

  let components: [String]
  private let factories: [String: Factory]

  init(_ configuration: Configuration) throws {
    guard let names = configuration.strings("nlp", "pipeline") else {
      throw LinguisticsError(.corrupt, file: configuration.file, "[nlp] names no pipeline")
    }
    let disabled = Set(configuration.strings("nlp", "disabled") ?? [])
    components = names.filter { !disabled.contains($0) }
    var factories: [String: Factory] = [:]
    for name in components {
      guard let wanted = configuration.string("components." + name, "factory") else {
        throw LinguisticsError(.corrupt, file: configuration.file, "[components.\(name)] names no factory")
      }
      guard let factory = Factory(rawValue: wanted) else {
        let known = Factory.allCases.map(\.rawValue).joined(separator: ", ")
        throw LinguisticsError(
          .unsupported, file: configuration.file, "component \(name) of kind \(wanted); understood here: \(known)")
      }
      factories[name] = factory
    }
    self.factories = factories
    try checkTokenizer(configuration)
    try checkOrder(configuration)
  }

  func factory(_ component: String) -> Factory? { factories[component] }

  private func checkTokenizer(_ configuration: Configuration) throws {
    let wanted = configuration.string("nlp.tokenizer", "@tokenizers") ?? configuration.name(in: "nlp", "tokenizer")
    guard let wanted, wanted != "spacy.Tokenizer.v1" else { return }
    throw LinguisticsError(.unsupported, file: configuration.file, "the tokenizer \(wanted)")
  }

  /// Rules and lemmas are computed from what all the networks found.
  private func checkOrder(_ configuration: Configuration) throws {
    guard let first = components.firstIndex(where: { [.attributeRuler, .lemmatizer].contains(factories[$0]) }) else {
      return
    }
    for name in components[first...] where [.tagger, .parser, .senter].contains(factories[name]) {
      throw LinguisticsError(
        .unsupported, file: configuration.file, "component \(name) runs after \(components[first]), which needs it")
    }
  }
}

extension Configuration {
  /// The registered name in a setting that is written as one object: `{"@tokenizers": "spacy.Tokenizer.v1"}`.
  fileprivate func name(in section: String, _ setting: String) -> String? {
    guard case .object(let fields) = value(section, setting) else { return nil }
    return fields.first { $0.key.hasPrefix("@") }.flatMap { if case .string(let name) = $0.value { name } else { nil } }
  }
}
