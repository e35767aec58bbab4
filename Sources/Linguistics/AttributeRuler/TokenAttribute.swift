/// The token attributes that a ruler's pattern can ask for, by spaCy's names.
enum TokenAttribute: String, Sendable, Hashable {
  case orth = "ORTH"
  case norm = "NORM"
  case lower = "LOWER"
  case prefix = "PREFIX"
  case suffix = "SUFFIX"
  case shape = "SHAPE"
  case isSpace = "IS_SPACE"
  case spacy = "SPACY"
  case tag = "TAG"
  case relation = "DEP"

  /// `TEXT` is another name for `ORTH`; names may be in lower case.
  init?(name: String) {
    let name = name.uppercased()
    self.init(rawValue: name == "TEXT" ? "ORTH" : name)
  }

  var isLabel: Bool { self == .tag || self == .relation }
}

extension Document {
  /// The attribute as a number: a string's id, a label's place, or 0 and 1. `token` must be below `count`.
  func value(_ attribute: TokenAttribute, of token: Int) -> UInt64 {
    switch attribute {
    case .orth: features.orth[token]
    case .norm: features.norm[token]
    case .lower: features.lower[token]
    case .prefix: features.prefix[token]
    case .suffix: features.suffix[token]
    case .shape: features.shape[token]
    case .isSpace: features.isSpace[token] ? 1 : 0
    case .spacy: features.spacy[token] ? 1 : 0
    case .tag: tags.isEmpty ? 0 : UInt64(tags[token].index)
    case .relation: relations.isEmpty ? 0 : UInt64(relations[token].index)
    }
  }
}
