/// What a model's `tokenizer` file says: where affixes are cut off, and which words are cut in a way of their own.
struct TokenizerRules: Sendable {
  static let file = "tokenizer"

  /// A word that is cut as given; the parts joined are the word.
  struct Exception: Sendable {
    let word: String
    let parts: [(text: String, norm: String?)]
  }

  let prefix: Pattern?
  let suffix: Pattern?
  let infix: Pattern?
  let tokenMatch: Pattern?
  let urlMatch: Pattern?
  /// In the order in which spaCy adds them: sorted by code points.
  let exceptions: [Exception]
  /// Whether only exceptions that hold an affix or a space are looked for across the borders of chunks.
  let fasterHeuristics: Bool

  init(_ directory: ModelDirectory) throws {
    let root = try directory.messagePack(Self.file)
    guard root.map != nil else { throw LinguisticsError(.corrupt, file: Self.file, "is not a map of rules") }
    prefix = try Self.pattern("prefix_search", in: root)
    suffix = try Self.pattern("suffix_search", in: root)
    infix = try Self.pattern("infix_finditer", in: root)
    tokenMatch = try Self.pattern("token_match", in: root)
    urlMatch = try Self.pattern("url_match", in: root)
    fasterHeuristics = root["faster_heuristics"]?.bool ?? true
    exceptions = try (root["exceptions"]?.map ?? []).map { try Self.exception($0.key, $0.value) }
      .sorted { $0.word.unicodeScalars.lexicographicallyPrecedes($1.word.unicodeScalars) }
  }

  private static func pattern(_ name: String, in root: MessagePack) throws -> Pattern? {
    guard let value = root[name], !value.isNull else { return nil }
    guard let source = value.string else { throw LinguisticsError(.corrupt, file: file, "\(name) is not a pattern") }
    return try Pattern(source, file: file)
  }

  private static func exception(_ key: MessagePack, _ value: MessagePack) throws -> Exception {
    guard let word = key.string, !word.isEmpty, let specifications = value.list else {
      throw LinguisticsError(.corrupt, file: file, "an exception is not a word with its parts")
    }
    let parts = try specifications.map { specification -> (text: String, norm: String?) in
      var text: String?
      var norm: String?
      for (attribute, value) in specification.map ?? [] {
        // Attributes are numbered as `StringID` numbers them, or named.
        switch attribute.int ?? attribute.string.map({ Int(truncatingIfNeeded: StringID.of($0)) }) {
        case Int(StringID.of("ORTH")): text = value.string
        case Int(StringID.of("NORM")): norm = value.string
        default:
          throw LinguisticsError(.unsupported, file: file, "exception \(word) sets something else than ORTH and NORM")
        }
      }
      guard let text, !text.isEmpty else {
        throw LinguisticsError(.corrupt, file: file, "exception \(word) has a part without text")
      }
      return (text, norm)
    }
    guard parts.map(\.text).joined() == word else {
      throw LinguisticsError(.corrupt, file: file, "the parts of exception \(word) are not the word")
    }
    return Exception(word: word, parts: parts)
  }
}
