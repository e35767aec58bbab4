/// A name in an article that is taken for a place's, before it is decided which place is meant.
struct PlaceName: Sendable {
  enum Form: String, Sendable, Hashable {
    /// The place's own name.
    case literal
    /// A nationality adjective: "Turkish".
    case adjectival
    /// A noun for citizens: "Russians". People, not a place: only the country is told by it.
    case people
  }

  /// What ties the name to another place of the article: "30 km north of Goma", "just west of Bakhmut", "near Kharkiv".
  struct Tie: Sendable, Hashable {
    /// Index of the other name in the article's list.
    var anchor: Int
    /// Degrees, clockwise from north; nil for "near".
    var bearing: Double?
    var kilometres: Double?
  }

  /// Index into the article's fields; nil for the dateline.
  var field: Int?
  /// In the field's document; empty for the dateline.
  var tokens: Range<Int>
  var span: Span
  var text: String
  /// What candidates are looked up by.
  var key: String
  /// Restricts the candidates, for short forms: "Ga." is the state.
  var country: String?
  var form = Form.literal
  var use = PlaceMention.Use.location
  var candidates: [Gazetteer.Match] = []
  /// What the noun beside it says that it is.
  var noun: PlaceNoun = []
  /// Indices of names that say where it lies: "Springfield, Illinois", "in Ukraine's Donetsk region".
  var containers: [Int] = []
  /// It says where another name lies: "Illinois" of "Springfield, Illinois".
  var isContainer = false
  var tie: Tie?
  /// The words that relate what is told to the place: "west of", "near".
  var relation: Range<Int>?
  /// The name with the noun of a site: "Kaduna prison", "a mosque in Kaduna"; nil where there is none.
  var site: Range<Int>?
  /// Its candidates bear a name that differs in a letter.
  var isMisspelt = false
  /// The model calls it a place.
  var isEntity = false
}

extension PlaceName {
  /// A name of a field.
  init(_ text: PlaceText, _ tokens: Range<Int>, field: Int, key: String) {
    self.init(field: field, tokens: tokens, span: text.field.span(tokens), text: text.field.text(tokens), key: key)
  }
}
