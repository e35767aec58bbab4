/// A place name found in a document, before it is decided which place it names.
struct Toponym: Sendable, Hashable {
  /// The name alone.
  var name: Range<Int>
  /// With the site noun, when there is one: "Moscow concert hall", "mosque in Kaduna".
  var tokens: Range<Int>
  var use: PlaceMention.Use
  var relation: Range<Int>?
  /// Rows of the gazetteer; empty when it has none of this name.
  var candidates: [Int]
  /// The kinds that the words around ask for: "the village of X", "X province".
  var expected: Expected = .any
  var isSite = false
  /// A locative preposition or a place noun stands before it: surely a location.
  var isGoverned = false
  /// Names of countries and units that stand behind it: the "Lebanon" of "Tripoli, Lebanon".
  var containers: [Range<Int>] = []

  enum Expected: Sendable, Hashable {
    case any, settlement, unit
  }
}
