/// What a word under construction consists of so far: decides whether a stop, comma or colon belongs to it.
struct WordShape {
  private(set) var hasLetter = false
  private(set) var hasDigit = false
  private(set) var stops = 0
  /// Letters and digits so far.
  private(set) var length = 0
  /// Letters since the last stop.
  private var lettersSinceStop = 0
  private var hasJoiner = false

  /// Digits, with whatever groups or fractions them.
  var isNumber: Bool { hasDigit && !hasLetter }
  /// "U", "U.S": single letters, each after a stop.
  var isLettersWithStops: Bool { hasLetter && !hasDigit && !hasJoiner && lettersSinceStop == 1 && length == stops + 1 }

  mutating func addLetter() {
    hasLetter = true
    length += 1
    lettersSinceStop += 1
  }

  mutating func addDigit() {
    hasDigit = true
    length += 1
  }

  mutating func addStop() {
    stops += 1
    lettersSinceStop = 0
  }

  mutating func addHyphen() { hasJoiner = true }
  mutating func addApostrophe() { hasJoiner = true }
}
