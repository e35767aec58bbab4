import Linguistics

/// A field as the gazetteer looks at it: keys of its tokens, capitals, what the tables say of each word, and the model's
/// entities.
///
/// A class, since every look at a name has it at hand: one reference to count instead of thirty.
final class PlaceText: Sendable {
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
  let capital: [Bool]
  private let facts: [PlaceWord]
  let entities: [Entity]
  /// By token: the entity that holds it, or -1.
  private let entityOf: [Int32]

  init(_ field: ParsedField, _ tables: PlaceTables) {
    self.field = field
    capital = field.words.map { $0.isCapitalized || ($0.utf8.contains(0x2D) && $0.hasUpperCase) }
    let facts = field.hashed.map { tables.word($0, $1) }
    self.facts = facts
    var entities = field.document.entities.map {
      Entity(tokens: $0.tokens.clamped(to: 0..<field.count), kind: EntityKind(field.document.labels[$0.label]))
    }
    for index in entities.indices where Self.opensWithPreposition(entities[index], field, facts) {
      entities[index].tokens = entities[index].tokens.dropFirst()
      entities[index].kind = .gpe
    }
    self.entities = entities
    var entityOf = [Int32](repeating: -1, count: field.count)
    for (index, entity) in entities.enumerated() {
      for token in entity.tokens { entityOf[token] = Int32(index) }
    }
    self.entityOf = entityOf
  }

  /// "Near Tripoli, two convoys …": the model takes the capital of the preposition for a name's.
  private static func opensWithPreposition(_ entity: Entity, _ field: ParsedField, _ facts: [PlaceWord]) -> Bool {
    let (first, end) = (entity.tokens.lowerBound, entity.tokens.upperBound)
    guard entity.tokens.count > 1, entity.tokens.count < 5, facts[first].roles.contains(.locative),
      field.word(end) == ","
    else { return false }
    let opening = field.sentences[Int(field.sentenceOf[first])].tokens.lowerBound
    return first == opening || first == opening + 1 && !field.words[opening].startsWithLetter
  }

  /// What the tables say of a token's word; nothing past the ends.
  func word(_ token: Int) -> PlaceWord { facts.indices.contains(token) ? facts[token] : PlaceWord() }

  func entity(at token: Int) -> Entity? {
    guard entityOf.indices.contains(token), entityOf[token] >= 0 else { return nil }
    return entities[Int(entityOf[token])]
  }

  /// The key of a run of tokens: words apart by a space, an apostrophe's letters on the word before.
  func key(_ tokens: Range<Int>) -> String {
    var key = ""
    for token in tokens.clamped(to: 0..<field.count) { lengthen(&key, by: token) }
    return key
  }

  /// The token's part of a key.
  func piece(_ token: Int) -> String { GazetteerKey.piece(ofFolded: field.folded[token]) }

  /// Adds a token to the key of the tokens right before it.
  func lengthen(_ key: inout String, by token: Int) {
    let piece = piece(token)
    if piece.isEmpty { return }
    if !key.isEmpty, !joinsPrevious(token) { key += " " }
    key += piece
  }

  private func joinsPrevious(_ token: Int) -> Bool {
    guard token > 0, field.document.starts[token] == field.document.ends[token - 1] else { return false }
    let first = field.folded[token].utf8.first
    return first == UInt8(ascii: "'") || field.folded[token - 1] == "'"
  }

  /// Whether a small word or mark may stand within a name.
  func isConnector(_ token: Int) -> Bool { word(token).roles.contains(.connector) }
}
