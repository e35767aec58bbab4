extension Network {
  /// Loads the components of `pipeline` (names, in order) that have a network; others are passed over.
  ///
  /// Throws an error that names the architecture, layer or file that is missing, damaged or not understood.
  init(directory: ModelDirectory, configuration: Configuration, pipeline: [String]) throws {
    var loader = NetworkLoader(directory: directory, configuration: configuration, pipeline: pipeline)
    for name in pipeline { try loader.load(name) }
    self.init(encoders: loader.encoders, stages: loader.stages)
  }
}

/// Reads a pipeline's components one after another; a component may listen to an encoder that an earlier one brought.
struct NetworkLoader {
  private let directory: ModelDirectory
  private let configuration: Configuration
  private let wordMemoryBytes: Int
  private(set) var encoders: [Encoder] = []
  private(set) var stages: [Network.Stage] = []
  /// The encoders of `tok2vec` components by name, and the name of the latest.
  private var shared: [String: Int] = [:]
  private var latest: String?

  init(directory: ModelDirectory, configuration: Configuration, pipeline: [String]) {
    self.directory = directory
    self.configuration = configuration
    let own = pipeline.filter { name in
      let architecture = configuration.string("components.\(name).model.tok2vec", "@architectures")
      return configuration.string("components.\(name)", "factory") == "tok2vec"
        || (architecture != nil && architecture != EncoderReader.listener)
    }
    wordMemoryBytes = Network.wordMemoryBytes / max(own.count, 1)
  }

  mutating func load(_ name: String) throws {
    switch configuration.string("components.\(name)", "factory") {
    case "tok2vec":
      shared[name] = try loadEncoder(name, section: "components.\(name).model", model: componentModel(name))
      latest = name
    case "tagger": try loadTagger(name)
    case "senter": try loadSentenceRecognizer(name)
    case "parser": try loadParser(name)
    case "ner": try loadEntityRecognizer(name)
    default: break
    }
  }

  private func componentModel(_ name: String) throws -> ComponentModel {
    try ComponentModel(directory, file: "\(name)/model")
  }

  private func unsupported(_ section: String, _ what: String) -> LinguisticsError {
    LinguisticsError(.unsupported, file: configuration.file, "[\(section)] \(what)")
  }

  private func requireArchitecture(_ section: String, among names: Set<String>) throws {
    let name = configuration.string(section, "@architectures") ?? "none"
    guard names.contains(name) else {
      throw unsupported(section, "architecture \(name); understood here: \(names.sorted().joined(separator: ", "))")
    }
  }

  private mutating func loadEncoder(_ name: String, section: String, model: ComponentModel) throws -> Int {
    let reader = EncoderReader(directory: directory, configuration: configuration, section: section, model: model)
    encoders.append(try reader.read(memoryBytes: wordMemoryBytes))
    return encoders.count - 1
  }

  /// The encoder that a component works on: one of its own, or that of the `tok2vec` component it listens to.
  private mutating func encoder(of name: String, model: ComponentModel) throws -> Int {
    let section = "components.\(name).model.tok2vec"
    guard configuration.string(section, "@architectures") == EncoderReader.listener else {
      return try loadEncoder(name, section: section, model: model)
    }
    let upstream = configuration.string(section, "upstream") ?? "*"
    guard let index = upstream == "*" ? latest.flatMap({ shared[$0] }) : shared[upstream] else {
      throw unsupported(section, "listens to \(upstream), which does not come before it in the pipeline")
    }
    return index
  }

  private mutating func loadTagger(_ name: String) throws {
    struct Settings: Decodable { var labels: [String] }
    try requireArchitecture("components.\(name).model", among: ["spacy.Tagger.v1", "spacy.Tagger.v2"])
    let model = try componentModel(name)
    let encoder = try encoder(of: name, model: model)
    let labels = try directory.json("\(name)/cfg", as: Settings.self).labels
    stages.append(.tagger(try Tagger(model, labels: labels, tokenVectors: encoders[encoder].width), encoder: encoder))
  }

  private mutating func loadSentenceRecognizer(_ name: String) throws {
    try requireArchitecture("components.\(name).model", among: ["spacy.Tagger.v1", "spacy.Tagger.v2"])
    let model = try componentModel(name)
    let encoder = try encoder(of: name, model: model)
    let tagger = try Tagger(model, labels: SentenceLabels.all, tokenVectors: encoders[encoder].width)
    stages.append(.sentences(tagger, encoder: encoder))
  }

  private mutating func loadParser(_ name: String) throws {
    let (network, encoder) = try transitionNetwork(name, states: "parser")
    let moves = try Moves(directory, file: "\(name)/moves") { (ArcEager.shift...ArcEager.sentenceBreak).contains($0.action) }
    stages.append(.parser(try DependencyParser(network, moves: moves, file: "\(name)/model"), encoder: encoder))
  }

  private mutating func loadEntityRecognizer(_ name: String) throws {
    let (network, encoder) = try transitionNetwork(name, states: "ner")
    let moves = try Moves(directory, file: "\(name)/moves", accepts: EntityRecognizer.accepts)
    stages.append(.entities(try EntityRecognizer(network, moves: moves, file: "\(name)/model"), encoder: encoder))
  }

  private mutating func transitionNetwork(_ name: String, states: String) throws -> (TransitionNetwork, Int) {
    struct Settings: Decodable { var beam_width: Int? }
    let section = "components.\(name).model"
    try requireArchitecture(section, among: ["spacy.TransitionBasedParser.v2"])
    let found = configuration.string(section, "state_type") ?? "none"
    guard found == states else { throw unsupported(section, "state_type \(found), expected \(states)") }
    let file = "\(name)/cfg"
    if directory.has(file), let width = try directory.json(file, as: Settings.self).beam_width, width != 1 {
      throw LinguisticsError(.unsupported, file: file, "beam_width \(width); only the greedy search of width 1 is run")
    }
    let model = try componentModel(name)
    let encoder = try encoder(of: name, model: model)
    return (try TransitionNetwork(model, tokenVectors: encoders[encoder].width), encoder)
  }
}
