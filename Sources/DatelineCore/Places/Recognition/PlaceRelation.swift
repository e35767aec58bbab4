/// The words before a name that relate something to its place: "30 km north of", "just west of", "near".
struct PlaceRelation {
  /// "west of", "near".
  var tokens: Range<Int>
  /// Where the whole expression begins, the distance included.
  var start: Int
  /// Degrees, clockwise from north; nil where no direction is said.
  var bearing: Double?
  var kilometres: Double?

  private static let bearings: [String: Double] = [
    "north": 0, "northeast": 45, "north-east": 45, "east": 90, "southeast": 135, "south-east": 135, "south": 180,
    "southwest": 225, "south-west": 225, "west": 270, "northwest": 315, "north-west": 315,
  ]
  private static let kilometresPerUnit: [String: Double] = [
    "km": 1, "kms": 1, "kilometre": 1, "kilometres": 1, "kilometer": 1, "kilometers": 1, "mile": 1.609, "miles": 1.609,
    "mi": 1.609,
  ]
  private static let neighbours: Set<String> = ["near", "outside", "off", "around", "beyond"]

  /// - Parameter token: the name's first token.
  init?(before token: Int, in text: PlaceText, tables: PlaceTables) {
    let field = text.field
    let sentence = field.sentence(of: token).tokens
    func word(_ index: Int) -> String { sentence.contains(index) ? field.word(index) : "" }
    var last = token - 1
    while word(last) == "the" || tables.noun(word(last)).contains(.settlement) { last -= 1 }
    if word(last) == "of", last < token - 1, !tables.noun(word(last + 1)).isEmpty { last -= 1 }
    // "the town of Goma" after "north of".
    if word(last) == "of", tables.noun(word(last - 1)).contains(.settlement) {
      last -= 2
      while word(last) == "the" { last -= 1 }
    }
    if word(last) == "of" {
      guard var first = Self.direction(endingAt: last - 1, word) else { return nil }
      bearing = first.bearing
      tokens = first.start..<last + 1
      if word(first.start - 1) == "the" { first.start -= 1 }
      if ["to", "just", "immediately", "directly"].contains(word(first.start - 1)) { first.start -= 1 }
      start = first.start
    } else if word(last) == "from" {
      tokens = last..<last + 1
      start = last
    } else if word(last) == "to", ["close", "next", "adjacent"].contains(word(last - 1)) {
      tokens = last - 1..<last + 1
      start = last - 1
    } else if Self.neighbours.contains(word(last)) {
      tokens = last..<last + 1
      start = last
    } else {
      return nil
    }
    if let distance = Self.distance(endingAt: start - 1, word) {
      kilometres = distance.kilometres
      start = distance.start
    }
    if word(tokens.lowerBound) == "from", kilometres == nil { return nil }
    while ["some", "about", "around", "roughly", "approximately", "just", "only", "nearly", "almost"].contains(word(start - 1)) {
      start -= 1
    }
  }

  /// "west", "north - west".
  private static func direction(endingAt last: Int, _ word: (Int) -> String) -> (bearing: Double, start: Int)? {
    if word(last - 1) == "-", let bearing = bearings[word(last - 2) + "-" + word(last)] { return (bearing, last - 2) }
    guard let bearing = bearings[word(last)] else { return nil }
    return (bearing, last)
  }

  /// "30 km", "19 miles", "30 kilometers (19 miles)".
  private static func distance(endingAt last: Int, _ word: (Int) -> String) -> (kilometres: Double, start: Int)? {
    var last = last
    if word(last) == ")" {
      // At most a short bracket.
      var open = last - 1
      while open > last - 6, word(open) != "(" { open -= 1 }
      guard word(open) == "(" else { return nil }
      last = open - 1
    }
    if word(last) == "-" { last -= 1 }
    guard let unit = kilometresPerUnit[word(last)] else { return nil }
    let number = word(last - 1) == "-" ? last - 2 : last - 1
    guard let value = Double(word(number).filter { $0 != "," }), value.isFinite, value > 0, value < 3000 else { return nil }
    return (value * unit, number)
  }
}
