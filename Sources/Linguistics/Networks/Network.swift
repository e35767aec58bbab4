/// The neural part of a pipeline: tags, trees, sentence starts and entities of a text, from its tokens' features.
///
/// Immutable and shared: any number of tasks annotate at once, each with a workspace of its own from a pool. A text's
/// annotation depends on the text alone: not on what was annotated before, beside it, or on which thread.
struct Network: Sendable {
  /// One component of the pipeline. `encoder` is an index into `encoders`.
  enum Stage: Sendable {
    case tagger(Tagger, encoder: Int)
    case sentences(Tagger, encoder: Int)
    case parser(DependencyParser, encoder: Int)
    case entities(EntityRecognizer, encoder: Int)
  }

  /// Memory for words that are remembered, in all encoders together.
  static let wordMemoryBytes = 48 << 20

  let encoders: [Encoder]
  let stages: [Stage]
  private let workspaces: WorkspacePool

  init(encoders: [Encoder], stages: [Stage]) {
    self.encoders = encoders
    self.stages = stages
    workspaces = WorkspacePool()
  }

  var tagLabels: [String] {
    for case .tagger(let tagger, _) in stages { return tagger.labels }
    return []
  }

  var relationLabels: [String] {
    for case .parser(let parser, _) in stages { return parser.relations.names }
    return []
  }

  var entityLabels: [String] {
    for case .entities(let recognizer, _) in stages { return recognizer.labels }
    return []
  }

  func annotate(_ features: TokenFeatures) -> NetworkOutput {
    guard features.count > 0 else { return NetworkOutput() }
    let workspace = workspaces.take() ?? NetworkWorkspace(self)
    defer { workspaces.giveBack(workspace) }
    return annotate(features, workspace)
  }

  func annotate(_ features: TokenFeatures, _ workspace: NetworkWorkspace) -> NetworkOutput {
    var output = NetworkOutput()
    workspace.begin(tokens: features.count)
    for (index, stage) in stages.enumerated() {
      switch stage {
      case .tagger(let tagger, let encoder):
        let vectors = workspace.vectors(features, of: encoder, in: self)
        output.tags = tagger.tag(vectors, count: features.count, scratch: workspace.scratch.start)
      case .sentences(let tagger, let encoder):
        // A parser that came before has decided.
        guard output.sentenceStarts.isEmpty else { continue }
        let vectors = workspace.vectors(features, of: encoder, in: self)
        let labels = tagger.tag(vectors, count: features.count, scratch: workspace.scratch.start)
        output.sentenceStarts = labels.enumerated().map { $0 == 0 || $1 == SentenceLabels.start }
      case .parser(let parser, let encoder):
        let transitions = workspace.transitions(index, parser.network)
        transitions.terms.begin(
          vectors: workspace.vectors(features, of: encoder, in: self), tokens: features.count)
        let tree = parser.parse(features, presets: output.sentenceStarts, transitions)
        output.heads = tree.heads
        output.relations = tree.relations
        output.sentenceStarts = tree.sentenceStarts()
      case .entities(let recognizer, let encoder):
        let transitions = workspace.transitions(index, recognizer.network)
        transitions.terms.begin(
          vectors: workspace.vectors(features, of: encoder, in: self), tokens: features.count)
        output.entities = recognizer.recognize(features, sentenceStarts: output.sentenceStarts, transitions)
      }
    }
    workspace.end()
    return output
  }
}

/// The two labels of a sentence recogniser, whose names are not in its files.
enum SentenceLabels {
  static let all = ["I", "S"]
  static let start: UInt16 = 1
}
