import Linguistics

/// What the language model's entities say about figures and words of time.
struct TimeEntities: Sendable {
  private enum Kind: UInt8, Sendable { case none, time, number, name, other }

  private var kinds: [Kind]
  /// By token: the entity's tokens.
  private var ranges: [Int32]
  private let document: Linguistics.Document

  /// Years that news speaks of without saying that they are years.
  private static let years = 1400...2100

  init(_ document: Linguistics.Document) {
    self.document = document
    kinds = Array(repeating: .none, count: document.count)
    ranges = Array(repeating: -1, count: document.count)
    for (index, entity) in document.entities.enumerated() {
      let kind = Self.kind(document.labels[entity.label])
      for token in entity.tokens.clamped(to: 0..<document.count) {
        kinds[token] = kind
        ranges[token] = Int32(index)
      }
    }
  }

  private static func kind(_ label: String) -> Kind {
    switch label {
    case "DATE", "TIME": .time
    case "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL": .number
    case "PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "EVENT": .name
    default: .other
    }
  }

  /// Whether the model took four digits for a date.
  func isYear(at index: Int, in matcher: TimeMatcher) -> Bool {
    guard let piece = matcher.piece(index), Self.years.contains(Int(piece.value)),
      kinds.indices.contains(Int(piece.token))
    else { return false }
    return kinds[Int(piece.token)] == .time
  }

  /// Whether tokens are part of a longer name: "USA Today", "Black September".
  ///
  /// - Parameter alone: whether they can be all of a person's name, as "April" can.
  func isName(_ tokens: Range<Int>, alone: Bool) -> Bool {
    guard let first = tokens.first, kinds.indices.contains(first), kinds[first] == .name,
      document.entities.indices.contains(Int(ranges[first]))
    else { return false }
    let name = document.entities[Int(ranges[first])]
    guard name.tokens.lowerBound <= tokens.lowerBound, name.tokens.upperBound >= tokens.upperBound else { return false }
    return name.tokens.count > tokens.count || (alone && document.labels[name.label] == "PERSON")
  }
}
