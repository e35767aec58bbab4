import Linguistics

/// A field as the gazetteer looks at it: the folded piece of each token, capitals, and the model's entities.
struct PlaceText: Sendable {
  enum EntityKind: Sendable, Hashable {
    case gpe, loc, fac, norp, org, person, date, other

    init(_ label: String) {
      switch label {
      case "GPE": self = .gpe
      case "LOC": self = .loc
      case "FAC": self = .fac
      case "NORP": self = .norp
      case "ORG": self = .org
      case "PERSON": self = .person
      case "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY": self = .date
      default: self = .other
      }
    }

    var isPlace: Bool { self == .gpe || self == .loc }
  }

  struct Entity: Sendable, Hashable {
    var tokens: Range<Int>
    var kind: EntityKind
  }

  let field: ParsedField
  let pieces: [String]
  let capital: [Bool]
  let entities: [Entity]
  /// By token: the entity that holds it, or -1.
  private let entityOf: [Int32]

  init(_ field: ParsedField) {
    self.field = field
    pieces = field.folded.map(GazetteerKey.piece(ofFolded:))
    capital = field.words.map { $0.isCapitalized || ($0.contains("-") && $0.hasUpperCase) }
    entities = field.document.entities.map {
      Entity(tokens: $0.tokens.clamped(to: 0..<field.count), kind: EntityKind(field.document.labels[$0.label]))
    }
    var entityOf = [Int32](repeating: -1, count: field.count)
    for (index, entity) in entities.enumerated() {
      for token in entity.tokens { entityOf[token] = Int32(index) }
    }
    self.entityOf = entityOf
  }

  func entity(at token: Int) -> Entity? {
    guard entityOf.indices.contains(token), entityOf[token] >= 0 else { return nil }
    return entities[Int(entityOf[token])]
  }

  /// The key of a run of tokens: words apart by a space, an apostrophe's letters on the word before.
  func key(_ tokens: Range<Int>) -> String {
    var key = ""
    for token in tokens.clamped(to: 0..<pieces.count) {
      let piece = pieces[token]
      if piece.isEmpty { continue }
      if !key.isEmpty, !joinsPrevious(token) { key += " " }
      key += piece
    }
    return key
  }

  private func joinsPrevious(_ token: Int) -> Bool {
    guard token > 0, field.document.starts[token] == field.document.ends[token - 1] else { return false }
    let first = field.folded[token].utf8.first
    return first == UInt8(ascii: "'") || field.folded[token - 1] == "'"
  }

  /// Whether a small word or mark may stand within a name.
  func isConnector(_ token: Int) -> Bool {
    let word = field.word(token)
    return Self.connectors.contains(word)
  }

  private static let connectors: Set<String> = [
    "-", "'", "'s", ".", "of", "the", "de", "la", "le", "del", "da", "do", "dos", "das", "du", "des", "el", "al", "and",
    "on", "upon", "sur", "en", "am", "in", "les", "los", "las", "an", "der", "den", "aan", "st.", "no", "y", "di",
    "under", "au", "aux", "à",
  ]
}
