/// A spaCy v3 pipeline, run natively: text in, `Document` out.
///
/// Loads the pipeline's own files: tok2vec, tagger, parser, senter, ner, attribute ruler and lemmatizer of any size
/// and with any labels. Immutable: any number of tasks parse at once. What a text gives depends on that text alone.
public struct LanguageModel: Sendable {
  /// Text beyond so many bytes is not tokenized; a document's offsets hold no more.
  public static let longestText = 1 << 30

  /// Name and version as `meta.json` gives them: `en_core_web_sm 3.8.0`.
  public let name: String
  /// The language of the model, ISO 639: `en`.
  public let language: String

  private enum Step: Sendable {
    case ruler(AttributeRuler)
    case lemmatizer(Lemmatizer)
  }

  let tokenizer: Tokenizer
  private let network: Network
  private let steps: [Step]
  /// The names that its documents use.
  public let labels: Labels
  /// The networks' labels as places in `labels`.
  private let tags: [Labels.ID]
  private let relations: [Labels.ID]
  private let entityTypes: [Labels.ID]

  /// Reads the pipeline in `directory`, the folder that holds `config.cfg`.
  ///
  /// Throws `LinguisticsError`, which names the file and what in it is missing, damaged or not supported.
  public init(directory path: String) throws {
    let directory = ModelDirectory(path: path)
    let configuration = try Configuration(directory.text("config.cfg"), file: "config.cfg")
    let pipeline = try Pipeline(configuration)
    let meta = try ModelMeta(directory)
    name = meta.displayName
    language = configuration.string("nlp", "lang") ?? meta.lang
    tokenizer = try Tokenizer(directory, lexicon: Lexicon(directory))
    network = try Network(directory: directory, configuration: configuration, pipeline: pipeline.components)

    var labels = Labels()
    func ids(_ names: [String]) throws -> [Labels.ID] {
      try names.map { name in
        guard let id = labels.add(name) else {
          throw LinguisticsError(.unsupported, file: configuration.file, "more than 65,535 labels")
        }
        return id
      }
    }
    tags = try ids(network.tagLabels)
    relations = try ids(network.relationLabels)
    entityTypes = try ids(network.entityLabels)
    steps = try pipeline.components.compactMap { component in
      switch pipeline.factory(component) {
      case .attributeRuler: .ruler(try AttributeRuler(directory, component: component, labels: &labels))
      case .lemmatizer: .lemmatizer(try Lemmatizer(directory, component: component, configuration: configuration))
      default: nil
      }
    }
    self.labels = labels
  }

  public func parse(_ text: String) -> Document {
    parse(Array(text.utf8))
  }

  /// Any bytes are text: what is not UTF-8 is read as U+FFFD, and offsets still count the bytes as they are.
  public func parse(_ source: [UInt8]) -> Document {
    var document = emptyDocument(of: source)
    fill(&document, with: tokens(of: source))
    annotate(&document, network.annotate(document.features))
    return document
  }

  /// A document of a text without tokens yet.
  func emptyDocument(of source: [UInt8]) -> Document { Document(source: source, labels: labels) }

  func tokens(of source: [UInt8]) -> [TokenRow] {
    let source = source.count > Self.longestText ? Array(source.prefix(Self.longestText)) : source
    if let repaired = RepairedText(source) {
      return repaired.bytes.withUnsafeBufferPointer { text in
        tokenizer.tokenize(text).map { repaired.original($0) }
      }
    }
    return source.withUnsafeBufferPointer(tokenizer.tokenize)
  }

  private func fill(_ document: inout Document, with rows: [TokenRow]) {
    document.features.reserveCapacity(rows.count)
    document.starts = rows.map { Int32(truncatingIfNeeded: $0.start) }
    document.ends = rows.map { Int32(truncatingIfNeeded: $0.end) }
    document.norms = rows.map(\.lexeme.normText)
    for row in rows { document.features.append(row.lexeme, norm: row.lexeme.norm, spacy: row.spacy) }
    document.lemmas = Array(repeating: "", count: rows.count)
    document.partsOfSpeech = Array(repeating: .unset, count: rows.count)
    document.morphology = Array(repeating: .none, count: rows.count)
  }

  private func annotate(_ document: inout Document, _ output: NetworkOutput) {
    document.tags = output.tags.map { tags.indices.contains(Int($0)) ? tags[Int($0)] : .none }
    document.heads = output.heads
    document.relations = output.relations.map { relations.indices.contains(Int($0)) ? relations[Int($0)] : .none }
    document.sentenceRanges = Self.ranges(output.sentenceStarts, count: document.count)
    document.entities = output.entities.map { entity in
      Document.Entity(
        tokens: entity.tokens, label: entityTypes.indices.contains(entity.label) ? entityTypes[entity.label] : .none)
    }
    for step in steps {
      switch step {
      case .ruler(let ruler): ruler.annotate(&document)
      case .lemmatizer(let lemmatizer): lemmatizer.annotate(&document)
      }
    }
  }

  /// The first token starts a sentence, whatever the column says. Without a column all is one sentence.
  private static func ranges(_ starts: [Bool], count: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var first = 0
    for token in starts.indices.dropFirst() where starts[token] && token < count {
      ranges.append(first..<token)
      first = token
    }
    if count > 0 { ranges.append(first..<count) }
    return ranges
  }
}
