/// Computes what a model was told about word forms when it was trained.
///
/// Source: spaCy 3.8, spacy/lang/lex_attrs.py and spacy/vocab.pyx.
struct Lexicon: Sendable {
  private static let file = "vocab/lookups.bin"
  /// From this length on, in code points, all shapes are one.
  private static let longestShape = 100
  /// A shape repeats a character at most this often in a row.
  private static let longestRun = 4

  /// Norms by the id of the form, from the model, and by the form itself, common to all models.
  private let modelNorms: [UInt64: String]
  private let commonNorms: [String: String]

  init(_ directory: ModelDirectory) throws {
    var modelNorms: [UInt64: String] = [:]
    if directory.has(Self.file), let table = try directory.messagePack(Self.file)["lexeme_norm"] {
      guard let entries = table.map else {
        throw LinguisticsError(.corrupt, file: Self.file, "table lexeme_norm is not a map")
      }
      for (key, value) in entries {
        guard let id = key.hash, let norm = value.string else {
          throw LinguisticsError(
            .corrupt, file: Self.file, "table lexeme_norm holds something else than hashes and words")
        }
        modelNorms[id] = norm
      }
    }
    self.init(modelNorms: modelNorms)
  }

  init(modelNorms: [UInt64: String] = [:]) {
    self.modelNorms = modelNorms
    var norms: [String: String] = [:]
    for line in ResourceLines(PackageResources.norms_tsv) where line.count == 2 { norms[line[0]] = line[1] }
    commonNorms = norms
  }

  /// `text` must not be empty.
  func lexeme(_ text: String) -> Lexeme {
    let scalars = text.unicodeScalars
    let orth = StringID.of(text)
    let lower = text.pythonLowercased
    let norm = modelNorms[orth] ?? commonNorms[text] ?? lower
    return Lexeme(
      orth: orth,
      norm: StringID.of(norm),
      lower: StringID.of(lower),
      prefix: StringID.of(String(scalars.prefix(1))),
      suffix: StringID.of(String(scalars.suffix(3))),
      shape: StringID.of(Self.shape(scalars)),
      isSpace: scalars.allSatisfy { CharacterClass.isSpace($0.value) },
      normText: norm)
  }

  /// `Xxxxx` for "Kharkiv", `dd:dd` for "14:30": letters and digits by kind, runs cut short.
  static func shape(_ scalars: String.UnicodeScalarView) -> String {
    if scalars.index(scalars.startIndex, offsetBy: longestShape, limitedBy: scalars.endIndex) != nil { return "LONG" }
    var shape = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    var run = 0
    for scalar in scalars {
      let kind = kind(scalar)
      run = kind == last ? run + 1 : 1
      last = kind
      if run <= longestRun { shape.append(kind) }
    }
    return String(shape)
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if CharacterClass.isAlphabetic(scalar.value) { return CharacterClass.isUppercase(scalar.value) ? "X" : "x" }
    return CharacterClass.isDigit(scalar.value) ? "d" : scalar
  }
}
