/// The token attributes that an embedding layer can be trained on, by spaCy's names.
enum FeatureAttribute: String, Sendable, Hashable, CaseIterable {
  case orth = "ORTH"
  case norm = "NORM"
  case lower = "LOWER"
  case prefix = "PREFIX"
  case suffix = "SUFFIX"
  case shape = "SHAPE"
  case spacy = "SPACY"
  case isSpace = "IS_SPACE"
}

extension TokenFeatures {
  /// The attribute's number for one token; `token` must be below `count`.
  func value(_ attribute: FeatureAttribute, of token: Int) -> UInt64 {
    switch attribute {
    case .orth: orth[token]
    case .norm: norm[token]
    case .lower: lower[token]
    case .prefix: prefix[token]
    case .suffix: suffix[token]
    case .shape: shape[token]
    case .spacy: spacy[token] ? 1 : 0
    case .isSpace: isSpace[token] ? 1 : 0
    }
  }
}
